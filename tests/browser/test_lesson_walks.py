"""Each guided lesson by keyboard alone: from the list of lessons over its questions and its exercise to "done"."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, look, tab_to
from tests.browser.test_coding_and_matching_walks import enter_list, match_all, type_codes
from tests.browser.test_training_walk import enter_sheet, type_answer
from workbench.hub.demo import readable_password
from workbench.hub.private_desk import private_desk
from workbench.kinds.lessons.moment_key import MomentKey
from workbench.kinds.registry import kind_named
from workbench.model import Entry
from workbench.model.wire import loads

pytestmark = pytest.mark.browser
KEY = """select a.key from attempts a join people p on p.id = a.person
    where p.login = ? and coalesce(a.item, '') = ? order by a.issued_at desc limit 1"""
WALKS = (
    ("claim-coding", "Coding a diagnosis", "COD-01 Find the code"),
    ("payment-posting", "Posting a payment", "PAY-04 Post one EOB"),
    ("reconciliation", "Matching money and remittances", "REC-03 Match EFT to ERA"),
)
"""Slug and title of each lesson, and its exercise."""
EXERCISES = {"claim-coding": "find-the-code", "payment-posting": "post-one-eob", "reconciliation": "match-eft-to-era"}


@pytest.fixture
def learner(site: Site, request: pytest.FixtureRequest) -> str:
    """A new trainee for this walk alone; the sign-in name."""
    login = f"learner{len(site.passwords)}"
    site.passwords[login] = readable_password()
    with private_desk(site.folder, ("admin",)) as opened:
        opened.desk_of("admin").add_person(login, "Lena Learner", site.passwords[login])
    return login


def tab_into(page: Page, moment: str, most: int = 60) -> None:
    """Presses Tab until the field of that question has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id").startswith(f"a-{moment}"):
            return
    raise AssertionError(f"Tab never reached the question {moment}")


def answer(page: Page, key: MomentKey, text: str) -> None:
    """Gives an answer to the question that has the focus, and hands it in with Enter."""
    if key.entry is not Entry.CHOICE:
        page.keyboard.type(text)
    elif key.choices.index(text) == 0:
        page.keyboard.press("Space")
    for _ in range(key.choices.index(text) if key.entry is Entry.CHOICE else 0):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def wrong_answer(key: MomentKey) -> str:
    """An answer that the author expects, and that is not right."""
    return next(slip.answer for slip in key.slips if slip.answer != key.expected)


def verdict(page: Page, moment: str):
    return page.locator(f"#s-{moment}")


def open_lesson(page: Page, title: str) -> None:
    """From any page to the lesson, by the bar and the list."""
    tab_to(page, "Lessons")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Lessons", timeout=30_000)
    verb = page.get_by_role("row", name=re.compile(title)).get_by_role("link").inner_text()
    tab_to(page, verb)
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text(title, timeout=30_000)
    expect(page.locator(".wb-view #h-exercise")).to_be_visible(timeout=60_000)  # the last cell
    expect(page.locator("[data-until]")).to_have_count(0, timeout=30_000)


def do_exercise(page: Page, slug: str, right: dict[str, str]) -> None:
    """Enters the right answer, by keyboard, and waits until it is saved."""
    if slug == "claim-coding":
        enter_list(page)
        type_codes(page, right)
    elif slug == "payment-posting":
        enter_sheet(page)
        type_answer(page, right)
    else:
        match_all(page, right)
    expect(page.get_by_text("Draft saved").first).to_be_visible()


@pytest.mark.parametrize(("slug", "title", "exercise"), WALKS)
def test_a_trainee_goes_through_a_lesson_by_keyboard_and_sees_it_done(sign_in, records, learner, slug, title, exercise):
    def key_of(moment: str) -> MomentKey:
        return loads(MomentKey, records(KEY, learner, moment)[0][0])

    page = sign_in(learner)
    open_lesson(page, title)
    assert page.locator("h1").count() == 1
    assert page.title() == f"{title} · Billing Workbench"
    look(page, f"lesson-{slug}")

    # the first question once wrong, with the reason, and once right with other values; the others right
    first, *others = [each.removeprefix("q-") for each in page.eval_on_selector_all(".wb-moment h3", "all => all.map(e => e.id)")]
    tab_into(page, first)
    answer(page, key_of(first), wrong_answer(key_of(first)))
    expect(verdict(page, first)).to_have_text(f"Wrong: you answered {wrong_answer(key_of(first))}")
    expect(verdict(page, first)).to_be_focused()
    expect(page.get_by_text("Expected:")).to_be_visible()
    look(page, f"lesson-{slug}-wrong")
    tab_to(page, "Try another")
    page.keyboard.press("Enter")
    expect(verdict(page, first)).to_have_count(0)
    answer(page, key_of(first), key_of(first).expected)
    expect(verdict(page, first)).to_have_text(f"Right: {key_of(first).expected}")
    for moment in others:
        tab_into(page, moment)
        answer(page, key_of(moment), key_of(moment).expected)
        expect(verdict(page, moment)).to_have_text(f"Right: {key_of(moment).expected}")
    expect(page.get_by_text(f"{len(others) + 1} of {len(others) + 1} questions answered")).to_be_visible()
    look(page, f"lesson-{slug}-answered")

    # the exercise that it leads to, whole
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text(exercise, timeout=30_000)
    kind = kind_named(EXERCISES[slug])
    right = dict(kind.model_answer(loads(kind.key_type, records(KEY, learner, "")[0][0])).fields)
    do_exercise(page, slug, right)
    tab_to(page, "Submit for grading")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Everything right")

    # the list and the lesson itself say that it is done, and what was answered is still there
    open_lesson(page, title)
    expect(page.get_by_text("Lesson done")).to_be_visible()
    expect(verdict(page, first)).to_have_text(re.compile("^Right: "))
    look(page, f"lesson-{slug}-done")
    tab_to(page, "Lessons")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name=re.compile(title))).to_contain_text("Done", timeout=30_000)
    look(page, f"lessons-{slug}")
