"""Before submission nothing of the key, of the words or of the seed may be anywhere a trainee can look."""

import json
import re
from dataclasses import replace

from sqlalchemy import select, update

from workbench.desk.issuing import seed_of
from workbench.kinds.registry import kind_named
from workbench.model import Words
from workbench.model.wire import encode
from workbench.store.tables import attempts

CANARY = "canary-7f3a"


def with_canaries(world):
    """The same desk, with a canary in every hint, feedback template and reason of the exercise."""
    exercise = world.desk.content.exercises["post-one-eob"]
    marked = replace(
        exercise,
        hints={group: tuple(f"{CANARY} hint {group} {text}" for text in texts) for group, texts in exercise.hints.items()},
        words={code: replace(words, **{line: f"{CANARY} {getattr(words, line)}" for line in Words.__slots__ if line != "sop"})
               for code, words in exercise.words.items()},
        right={column: f"{CANARY} {text}" for column, text in exercise.right.items()},
    )
    content = replace(world.desk.content, exercises={**world.desk.content.exercises, exercise.slug: marked})
    world.http.application.state.desk = world.desk = replace(world.desk, content=content)


def mark_key(world, attempt):
    """Puts the canary into every free text of the stored key; amounts, ids and choices keep their shape."""
    free = ("prefix", "place", "title", "secondary", "competency")

    def marked(plain):
        if isinstance(plain, dict):
            return {name: CANARY + value if name in free else marked(value) for name, value in plain.items()}
        return [marked(each) for each in plain] if isinstance(plain, list) else plain

    with world.desk.store.writing() as connection:
        key = connection.execute(select(attempts.c.key).where(attempts.c.id == attempt)).scalar_one()
        connection.execute(update(attempts).where(attempts.c.id == attempt).values(key=json.dumps(marked(json.loads(key)))))


def everything_a_trainee_can_ask(world, attempt):
    """Every route a trainee may use before submitting, drafts and mistakes included."""
    wrong = encode(world.trapped(attempt)[1])["fields"]
    world.ok("maya", "PUT", f"/attempts/{attempt}/draft", {"answer": {"fields": wrong}, "revision": 0})
    world.ask("maya", "PUT", f"/attempts/{attempt}/draft", {"answer": {"fields": wrong}, "revision": 0})
    world.ok("maya", "POST", f"/attempts/{attempt}/check", {"answer": {"fields": wrong}})
    world.submit("maya", attempt, {"fields": wrong | {"row1.paid": "12o.00"}})
    for address in ("/me", "/home", f"/visit?open={attempt}", "/visit?open=nowhere"):
        world.ask("maya", "GET", address)
    for address in (f"/attempts/{attempt}", f"/attempts/{attempt}/grade"):
        world.ask("maya", "GET", address)
    for address in ("/sops", "/sops?text=CO-16", "/sops/SOP-05", "/visit?open=SOP-05"):
        world.ok("maya", "GET", address)
    for address in ("/steps/SOP-05.6", "/board", "/board/scores?form=csv", "/people", "/audit/verify", "/no/such"):
        world.ask("maya", "GET", address)
    world.ask("maya", "POST", f"/attempts/{attempt}/hints", {"group": "no-such"})
    world.ask("maya", "POST", "/attempts", {"exercise": "post-one-eob", "trap": "no-such"})
    world.ask("helen", "GET", f"/attempts/{attempt}/grade")
    world.ask("helen", "GET", "/board")
    return wrong


def test_no_response_before_submission_holds_a_secret_of_the_key(world):
    for trap in world.desk.content.exercises["post-one-eob"].traps:
        world.seen.clear()
        attempt = world.issue("maya", trap=trap.code)["attempt"]
        typed = everything_a_trainee_can_ask(world, attempt)

        key = world.key(attempt)
        secrets = [secret for secret in kind_named("post-one-eob").secrets(key) if secret not in typed.values()]
        pages = "\n".join(answer.text for answer in world.seen)

        assert secrets
        assert [secret for secret in secrets if re.search(rf"(?<![\d.,]){re.escape(secret)}(?!\d)", pages)] == []


def test_no_response_before_submission_holds_a_hint_a_word_or_the_seed(world):
    with_canaries(world)
    attempt = world.issue("maya")["attempt"]
    mark_key(world, attempt)

    everything_a_trainee_can_ask(world, attempt)

    exercise = world.desk.content.exercises["post-one-eob"]
    pages = "\n".join(answer.text + str(answer.headers) for answer in world.seen)
    assert CANARY not in pages
    assert world.desk.secret.decode() not in pages
    assert seed_of(world.desk.secret, exercise, world.people["maya"].id, 1) not in pages


def test_a_shown_hint_shows_itself_and_no_other(world):
    with_canaries(world)
    attempt = world.issue("maya")["attempt"]

    world.ok("maya", "POST", f"/attempts/{attempt}/hints", {"group": "transfers"})
    page = world.ask("maya", "GET", f"/attempts/{attempt}").text

    assert page.count(CANARY) == 1
    assert f"{CANARY} hint transfers" in page


def test_after_submission_the_words_are_there(world):
    with_canaries(world)
    attempt = world.issue("maya", trap=world.desk.content.exercises["post-one-eob"].traps[0].code)["attempt"]

    graded = world.submit("maya", attempt, world.trapped(attempt)[1])

    assert CANARY in str(graded)


def test_nothing_that_is_printed_of_the_desk_shows_its_secret(world):
    assert world.desk.secret.decode() not in repr(world.desk)
