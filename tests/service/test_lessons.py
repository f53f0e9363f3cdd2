"""Lessons: their questions, their parameters, when they are done, and what they leave alone."""

import base64
import csv
import io
import json
import re
from dataclasses import replace

import openpyxl
import pytest
from sqlalchemy import select, update

from workbench.kinds.registry import kind_named
from workbench.model import Answer, Entry, Words
from workbench.model.wire import loads
from workbench.store import Act, verify
from workbench.store.payload import payload_of
from workbench.store.tables import attempts

SLUG = "payment-posting"
ASKS = f"lesson-{SLUG}"
KIND = kind_named("inline-moments")
CANARY = "canary-51c9"


def moments_of(world):
    return world.desk.content.lessons[SLUG].moments


def ask(world, who="maya", item="", **wish):
    """An issued question of the lesson: the one named, else its first."""
    return world.issue(who, **{"exercise": ASKS, "item": item or moments_of(world)[0].id, **wish})


def key_of(world, attempt):
    with world.desk.store.reading() as connection:
        text = connection.execute(select(attempts.c.key).where(attempts.c.id == attempt)).scalar_one()
    return loads(KIND.key_type, text)


def answer(world, who="maya", item="", **wish):
    """A question, answered right; its attempt."""
    issued = ask(world, who, item, **wish)["attempt"]
    world.submit(who, issued, KIND.model_answer(key_of(world, issued)))
    return issued


def answer_all(world, who="maya", **wish):
    return [answer(world, who, moment.id, **wish) for moment in moments_of(world)]


def lesson(world, who="maya", **said):
    query = "&".join(f"{name}={value}" for name, value in said.items())
    return world.ok(who, "GET", f"/lessons/{SLUG}?{query}")


def give(world, **body):
    """The lesson, assigned to Maya by Helen; the assignment's id."""
    world.ok("helen", "POST", "/assignments", {"lesson": SLUG, "people": (world.people["maya"].id,), **body})
    return next(each["id"] for each in world.ok("maya", "GET", "/home")["due"] if each["code"].startswith("LES"))


def hand_in(world, assignment, right=True):
    """The exercise of the lesson, handed in with full marks or blank."""
    attempt = world.issue("maya", assignment=assignment)["attempt"]
    world.submit("maya", attempt, world.right(attempt) if right else Answer())
    return attempt


def test_a_question_is_issued_graded_and_answered_in_words(world):
    issued = ask(world)
    right = KIND.model_answer(key_of(world, issued["attempt"]))

    graded = world.submit("maya", issued["attempt"], right)["graded"]

    assert (issued["mode"], len(issued["prompt"]["work"]["questions"]), issued["prompt"]["hint_groups"]) == ("practice", 1, [])
    assert (graded["points"], graded["passed"], graded["feedback"][0]["verdict"]) == ("100.00", True, "right")
    assert graded["feedback"][0]["why"]


def test_every_slip_is_named_and_points_to_its_step(world):
    for moment in moments_of(world):
        for number in range(len(moment.slips)):
            issued = ask(world, item=moment.id, fresh=True)["attempt"]
            wrong = KIND.wrong_answers(key_of(world, issued))[number]
            said = world.submit("maya", issued, wrong.answer)["graded"]["feedback"][0]
            assert (said["code"], said["title"], said["sop"]) == (wrong.trap, moment.title, moment.sop)
            assert "" not in (said["why"], said["expected"], said["you_entered"])
            assert "{" not in said["why"]


def test_what_cannot_be_read_is_not_graded(world):
    moment = next(each for each in moments_of(world) if each.entry is not Entry.CODE)
    issued = ask(world, item=moment.id)["attempt"]

    result = world.submit("maya", issued, Answer({moment.id: "12o.00"}))

    assert (result["graded"], result["problems"][0]["code"]) == (None, "WB121")
    assert not lesson(world)["moments"][0]["answered"]


def test_a_question_is_asked_once_until_another_is_wanted(world):
    first = ask(world)
    assert ask(world)["attempt"] == first["attempt"]
    world.submit("maya", first["attempt"], Answer())

    again, another = ask(world), ask(world, fresh=True)

    assert (again["attempt"], again["graded"]) == (first["attempt"], True)
    assert another["prompt"]["work"] != first["prompt"]["work"]
    assert lesson(world)["moments"][0] == {"id": moments_of(world)[0].id, "title": moments_of(world)[0].title,
                                           "attempt": first["attempt"], "answered": True}


