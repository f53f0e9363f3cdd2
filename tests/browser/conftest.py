import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from workbench.hub.private_desk import private_desk
from workbench.kinds.registry import kind_named
from workbench.model import Answer
from workbench.model.wire import loads
from workbench.money import plain, usd

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
    """Ctrl-C. Returns the exit code."""
    site.process.send_signal(signal.SIGINT)
    site.process.communicate(timeout=60)
    return site.process.returncode


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = start(tmp_path_factory.mktemp("browser") / "site", free_port())
    yield running
    assert stop(running) == 0


@pytest.fixture
def sign_in(site: Site, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """A signed-in page, in a browser of its own, for each person asked for."""
    contexts: list[BrowserContext] = []

    def page_of(login: str) -> Page:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True,
                                      permissions=["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.goto(site.address)
        expect(page.get_by_label("Sign-in name")).to_be_focused()
        page.keyboard.type(login)
        page.keyboard.press("Tab")
        page.keyboard.type(site.passwords[login])
        page.keyboard.press("Enter")
        expect(page.locator(".wb-view h1")).to_be_visible(timeout=30_000)
        return page

    yield page_of
    for context in contexts:
        for page in context.pages:
            page.goto("about:blank")  # leaving a page ends its kernel, as closing its tab does
        context.close()


@pytest.fixture
def records(site: Site) -> Callable[..., list[tuple[str, ...]]]:
    """Reads the running site's database, as an administrator of the machine could."""

    def read(question: str, *values: str) -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(f"file:{site.folder / 'desk.sqlite'}?mode=ro", uri=True)) as connection:
            return connection.execute(question, values).fetchall()

    return read


@pytest.fixture(scope="session")
def posted(site: Site) -> str:
    """Maya has posted one EOB as practice, with a copay written off; through the same routes that her page uses."""
    with private_desk(site.folder, ("maya.ortiz",)) as opened:
        maya = opened.desk_of("maya.ortiz")
        attempt = maya.issue("post-one-eob", fresh=True).attempt
        with closing(sqlite3.connect(f"file:{site.folder / 'desk.sqlite'}?mode=ro", uri=True)) as connection:
            kept = connection.execute("select key from attempts where id = ?", (attempt,)).fetchone()[0]
        kind = kind_named("post-one-eob")
        right = dict(kind.model_answer(loads(kind.key_type, kept)).fields)
        given = right | {"row1.co45": plain(usd(right["row1.co45"]) + usd(right["row1.pr3"])), "row1.pr3": ""}
        assert maya.submit(attempt, f"posted-{attempt}", Answer(given), 0).graded
    return attempt


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Presses Tab until the element whose words begin with `name` has the focus, as somebody without a mouse does."""
    focused = "() => [document.activeElement].map(e => (e.getAttribute('aria-label') || e.innerText || '').trim())[0]"
    for _ in range(most):
        page.keyboard.press("Tab")
        words = page.evaluate(focused)
        if words.startswith(name):
            return
    raise AssertionError(f"Tab never reached {name!r}; the focus is on {words!r}")


def look(page: Page, name: str) -> None:
    """Keep a picture and an axe report in .look/; serious or critical findings fail the test."""
    LOOK.mkdir(exist_ok=True)
    page.screenshot(path=LOOK / f"{name}.png", full_page=True)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    violations = found.response["violations"]
    (LOOK / f"{name}.axe.json").write_text(json.dumps(violations, indent=1))
    bad = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in violations if each["impact"] in ("serious", "critical")]
    assert not bad, f"{name}: {bad}"
