"""What must not be reachable: keys before submission, other people's kernels, drafts and answers. Tried through the real hub."""

import json
import os
import re
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


class Ears:
    """Everything that reaches a browser: bodies of answers and frames of sockets."""

    def __init__(self, page: Page) -> None:
        self._responses, self.frames = [], []
        page.on("response", lambda response: self._responses.append(response))
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: self.frames.append(frame)))

    def heard(self) -> bytes:
        bodies = [response.body() for response in self._responses if response.ok and response.status == 200]
        return b"\n".join([*bodies, *(frame.encode() if isinstance(frame, str) else frame for frame in self.frames)])


def feedback_sentences(folder: Path) -> set[bytes]:
    """Long pieces of the hidden files, between the places that a grader fills in."""
    hidden = [*(folder / "post-one-eob").glob("feedback.toml"), *(folder / "post-one-eob").glob("design.md")]
    pieces = {piece.strip(" .\"'") for path in hidden for line in path.read_text("utf-8").splitlines()
              for piece in re.split(r"\{[^}]*\}|\"", line)}
    shown = (folder / "post-one-eob" / "brief.md").read_text("utf-8")
    return {piece.encode() for piece in pieces if len(piece) > 30 and piece not in shown}


def kernels_of(site) -> dict[int, bytes]:
    """Memory of every page kernel of this site: process id -> all that can be read of it. Only root can: kernels are closed."""
    kernels: dict[int, bytes] = {}
    if os.getuid() != 0:
        return kernels
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"ipykernel_launcher" in words and str(site.folder).encode() in (process / "environ").read_bytes():
            kernels[int(process.name)] = memory_of(process)
    return kernels


