import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

ROOT = Path(__file__).resolve().parents[2]
LOOK = ROOT / ".look"
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    system = {"executable_path": CHROMIUM} if CHROMIUM else {}
    return browser_type_launch_args | system | {"args": [*QUIET, *sandbox]}


@dataclass(frozen=True)
class Site:
    """A running workbench: its folder, address, process and sign-ins (login -> password)."""

    folder: Path
    address: str
    process: "subprocess.Popen[str]"
    passwords: dict[str, str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, port: int) -> Site:
    """`workbench up` on that folder; returns when it has printed its address."""
    process = subprocess.Popen([sys.executable, "-m", "workbench", "up", "--site", str(folder), "--port", str(port)], cwd=ROOT,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
    said, address = [], ""
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        if found := re.search(rf"http://127\.0\.0\.1:{port}\S*", line):
            address = found[0].rstrip("/")
        if "Ctrl-C" in line:
            break
    assert address, "".join(said)
    passwords = json.loads((folder / "secrets" / "sign-ins.json").read_text())
    return Site(folder, address, process, passwords)


def stop(site: Site) -> int:
    site.process.send_signal(signal.SIGINT)
    return site.process.wait(timeout=30)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = start(tmp_path_factory.mktemp("browser") / "site", free_port())
    yield running
    assert stop(running) == 0


@pytest.fixture
def sign_in(site: Site, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """A signed-in page of its own for each person asked for."""
    contexts: list[BrowserContext] = []

    def page_of(login: str) -> Page:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True,
                                      permissions=["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.goto(site.address)
        page.get_by_label("Sign-in name").fill(login)
        page.get_by_label("Password").fill(site.passwords[login])
        page.keyboard.press("Enter")
        expect(page.locator("main h1")).to_be_visible(timeout=30_000)
        return page

    yield page_of
    for context in contexts:
        context.close()


def look(page: Page, name: str) -> None:
    """Keep a picture and an axe report in .look/; serious or critical findings fail the test."""
    LOOK.mkdir(exist_ok=True)
    page.screenshot(path=LOOK / f"{name}.png", full_page=True)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    violations = found.response["violations"]
    (LOOK / f"{name}.axe.json").write_text(json.dumps(violations, indent=1))
    bad = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in violations if each["impact"] in ("serious", "critical")]
    assert not bad, f"{name}: {bad}"