def test_two_people_get_cases_of_their_own(world):
    mine, theirs = ([ask(world, who, each.id)["prompt"]["work"] for each in moments_of(world)] for who in ("maya", "tomas"))

    assert mine != theirs


def test_the_lesson_says_where_a_person_stands_and_leads_to_its_exercise(world):
    before = lesson(world)
    answer_all(world)
    world.graded()

    after, card = lesson(world), next(each for each in world.ok("maya", "GET", "/lessons")["cards"] if each["slug"] == SLUG)

    assert [each["answered"] for each in before["moments"]] == [False] * len(moments_of(world))
    assert (before["exercise_open"], before["exercise_code"], before["assignment"]) == ("post-one-eob", "PAY-04", "")
    assert not before["done"]
    assert all(each["answered"] for each in after["moments"])
    assert (after["exercise_done"], after["done"]) == (True, True)
    assert (card["answered"], card["exercise_done"], card["done"], card["open"]) == (len(moments_of(world)), True, True, SLUG)
    assert not lesson(world, "tomas")["done"]


@pytest.mark.parametrize(("query", "there_are"), [
    ("payer=medicare", "bluefen, corvane, tessel"), ("practice=northgate", "larkmere"), ("level=5", "2"),
])
def test_an_unknown_parameter_is_refused_naming_what_there_is(world, query, there_are):
    refused = world.ask("maya", "GET", f"/lessons/{SLUG}?{query}")

    assert refused.status_code == 422
    assert refused.json()["sentence"].endswith(f"Choose one of: {there_are}.")


def test_what_there_is_not_is_not_found(world):
    other = give(world)

    for address in ("/lessons/no-such", f"/lessons/{SLUG}?assignment=no-such", f"/lessons/claim-coding?assignment={other}",
                    "/examples/no-such", f"/examples/{ASKS}"):
        assert world.ask("maya", "GET", address).status_code == 404
    assert world.ask("tomas", "GET", f"/lessons/{SLUG}?assignment={other}").status_code == 404
    assert world.ask("maya", "GET", f"/lessons/{SLUG}?level=two").status_code == 422
    for wish in ({"exercise": ASKS}, {"exercise": ASKS, "item": "no-such"}, {"exercise": "post-one-eob", "item": "no-such"}):
        assert world.ask("maya", "POST", "/attempts", wish).status_code == 404


def test_an_assignments_parameters_win_over_the_notebooks(world):
    given = give(world, payer="tessel")

    opened, named = lesson(world, payer="corvane"), lesson(world, payer="corvane", assignment=given)

    assert opened == named
    assert (opened["payer"], opened["payer_name"], opened["assignment"]) == ("tessel", "Tessel HMO", given)
    assert (opened["exercise_open"], opened["level"]) == (f"{given}.exercise", 2)


def test_the_exercise_of_an_assigned_lesson_comes_from_its_payer(world):
    for payer, name in (("tessel", "Tessel HMO"), ("corvane", "Corvane Commercial"), ("bluefen", "Bluefen Health PPO")):
        given = give(world, payer=payer)
        issued = world.issue("maya", assignment=given)
        assert issued["prompt"]["documents"][0]["blocks"][0]["name"] == name
        assert issued["mode"] == "assessed"
        answer_all(world, assignment=given)
        world.submit("maya", issued["attempt"], Answer())


def test_a_question_belongs_to_the_open_assignment_of_its_lesson(world):
    given = give(world)

    answer(world)

    assert lesson(world, assignment=given)["moments"][0]["answered"]
    due = world.ok("maya", "GET", "/home")["due"][0]
    assert (due["standing"], due["page"], due["open"]) == ("in progress", ASKS, given)
    assert due["note"] == "Lesson, Bluefen Health PPO, about 12 min, 1 of 3 questions answered, exercise not submitted yet"


def test_a_lesson_is_done_when_its_questions_are_answered_and_its_exercise_is_handed_in(world):
    given = give(world, due="2026-11-30")
    answer_all(world)
    assert [each["standing"] for each in world.ok("helen", "GET", "/board")["assigned"]] == ["in progress"]

    hand_in(world, given, right=False)

    row = world.ok("helen", "GET", "/board")["assigned"][0]
    assert (row["standing"], row["code"], len(row["attempts"])) == ("done", "LES-02", 1)
    assert row["title"] == "Posting a payment, Bluefen Health PPO"
    assert "3 of 3 questions answered, exercise 0 %, not passed" in row["why"]
    assert world.ok("maya", "GET", "/home")["due"] == []
    assert lesson(world, assignment=given)["done"]
    progress = next(each for each in world.ok("helen", "GET", "/board")["progress"] if each["person"]["login"] == "maya")
    assert (progress["assigned"], progress["started"], progress["done"]) == (1, 0, 1)