def memory_of(process: Path) -> bytes:
    pieces = []
    with open(process / "mem", "rb", 0) as memory:
        for line in (process / "maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if "w" not in rights:
                continue
            begin, end = (int(number, 16) for number in span.split("-"))
            memory.seek(begin)
            try:
                pieces.append(memory.read(end - begin))
            except OSError:
                continue
    return b"".join(pieces)


def plant(site, login: str, canary: str) -> None:
    """Puts the canary into the texts of the key of the person's open attempts, where they rest."""
    with closing(sqlite3.connect(site.folder / "desk.sqlite", timeout=30)) as connection, connection:
        done = connection.execute("""update attempts set key = replace(key, '"prefix":"', '"prefix":"' || ?)
            where person = (select id from people where login = ?)""", (canary, login))
        assert done.rowcount == 1


def test_no_key_reaches_the_browser_or_the_kernel_before_the_grade(site, sign_in, records):
    first = sign_in("nina.park")
    page = first.context.new_page()
    ears = Ears(page)
    canary = f"canary{secrets.token_hex(8)}"
    page.goto(first.url.partition("?")[0] + "?open=post-one-eob")
    expect(page.locator(".wb-view h1")).to_have_text("PAY-04 Post one EOB", timeout=30_000)
    plant(site, "nina.park", canary)

    # everything a trainee can do before submitting
    page.locator("[data-row='0'][data-column='2']").click()
    page.keyboard.type("12.00")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.get_by_role("button", name="Check", exact=True).press("Enter")
    expect(page.get_by_text("Checked.")).to_be_visible()
    page.get_by_role("button", name=re.compile("Show hint 1 of 3")).first.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Show hint 2 of 3"))).to_be_visible()
    page.locator("[data-row='1'][data-column='2']").click()
    page.keyboard.type("12o.00")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Submit for grading").press("Enter")
    expect(page.get_by_text("One cell cannot be read")).to_be_visible()
    page.locator("[data-act=home]").first.click()
    expect(page.locator(".wb-view h1")).to_have_text("My training")
    page.locator("[data-act=open]", has_text="Continue").click()
    expect(page.locator(".wb-view h1")).to_have_text("PAY-04 Post one EOB")

    key, seed = records("select a.key, a.seed from attempts a join people p on p.id = a.person where p.login = 'nina.park'")[0]
    notebooks = b"".join(path.read_bytes() for path in (site.folder / "run" / "pages").rglob("*") if path.is_file())
    told = ears.heard() + page.content().encode() + notebooks
    kernels = kernels_of(site)
    hidden = feedback_sentences(Path(__file__).resolve().parents[2] / "exercises")
    assert canary in key
    assert b"Corvane" in told or b"Bluefen" in told or b"Tessel" in told
    assert len(hidden) > 40
    assert os.getuid() != 0 or any(b"Post one EOB" in memory for memory in kernels.values())
    places = {"browser": told} | {f"kernel {number}": memory for number, memory in kernels.items()}
    for place, content in places.items():
        assert canary.encode() not in content, place
        assert seed.encode() not in content, place
        assert (site.folder / "secrets" / "seed").read_bytes().strip() not in content, place
        assert not {sentence for sentence in hidden if sentence in content}, place


def test_another_persons_kernel_refuses(site, sign_in):
    mine, theirs = sign_in("nina.park"), sign_in("tomas.reyes")
    kernel = json.loads(mine.locator("#jupyter-config-data").inner_text())["kernelId"]
    own = json.loads(theirs.locator("#jupyter-config-data").inner_text())["kernelId"]
    ask = """async ([path, method]) => (await fetch(path, {method, credentials: "same-origin",
        headers: {"X-XSRFToken": (document.cookie.match(/_xsrf=([^;]+)/) || [])[1] || ""}})).status"""
    listen = """path => new Promise(done => { const socket = new WebSocket(location.origin.replace("http", "ws") + path);
        socket.onopen = () => done("open"); socket.onerror = () => done("refused"); })"""
    at = "/services/pages/api/kernels/"

    assert theirs.evaluate(ask, [at + own, "GET"]) == 200
    assert theirs.evaluate(listen, f"{at}{own}/channels") == "open"
    for path, method in ((at + kernel, "GET"), (at + kernel, "DELETE"), (f"{at}{kernel}/interrupt", "POST"),
                         (f"{at}{kernel}/restart", "POST"), (at, "GET"), (at, "POST"),
                         (f"/services/pages/voila/api/shutdown/{kernel}", "POST")):
        assert theirs.evaluate(ask, [path, method]) in (403, 404), (path, method)
    assert theirs.evaluate(listen, f"{at}{kernel}/channels") == "refused"
    assert mine.evaluate(ask, [at + kernel, "GET"]) == 200


@pytest.mark.parametrize("path", [
    "/services/pages/api/contents", "/services/pages/api/terminals", "/services/pages/files/x", "/services/pages/voila/tree",
    "/services/pages/voila/files/home.ipynb", "/services/desk/home", "/services/desk/people", "/hub/api/users", "/hub/admin",
    "/hub/spawn", "/user/nina.park/lab",
])
def test_a_trainees_browser_reaches_nothing_behind_the_pages(sign_in, path):
    page = sign_in("nina.park")

    status = page.evaluate("""async path => (await fetch(path, {redirect: "manual"})).status""", path)
    body = page.evaluate("""async path => await (await fetch(path)).text()""", path)

    assert status in (0, 401, 403, 404), path
    for word in ("cells", "secrets", '"groups"', '"key"', "ipynb"):
        assert word not in body


def test_two_trainees_get_different_amounts_and_each_keeps_their_own(sign_in):
    papers = {}
    for login in ("nina.park", "rosa.lindner"):
        page = sign_in(login)
        for _ in range(2):
            page.goto(page.url.partition("?")[0] + "?open=post-one-eob")
            expect(page.locator(".wb-view h1")).to_have_text("PAY-04 Post one EOB", timeout=30_000)
            papers.setdefault(login, set()).add(page.locator(".wb-doc").first.inner_text())

    assert [len(each) for each in papers.values()] == [1, 1]
    assert papers["nina.park"] != papers["rosa.lindner"]
