"""A reader by keyboard alone: finds CO-16 in three actions, reads, looks a step up beside it, acknowledges, and it stays so."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import look, tab_to

pytestmark = pytest.mark.browser
SIGNED = "You acknowledged version 1.0 today"


def library(page: Page) -> None:
    """The SOP library, by the bar of the page."""
    tab_to(page, "SOP library")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("SOP library", timeout=30_000)
    expect(page.get_by_role("searchbox")).to_be_focused()


def tab_to_tick(page: Page) -> None:
    """Presses Tab until the box of the signature has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "ack-read":
            return
    raise AssertionError("Tab never reached the box")


def test_a_reader_finds_co_16_reads_and_acknowledges_by_keyboard_alone(sign_in, records):
    page = sign_in("rosa.lindner")
    library(page)
    look(page, "sop-library")

    # three actions from the open library: type, take the first place, open it
    page.keyboard.type("CO-16")
    expect(page.get_by_text("Found in 2 places.")).to_be_visible()
    expect(page.locator("mark").first).to_have_text("CO-16")
    look(page, "sop-found")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="SOP-05 step 7: Route what else was not paid")).to_be_focused()
    page.keyboard.press("Enter")
    step = page.get_by_role("heading", name="Route what else was not paid")
    expect(step).to_be_focused(timeout=10_000)
    expect(step).to_be_in_viewport()
    expect(page.locator("#step-7 mark").first).to_have_text("CO-16")

    # figures come by themselves, after the text
    expect(page.get_by_text("Posting lag, median").first).to_be_attached(timeout=60_000)
    look(page, "sop05")

    # another step beside it; Escape leads back
    tab_to(page, "step 2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Step 2: Open the batch")).to_be_focused()
    look(page, "sop05-drawer")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="step 2", exact=True)).to_be_focused()

    # the figures of one payer, then of twelve months
    tab_to(page, "All payers")
    page.keyboard.type("Tes")
    expect(page.get_by_text("Shown: Tessel HMO")).to_be_visible(timeout=20_000)
    tab_to(page, "Last 90 days")
    page.keyboard.press("End")
    expect(page.get_by_text("Shown: Tessel HMO · Both sites · All providers · Last 12 months")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Period")).to_be_focused()
    look(page, "sop05-narrowed")

    # not without the tick; then signed, and it stays so
    tab_to_tick(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tick the box first")).to_be_visible()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Acknowledge 1.0")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text(SIGNED).first).to_be_visible()
    look(page, "sop05-signed")
    page.reload()
    expect(page.get_by_text(SIGNED).first).to_be_attached(timeout=30_000)
    assert page.get_by_role("button", name="Acknowledge 1.0").count() == 0
    kept = "select a.sop, a.version, a.statement from acknowledgements a join people p on p.id = a.person where p.login = ?"
    assert records(kept, "rosa.lindner") == [("SOP-05", "1.0", "I have read SOP-05 version 1.0 and will work by it.")]