def test_the_exports_say_which_lesson_an_attempt_belongs_to(world):
    given = give(world, due="2026-11-30")
    hand_in(world, given, right=False)

    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(world.ok("helen", "GET", "/board/scores?form=xlsx")["content"])))

    scores, assigned = (dict(zip(*tuple(book[name].values)[:2], strict=True)) for name in ("Scores", "Assignments"))
    assert (scores["exercise"], scores["passed"]) == ("PAY-04 Post one EOB", "no")
    assert scores["assignment"] == assigned["assignment"] == "LES-02 Posting a payment, Bluefen Health PPO"
    assert (assigned["lesson questions"], assigned["standing"]) == ("0 of 3", "in progress")


def test_the_grade_of_an_assigned_lessons_exercise_knows_the_way_back_to_the_lesson(world):
    given = give(world)
    done = hand_in(world, given), world.graded()

    grades = [world.ok("maya", "GET", f"/attempts/{attempt}/grade") for attempt in done]

    assert [(each["lesson"], each["assignment"]) for each in grades] == [(ASKS, given), ("", "")]


def test_the_exercise_alone_does_not_make_a_lesson_done(world):
    given = give(world, due="2026-11-24")
    hand_in(world, given)
    world.clock.go_on(days=3)

    row = world.ok("helen", "GET", "/board")["assigned"][0]

    assert row["standing"] == "overdue"
    assert world.ok("maya", "GET", "/home")["due"][0]["note"].endswith("questions answered, exercise submitted")
    answer_all(world)
    assert world.ok("helen", "GET", "/board")["assigned"][0]["standing"] == "done late"


def test_practice_before_the_assignment_is_no_part_of_it(world):
    answer_all(world)
    world.graded()

    given = give(world)

    assert not lesson(world)["done"]
    assert lesson(world, assignment=given)["moments"][0]["attempt"] == ""


def test_one_persons_answers_are_not_anothers(world):
    world.ok("helen", "POST", "/assignments", {"lesson": SLUG, "team": world.ok("helen", "GET", "/board")["team_id"]})
    given = world.ok("tomas", "GET", "/home")["due"][0]["id"]

    answer_all(world, "maya")

    assert not any(each["answered"] for each in lesson(world, "tomas", assignment=given)["moments"])


def test_addresses_lead_to_the_lesson_its_exercise_and_its_feedback(world):
    given = give(world)
    asked = answer(world)

    to_lesson = {"view": "lesson", "page": ASKS, "lesson": SLUG}
    assert to_lesson.items() <= world.ok("maya", "GET", f"/visit?open={SLUG}").items()
    assert to_lesson.items() <= world.ok("maya", "GET", f"/visit?open={ASKS}").items()
    assert (to_lesson | {"assignment": given}).items() <= world.ok("maya", "GET", f"/visit?open={given}").items()
    assert (to_lesson | {"assignment": given}).items() <= world.ok("maya", "GET", f"/visit?open={asked}").items()
    assert world.ok("helen", "GET", f"/visit?open={asked}")["view"] == "home"
    part = world.ok("maya", "GET", f"/visit?open={given}.exercise")
    assert (part["view"], part["exercise"], part["assignment"]) == ("exercise", "post-one-eob", given)
    handed_in = hand_in(world, given, right=False)
    assert world.ok("maya", "GET", f"/visit?open={given}.exercise")["attempt"] == handed_in
    assert world.ok("tomas", "GET", f"/visit?open={given}.exercise")["view"] == "home"


def test_an_exercise_that_was_assigned_by_itself_has_no_lesson_part(world):
    given = world.assigned()

    assert world.ok("maya", "GET", f"/visit?open={given}.exercise")["sentence"]


def test_the_exercise_opened_by_itself_is_no_part_of_the_lesson(world):
    give(world)

    assert world.ok("maya", "GET", "/visit?open=post-one-eob")["assignment"] == ""


