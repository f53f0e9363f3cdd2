"""A trainee's whole way through PAY-04 by keyboard alone, and what her manager sees of it, through the real hub."""

import csv
import io
import itertools
import re
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import look, tab_to
from workbench.kinds.registry import kind_named
from workbench.model.wire import loads

pytestmark = pytest.mark.browser
KIND = kind_named("post-one-eob")
COLUMNS = ("paid", "co45", "pr1", "pr2", "pr3", "other_code", "other_amount", "transfer")


def key_of(records, login: str):
    """The key of the person's newest attempt, as it rests in the desk."""
    newest = "select a.key from attempts a join people p on p.id = a.person where p.login = ? order by a.issued_at desc limit 1"
    return loads(KIND.key_type, records(newest, login)[0][0])


def type_answer(page: Page, fields) -> None:
    """Types row by row from the first cell, Tab after each cell, as in a spreadsheet."""
    rows = sorted({name.split(".")[0] for name in fields})
    for row in rows:
        for column in COLUMNS:
            if text := fields.get(f"{row}.{column}", ""):
                if column == "transfer":
                    page.keyboard.press("F2")
                page.keyboard.type(text)
            page.keyboard.press("Tab")


def cell(page: Page, row: int, column: int):
    return page.locator(f'[role="gridcell"][data-row="{row}"][data-column="{column}"]')


def enter_sheet(page: Page) -> None:
    """Tab into the worksheet and go to its first cell; after that, Tab walks from cell to cell."""
    tab_to(page, "The document")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(cell(page, 0, 2)).to_be_focused()


