"""page.*: from the address to a page that can be clicked, through the real hub in Chromium; first_answer: sign-in to a grade.

page.sop: an SOP with its text on the screen; its live figures arrive after that.
"""

import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks._measure import report
from tests.browser.conftest import CHROMIUM, QUIET, Site, free_port, start, stop

TIMES = 5
READY = ".wb-view h1"


def sign_in(page: Page, site: Site, login: str) -> None:
    """Through the sign-in page, as a person does."""
    page.goto(site.address)
    page.fill("#username", login)
    page.fill("#password", site.passwords[login])
    page.keyboard.press("Enter")
    page.wait_for_selector(READY)


def seconds_to_open(page: Page, address: str) -> float:
    """From asking for the page until its first widget is on the screen."""
    begin = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(READY)
    return time.perf_counter() - begin


def kernel_megabytes(site: Site) -> float:
    """The median proportional set size of the site's page kernels; 0 where only root could read it (kernels are closed)."""
    sizes = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words, settings = (process / "cmdline").read_bytes().split(b"\0"), (process / "environ").read_bytes()
            if b"ipykernel_launcher" in words and str(site.folder).encode() in settings:
                lines = (process / "smaps_rollup").read_text().splitlines()
                sizes.append(next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024)
        except OSError:
            continue
    return statistics.median(sizes) if sizes else 0


def measure(site: Site) -> None:
    """A new browser for each cold page; the warm ones have the scripts in their cache."""
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        cold, warm = [], []
        for _ in range(TIMES):
            context = browser.new_context()
            page = context.new_page()
            sign_in(page, site, "maya.ortiz")
            cookies = context.cookies()
            context.close()
            context = browser.new_context()
            context.add_cookies(cookies)
            page = context.new_page()
            cold.append(seconds_to_open(page, site.address + "/services/pages/home"))
            warm.append(seconds_to_open(page, site.address + "/services/pages/home"))
            memory = kernel_megabytes(site)
            context.close()
        report("page.cold_s", statistics.median(cold), "s", f"median of {TIMES}, empty browser cache, home page with its data")
        report("page.warm_s", statistics.median(warm), "s", f"median of {TIMES}, scripts cached, new kernel each time")
        report("page.sop.warm_s", statistics.median(sop_pages(browser.new_page(), site)), "s",
               f"median of {TIMES}, SOP-05 readable, scripts cached")
        if memory:
            report("page.memory_mb", memory, "MB", "proportional set size of a page's kernel")
        report("first_answer.seconds", first_answer(browser.new_page(), site), "s",
               "typed by a machine: what the workbench itself takes from the sign-in page to the first graded answer")
        browser.close()


def sop_pages(page: Page, site: Site) -> list[float]:
    """One reader opens the same SOP again and again; the first time is not counted."""
    sign_in(page, site, "rosa.lindner")
    address = site.address + "/services/pages/sop?open=SOP-05"
    return [seconds_to_open(page, address) for _ in range(TIMES + 1)][1:]


def first_answer(page: Page, site: Site) -> float:
    """Sign in, open what is due, fill a row, submit."""
    begin = time.perf_counter()
    sign_in(page, site, "tomas.reyes")
    page.locator("[data-act=open]").first.click()
    page.wait_for_selector("[data-row='0'][data-column='2']")
    page.locator("[data-row='0'][data-column='2']").click()
    for text in ("110.00", "70.00", "", "", "30.00"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Submit for grading").click()
    page.wait_for_selector(".wb-finding")
    return time.perf_counter() - begin


def main() -> None:
    """On a new demo site of its own."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-bench-"))
    site = start(folder / "site", free_port())
    try:
        measure(site)
    finally:
        stop(site)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