def test_questions_are_in_no_list_and_no_score(world):
    given = give(world)
    ask(world, item=moments_of(world)[1].id)
    issued = ask(world)["attempt"]
    wrong = KIND.wrong_answers(key_of(world, issued))[0].answer
    world.ok("maya", "PUT", f"/attempts/{issued}/draft", {"answer": wrong, "revision": 0})
    assert world.ok("maya", "GET", "/home")["going"] is None
    world.submit("maya", issued, wrong)

    page, board = world.ok("maya", "GET", "/home"), world.ok("helen", "GET", "/board")
    download = world.ok("helen", "GET", "/board/scores?form=csv")["content"]

    assert (page["past"], page["stumbles"], page["going"], page["next"]["open"]) == ([], [], None, given)
    assert "average" not in str(page["levels"])
    assert [each["attempts"] for each in board["progress"]] == [[], []]
    assert board["assigned"][0]["attempts"] == []
    assert len(list(csv.reader(io.StringIO(base64.b64decode(download).decode("utf-8-sig"))))) == 1


def test_the_next_exercise_to_suggest_is_never_a_lessons_questions(world):
    assert not world.ok("maya", "GET", "/home")["next"]["open"].startswith("lesson-")


def test_a_manager_can_choose_each_lesson_with_each_payer(world):
    choices = [each for each in world.ok("helen", "GET", "/board")["choices"] if each["lesson"] == SLUG]
    title = world.desk.content.lessons[SLUG].title

    assert [each["payer"] for each in choices] == ["bluefen", "corvane", "tessel"]
    assert choices[0]["label"] == f"Lesson: {title} (Bluefen Health PPO)"
    assert not any(each["exercise"].startswith("lesson-") for each in world.ok("helen", "GET", "/board")["choices"])


def test_the_same_lesson_is_not_given_twice_but_another_payers_is(world):
    bodies = ({}, {}, {"payer": "bluefen"}, {"payer": "tessel"}, {"payer": "tessel", "due": "2026-11-25"})

    given = [world.ok("helen", "POST", "/assignments", {"lesson": SLUG, "people": (world.people["maya"].id,), **body})["assigned"]
             for body in bodies]

    assert given == [1, 0, 0, 1, 1]


@pytest.mark.parametrize(("body", "status"), [
    ({"lesson": "no-such"}, 404), ({"lesson": SLUG, "payer": "medicare"}, 422), ({"lesson": SLUG, "level": 4}, 422),
    ({"lesson": SLUG, "practice": "northgate"}, 422), ({"lesson": SLUG, "exercise": "post-one-eob"}, 422),
    ({"exercise": ASKS}, 404), ({"exercise": "post-one-eob", "payer": "tessel"}, 422), ({}, 404),
])
def test_a_lesson_that_cannot_be_assigned_is_refused_with_a_sentence(world, body, status):
    refused = world.ask("helen", "POST", "/assignments", {"people": (world.people["maya"].id,)} | body)

    assert (refused.status_code, bool(refused.json()["sentence"])) == (status, True)


def test_a_worked_example_is_the_same_for_everybody_and_on_every_site(world):
    address = f"/examples/{SLUG}?payer=tessel"

    mine = world.ok("maya", "GET", address)
    world.http.application.state.desk = replace(world.desk, secret=b"another site")

    assert mine == world.ok("rita", "GET", address)
    assert mine["prompt"]["documents"][0]["blocks"][0]["name"] == "Tessel HMO"
    assert mine == world.ok("maya", "GET", "/examples/post-one-eob?payer=tessel&level=2")


@pytest.mark.parametrize("slug", ["claim-coding", "payment-posting", "reconciliation"])
def test_a_worked_example_says_why_each_part_is_right(world, slug):
    shown = world.ok("maya", "GET", f"/examples/{slug}")

    assert shown["answer"]["fields"].keys() <= shown["notes"].keys()
    assert all(note and "{" not in note for note in shown["notes"].values())


