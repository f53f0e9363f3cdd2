"""What was typed and not saved yet when a page ended."""

import json

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

END_KERNEL = """async (path) => {
  const proof = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
  return (await fetch(path, {method: "DELETE", headers: {"X-XSRFToken": proof}})).status;
}"""
UNSAVED = "() => document.documentElement.dataset.unsaved"


def start_exercise(page: Page) -> None:
    page.goto(page.url.partition("?")[0] + "?open=post-one-eob")
    expect(page.locator(".wb-grid .tabulator-cell.is-edit").first).to_be_visible(timeout=30_000)


def cell(page: Page, row: int, column: int):
    return page.locator(f'.wb-grid [data-row="{row}"][data-column="{column}"]')


def enter(page: Page, *amounts: str) -> None:
    for amount in amounts:
        page.keyboard.type(amount)
        page.keyboard.press("Tab")


def end_kernel(page: Page) -> None:
    config = json.loads(page.locator("#jupyter-config-data").inner_text())
    assert page.evaluate(END_KERNEL, f"{config['baseUrl']}api/kernels/{config['kernelId']}") == 204


def test_work_typed_after_the_page_fell_asleep_is_there_and_saved_when_it_wakes(sign_in, records):
    page = sign_in("paul.okafor")
    start_exercise(page)
    cell(page, 0, 2).click()
    enter(page, "12")
    expect(page.locator(".wb-saved")).to_contain_text("Draft saved")

    end_kernel(page)
    enter(page, "34", "5")
    assert page.evaluate(UNSAVED) == "2"
    page.evaluate("window.dispatchEvent(new Event('wb-asleep'))")
    expect(page.locator("#wb-asleep .wb-kept")).to_contain_text("2 changes are kept in this browser")
    page.locator("#wb-asleep button").click()

    expect(cell(page, 0, 3)).to_have_text("34.00", timeout=30_000)
    expect(page.locator(".wb-saved")).to_contain_text("Draft saved", timeout=10_000)
    assert page.evaluate(UNSAVED) == "0"
    assert [cell(page, 0, column).inner_text() for column in (2, 3, 4)] == ["12.00", "34.00", "5.00"]
    assert "34.00" in records("select answer from drafts order by saved_at desc limit 1")[0][0]