def test_a_trainee_posts_an_eob_by_keyboard_alone(sign_in, records):
    page = sign_in("maya.ortiz")
    expect(page.locator("main h1")).to_have_text("My training")
    expect(page.get_by_text("Assigned", exact=False).first).to_be_visible()
    look(page, "home-first")

    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("PAY-04 Post one EOB")
    expect(page.locator("main h1")).to_be_focused()
    look(page, "exercise-first")

    # a draft saves itself and survives a closed browser
    key = key_of(records, "maya.ortiz")
    right = dict(KIND.model_answer(key).fields)
    enter_sheet(page)
    page.keyboard.type(right["row1.paid"])
    page.keyboard.press("Tab")
    page.keyboard.type(right["row1.co45"])
    page.keyboard.press("Enter")
    expect(page.get_by_text("Draft saved").first).to_be_visible()
    page.context.close()

    page = sign_in("maya.ortiz")
    look(page, "home-continue")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    expect(cell(page, 0, 2)).to_have_text(right["row1.paid"])
    expect(cell(page, 0, 3)).to_have_text(right["row1.co45"])

    # Check and an unreadable cell tell nothing about right and wrong, and cost nothing
    enter_sheet(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.type("12o.00")
    page.keyboard.press("Enter")
    tab_to(page, "Submit for grading")
    page.keyboard.press("Enter")
    expect(page.get_by_text("One cell cannot be read, so nothing was graded.")).to_be_visible()
    assert page.locator(".is-unreadable").count() == 1
    assert page.locator(".is-wrong").count() == 0
    look(page, "exercise-unreadable")
    graded = """select count(*) from submissions s join attempts a on a.id = s.attempt join people p on p.id = a.person
        where a.mode = 'assessed' and p.login = 'maya.ortiz'"""
    assert records(graded) == [(0,)]

    # a block from a spreadsheet, taken back in one step, and put in again
    page.evaluate("text => navigator.clipboard.writeText(text)", "1.00\t2.00\n3.00\t4.00")
    enter_sheet(page)
    page.keyboard.press("Control+V")
    expect(cell(page, 1, 3)).to_have_text("4.00")
    page.keyboard.press("Control+Z")
    expect(cell(page, 0, 2)).to_have_text(right["row1.paid"])
    expect(cell(page, 1, 2)).to_have_text("12o.00")

    # a hint has a price
    tab_to(page, "Show hint 1 of 3")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Show hint 2 of 3"))).to_be_visible()

    # everything right but one amount: named, with its six lines
    wrong = right | {"row1.paid": swapped(right["row1.paid"])}
    enter_sheet(page)
    type_answer(page, {f"row{n}.{column}": wrong.get(f"row{n}.{column}", "") for n in (1, 2, 3) for column in COLUMNS})
    look(page, "exercise-filled")
    tab_to(page, "Check")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Checked.")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("to learn from")
    expect(page.locator("main h1")).to_be_focused()
    six = page.locator(".wb-finding").first
    for line in ("You entered", "Expected", "Why", "Where to see it", "What it would have cost", "Try next"):
        expect(six.get_by_text(line, exact=True)).to_be_visible()
    look(page, "feedback")

    # the SOP step opens beside it, and Esc gives the focus back
    tab_to(page, "SOP-05")
    page.keyboard.press("Enter")
    drawer = page.locator(".wb-drawer")
    expect(drawer).to_be_visible()
    look(page, "feedback-drawer")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()

    # new numbers
    before = page.locator(".wb-doc").first.inner_text()
    tab_to(page, "Back to my training")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("PAY-04 Post one EOB")
    expect(page.get_by_text(re.compile(r"practice, case \d"))).to_be_visible()
    assert page.locator(".wb-doc").first.inner_text() != before


def swapped(amount: str) -> str:
    """The amount with two neighbouring, different digits exchanged."""
    digits = list(amount)
    places = [n for n, text in enumerate(digits) if text.isdigit()]
    one, other = next((a, b) for a, b in itertools.pairwise(places) if digits[a] != digits[b])
    digits[one], digits[other] = digits[other], digits[one]
    return "".join(digits)


def test_a_trap_is_named_and_can_be_practised_with_new_numbers(sign_in, records):
    page = sign_in("tomas.reyes")
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("PAY-04 Post one EOB")
    key = key_of(records, "tomas.reyes")
    traps = KIND.wrong_answers(key)
    fields = dict(traps[0].answer.fields) if traps else dict(KIND.model_answer(key).fields) | {"row1.pr3": ""}
    enter_sheet(page)
    type_answer(page, fields)
    tab_to(page, "Submit for grading")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("to learn from")
    before = page.locator(".wb-doc").first.inner_text()

    page.locator(".wb-six [data-act=practise]").first.focus()
    page.keyboard.press("Enter")

    expect(page.locator("main h1")).to_have_text("PAY-04 Post one EOB")
    assert page.locator(".wb-doc").first.inner_text() != before
    if traps:
        assert traps[0].trap in {f"PAY-04.{name}" for name in key_of(records, "tomas.reyes").sprung()}


def test_the_manager_assigns_and_sees_each_attempt(sign_in, posted):
    page = sign_in("helen.brandt")
    tab_to(page, "Team")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Billing team", timeout=30_000)
    expect(page.get_by_role("row", name=re.compile("^Maya Ortiz"))).to_contain_text("1")
    look(page, "team")

    tab_to(page, "Maya Ortiz")
    page.keyboard.press("Enter")
    expect(page.locator("#h-att")).to_contain_text("Maya Ortiz, PAY-04 Post one EOB")
    look(page, "team-attempt")

    tab_to(page, "Feedback as Maya saw it")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("to learn from")
    expect(page.get_by_text("Maya Ortiz · Submitted", exact=False)).to_be_visible()
    assert page.locator("[data-act=practise]").count() == 0
    look(page, "team-feedback")
    tab_to(page, "Back to the team")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Billing team")

    tab_to(page, "Assign training")
    page.keyboard.press("Enter")
    look(page, "team-assign")
    page.get_by_label("Who", exact=True).focus()
    page.keyboard.type("Tomas")
    page.get_by_label("Due date").fill((datetime.now(UTC) + timedelta(days=30)).date().isoformat())
    tab_to(page, "Assign")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("is assigned to Tomas Reyes|has PAY-04"))).to_be_visible()


def test_scores_leave_the_house_as_csv_and_xlsx(sign_in, posted):
    page = sign_in("helen.brandt")
    page.goto(page.url.replace("/home", "/team"))
    expect(page.locator("main h1")).to_have_text("Billing team", timeout=30_000)

    with page.expect_download() as csv_file:
        page.get_by_role("button", name="Export CSV").press("Enter")
    with page.expect_download() as xlsx_file:
        page.get_by_role("button", name="Export .xlsx").press("Enter")

    rows = list(csv.reader(io.StringIO(csv_file.value.path().read_text("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file.value.path().read_bytes())).worksheets[0]
    assert any("Maya Ortiz" in row for row in rows)
    assert any("Maya Ortiz" in [cell.value for cell in row] for row in sheet.iter_rows())
    assert any(re.fullmatch("[0-9a-f]{64}", text) for row in rows for text in row)