def test_no_response_before_the_answer_holds_a_secret_or_a_word_of_a_question(world):
    mark_words(world)
    given = give(world)
    issued = [ask(world, item=moment.id) for moment in moments_of(world)]
    keys = [mark_key(world, each["attempt"]) for each in issued]
    world.seen.clear()

    for each, moment in zip(issued, moments_of(world), strict=True):
        ask(world, item=moment.id)
        blank = {"answer": {"fields": {moment.id: "?"}}}
        world.ok("maya", "POST", f"/attempts/{each['attempt']}/check", blank)
        world.ok("maya", "PUT", f"/attempts/{each['attempt']}/draft", blank | {"revision": 0})
        for address in (f"/attempts/{each['attempt']}", f"/attempts/{each['attempt']}/grade", f"/visit?open={each['attempt']}"):
            world.ask("maya", "GET", address)
        world.ask("maya", "POST", f"/attempts/{each['attempt']}/hints", {"group": moment.id})
    for address in ("/home", "/lessons", f"/lessons/{SLUG}?assignment={given}", f"/examples/{SLUG}", f"/examples/{ASKS}"):
        world.ask("maya", "GET", address)
    world.ask("helen", "GET", "/board")

    pages = "\n".join(answer.text for answer in world.seen if "/examples/" not in str(answer.url))
    secrets = [secret for key in keys for secret in KIND.secrets(key)]
    assert CANARY not in "\n".join(answer.text for answer in world.seen)
    assert [secret for secret in secrets if re.search(rf"(?<![\d.,]){re.escape(secret)}(?!\d)", pages)] == []


def mark_words(world):
    """A canary in every word that is said after an answer."""
    own = world.desk.content.exercises[ASKS]
    marked = replace(
        own, words={code: replace(words, **{line: CANARY for line in Words.__slots__ if line != "sop"})
                    for code, words in own.words.items()},
        right=dict.fromkeys(own.right, CANARY),
        moments=tuple(replace(each, right=CANARY, slips=tuple(replace(slip, why=CANARY) for slip in each.slips))
                      for each in own.moments))
    content = replace(world.desk.content, exercises={**world.desk.content.exercises, ASKS: marked})
    world.http.application.state.desk = world.desk = replace(world.desk, content=content)


def mark_key(world, attempt):
    """Puts the canary into the stored key; returns the key as it was."""
    key = key_of(world, attempt)
    with world.desk.store.writing() as connection:
        plain = json.loads(connection.execute(select(attempts.c.key).where(attempts.c.id == attempt)).scalar_one())
        plain |= {"prefix": CANARY, "title": CANARY, "values": {"a": CANARY}, "slips": [{"code": CANARY, "answer": CANARY}]}
        connection.execute(update(attempts).where(attempts.c.id == attempt).values(key=json.dumps(plain)))
    return key


def test_the_audit_chain_holds_over_lessons(world):
    given = give(world, payer="corvane")
    answer_all(world)
    hand_in(world, given)

    with world.desk.store.reading() as connection:
        assert verify(connection).ok


def test_records_made_before_there_were_lessons_keep_their_hash(world):
    exercise, question = world.issue("maya")["attempt"], ask(world)["attempt"]

    with world.desk.store.reading() as connection:
        old, new = (json.loads(payload_of(connection, Act.ISSUED, each)) for each in (exercise, question))

    assert "item" not in old
    assert new["item"] == moments_of(world)[0].id


def test_everything_goes_on_where_there_is_no_lesson(world):
    give(world)
    answer(world)
    own = {slug: each for slug, each in world.desk.content.exercises.items() if not slug.startswith("lesson-")}
    retired = replace(world.desk.content.exercises[ASKS], status="retired")
    content = replace(world.desk.content, lessons={}, exercises=own | {ASKS: retired})
    world.http.application.state.desk = world.desk = replace(world.desk, content=content)

    assert world.ok("maya", "GET", "/lessons")["cards"] == []
    assert world.ask("maya", "GET", f"/lessons/{SLUG}").status_code == 404
    assert world.ok("maya", "GET", "/home")["due"][0]["code"] == "LES-02"
    assert world.ok("helen", "GET", "/board")["assigned"][0]["standing"] == "in progress"
    assert world.ask("helen", "GET", "/board/scores?form=xlsx").status_code == 200


def test_the_questions_on_paper_are_for_authors_alone_and_the_same_on_every_site(world):
    address = f"/examples/{ASKS}"

    mine = world.ok("otto", "GET", address)
    world.http.application.state.desk = replace(world.desk, secret=b"another site")

    assert mine == world.ok("otto", "GET", address)
    assert [each["id"] for each in mine["prompt"]["work"]["questions"]] == [each.id for each in moments_of(world)]
    assert mine["answer"]["fields"].keys() == mine["notes"].keys() == {each.id for each in moments_of(world)}
    assert [world.ask(login, "GET", address).status_code for login in ("maya", "helen")] == [404, 404]
