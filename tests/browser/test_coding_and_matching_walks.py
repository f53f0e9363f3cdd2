"""COD-01 and REC-03 by keyboard alone, from the first key to the feedback."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import look, tab_to
from workbench.kinds.registry import kind_named
from workbench.model.wire import loads

pytestmark = pytest.mark.browser


def open_exercise(page: Page, slug: str, title: str) -> None:
    page.goto(page.url.partition("?")[0] + f"?open={slug}")
    expect(page.locator(".wb-view h1")).to_have_text(title, timeout=30_000)


def right_answer(records, login: str, kind_name: str) -> dict[str, str]:
    kind = kind_named(kind_name)
    newest = "select a.key from attempts a join people p on p.id = a.person where p.login = ? order by a.issued_at desc limit 1"
    return dict(kind.model_answer(loads(kind.key_type, records(newest, login)[0][0])).fields)


def test_ten_findings_are_coded_by_typing_and_choosing(sign_in, records):
    page = sign_in("rosa.lindner")
    open_exercise(page, "find-the-code", "COD-01 Find the code")
    right = right_answer(records, "rosa.lindner", "find-the-code")
    enter_list(page)

    # words bring the list; Escape closes it and keeps what was typed
    page.keyboard.type("low back pain")
    options = page.locator(".wb-list [role=option]")
    expect(options.first).to_contain_text("M54.50")
    look(page, "cod01-list")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    page.keyboard.press("Control+A")

    # a heading is accepted as typed, for one finding; the others are right
    heading = next(name for name, code in right.items() if "." in code)
    type_codes(page, right | {heading: right[heading][:3]})
    expect(page.get_by_text("Draft saved").first).to_be_visible()
    look(page, "cod01-filled")
    tab_to(page, "Submit for grading")
    page.keyboard.press("Enter")

    expect(page.locator(".wb-view h1")).to_have_text("One mistake to learn from")
    expect(page.locator(".wb-finding").first.get_by_text("What it would have cost")).to_be_visible()
    look(page, "cod01-feedback")


def test_payments_are_paired_and_leftovers_named(sign_in, records):
    page = sign_in("rosa.lindner")
    open_exercise(page, "match-eft-to-era", "REC-03 Match EFT to ERA")
    right = right_answer(records, "rosa.lindner", "match-eft-to-era")
    look(page, "rec03-first")

    match_all(page, right)
    expect(page.get_by_text("Draft saved").first).to_be_visible()
    look(page, "rec03-filled")
    tab_to(page, "Submit for grading")
    page.keyboard.press("Enter")

    expect(page.locator(".wb-view h1")).to_have_text("Everything right")
    look(page, "rec03-feedback")


def go_to(page: Page, line: str) -> None:
    """Moves within the focused list to a line by its printed number."""
    page.keyboard.press("Home")
    for _ in range(int(line[1:]) - 1):
        page.keyboard.press("ArrowDown")


def enter_list(page: Page) -> None:
    """Presses Tab until the first finding has the focus."""
    while page.evaluate("document.activeElement.dataset.at") != "0":
        page.keyboard.press("Tab")


def type_codes(page: Page, codes: dict[str, str]) -> None:
    """Types a code for each finding, from the one that has the focus on; Enter goes to the next."""
    for place, name in enumerate(sorted(codes, key=lambda name: int(name.removeprefix("finding")))):
        page.keyboard.type(codes[name])
        page.keyboard.press("Enter")
        if place < len(codes) - 1:
            expect(page.locator(f'input[data-at="{place + 1}"]')).to_be_focused()


def match_all(page: Page, right: dict[str, str]) -> None:
    """Pairs the lines and names what is left over."""
    pairs = {name.partition(".")[0]: text for name, text in right.items() if name.endswith(".pair")}
    labels = {name.partition(".")[0]: text for name, text in right.items() if name.endswith(".label")}
    while page.evaluate("document.activeElement.tagName") != "TR":
        page.keyboard.press("Tab")
    for payment, remittance in pairs.items():
        go_to(page, payment)
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowRight")
        go_to(page, remittance)
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowLeft")
    expect(page.get_by_text(f"{len(pairs)} of 10").first).to_be_visible()
    tab_to(page, "Name the leftovers")
    page.keyboard.press("Enter")
    for _ in labels:
        field = page.evaluate("document.activeElement.dataset.field")
        page.keyboard.type(labels[field.removesuffix(".label")])
        page.keyboard.press("Tab")
