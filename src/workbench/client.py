"""The kernel's side of the desk: the same views over HTTP, in the name of the person who opened the page.

It takes the token out of `os.environ` into a private place, never a widget or a repr, and fails closed: without a person
nothing is shown. A request is sent once; only a page may repeat `submit`, with the same submission id.
"""

import atexit
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import quote, urlencode

from workbench.model import (
    Answer,
    Board,
    Checked,
    CodeHits,
    Conflict,
    Download,
    Example,
    Graded,
    Hint,
    Home,
    Issued,
    Lessons,
    LessonView,
    Library,
    Me,
    NotAllowed,
    NotFound,
    Panel,
    Person,
    Saved,
    SignedOut,
    SopView,
    Step,
    Submitted,
    Team,
    Unavailable,
    Visit,
    WorkbenchError,
)
from workbench.model.wire import Json, NotReadable, decode, dumps

T = TypeVar("T")
SECONDS = 20
USER, TOKEN, ADDRESS = "HTTP_X_WORKBENCH_USER", "HTTP_X_WORKBENCH_TOKEN", "DESK_URL"
AWAY = "The workbench does not answer right now. What was saved is safe; try again in a moment."
REFUSALS = {401: SignedOut, 403: NotAllowed, 404: NotFound, 409: Conflict, 503: Unavailable}
# A proxy named in the environment must never see a token on its way to this machine's own desk.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Desk:
    """The desk as one person may use it. Every method raises the WorkbenchError tree."""

    def __init__(self, url: str, token: str) -> None:
        self._url, self.__token = url.rstrip("/"), token

    def __repr__(self) -> str:
        return f"Desk({self._url!r})"

    def me(self) -> Me:
        """Who is signed in, and the site's today."""
        return self._get(Me, "/me")

    def home(self) -> Home:
        """My training."""
        return self._get(Home, "/home")

    def visit(self, open: str) -> Visit:
        """Where a page's address leads."""
        return self._get(Visit, "/visit?" + urlencode({"open": open}))

    def lessons(self) -> Lessons:
        """All lessons and how far one is with each."""
        return self._get(Lessons, "/lessons")

    def lesson(self, slug: str, practice: str = "", payer: str = "", level: int = 0, assignment: str = "") -> LessonView:
        """A lesson with the parameters that hold: an assignment's, else these, else its first. Unknown ones are refused."""
        said = {"practice": practice, "payer": payer, "level": level, "assignment": assignment}
        return self._get(LessonView, f"/lessons/{_part(slug)}?" + urlencode(said))

    def example(self, slug: str, payer: str = "", level: int = 0) -> Example:
        """The worked example of a lesson or an exercise, the same for everybody."""
        return self._get(Example, f"/examples/{_part(slug)}?" + urlencode({"payer": payer, "level": level}))

    def issue(self, exercise: str, assignment: str = "", trap: str = "", fresh: bool = False, item: str = "") -> Issued:
        """The open variant of an exercise, else a new one; `trap` or `fresh` always gives new numbers, as practice.

        `item` is a lesson's question; its answered variant comes back unless `fresh`.
        """
        body = {"exercise": exercise, "assignment": assignment, "trap": trap, "fresh": fresh, "item": item}
        return self._send(Issued, "POST", "/attempts", body)

    def attempt(self, id: str) -> Issued:
        """An attempt of one's own, with its draft."""
        return self._get(Issued, f"/attempts/{_part(id)}")

    def save(self, id: str, answer: Answer, revision: int) -> Saved:
        """Keeps a draft over the revision last seen."""
        return self._send(Saved, "PUT", f"/attempts/{_part(id)}/draft", {"answer": answer, "revision": revision})

    def check(self, id: str, answer: Answer) -> Checked:
        """Format and balance only."""
        return self._send(Checked, "POST", f"/attempts/{_part(id)}/check", {"answer": answer})

    def hint(self, id: str, group: str) -> Hint:
        """The next hint of a group."""
        return self._send(Hint, "POST", f"/attempts/{_part(id)}/hints", {"group": group})

    def submit(self, id: str, submission: str, answer: Answer, revision: int) -> Submitted:
        """Grades, once, over the revision last seen. `submission` is a uuid of the page; it gives the first grade again."""
        body = {"submission": submission, "answer": answer, "revision": revision}
        return self._send(Submitted, "POST", f"/attempts/{_part(id)}/submission", body)

    def graded(self, id: str) -> Graded:
        """A graded attempt with the words as its person saw them."""
        return self._get(Graded, f"/attempts/{_part(id)}/grade")

    def step(self, id: str) -> Step:
        """A step of an SOP."""
        return self._get(Step, f"/steps/{_part(id)}")

    def sops(self, text: str = "") -> Library:
        """The SOP library, with where the words or codes of a search stand."""
        return self._get(Library, "/sops?" + urlencode({"text": text}))

    def sop(self, id: str) -> SopView:
        """An SOP as it is in force."""
        return self._get(SopView, f"/sops/{_part(id)}")

    def acknowledge(self, sop: str, version: str, digest: str) -> SopView:
        """Acknowledges the version that was shown. Raises Conflict when another one is in force."""
        body = {"version": version, "digest": digest, "shown": True}
        return self._send(SopView, "POST", f"/sops/{_part(sop)}/acknowledgement", body)

    def codes(self, text: str) -> CodeHits:
        """Billable codes for words or the beginning of a code, with their notes."""
        return self._get(CodeHits, "/codes?" + urlencode({"text": text}))

    def panel(self, id: str, payer: str = "", site: int = 0, provider: int = 0, period: int = 0) -> Panel:
        """A live figure of the practice, for one payer, site (number), provider (number) or all, so many months back."""
        asked = {"payer": payer, "site": site or "", "provider": provider or "", "period": period or ""}
        return self._get(Panel, f"/panels/{_part(id)}?" + urlencode(asked))

    def board(self, team: str = "") -> Board:
        """The team page of a team one leads."""
        return self._get(Board, "/board?" + urlencode({"team": team}))

    def assign(self, exercise: str = "", people: Sequence[str] = (), team: str = "", due: str = "", mode: str = "assessed",
               case: str = "", lesson: str = "", practice: str = "", payer: str = "", level: int = 0) -> int:
        """Gives an exercise, or a lesson with its parameters, to people (ids) or a team, due on a date like "2026-12-01";
        how many got it.
        """
        body = {"exercise": exercise, "case": case, "people": tuple(people), "team": team, "due": due, "mode": mode,
                "lesson": lesson, "practice": practice, "payer": payer, "level": level}
        return int(self._ask("POST", "/assignments", dumps(body))["assigned"])

    def scores(self, form: str, team: str = "") -> Download:
        """The team's scores as "csv" or "xlsx"."""
        return self._get(Download, "/board/scores?" + urlencode({"team": team, "form": form}))

    def add_person(self, login: str, name: str, password: str, job_role: str = "", groups: Sequence[str] = ()) -> Person:
        """Adds a person; administrators only."""
        body = {"login": login, "name": name, "password": password, "job_role": job_role, "groups": tuple(groups)}
        return self._send(Person, "POST", "/people", body)

    def add_team(self, name: str, members: Sequence[str], managers: Sequence[str]) -> Team:
        """Adds a team of sign-in names; administrators only."""
        return self._send(Team, "POST", "/teams", {"name": name, "members": tuple(members), "managers": tuple(managers)})

    def _get(self, kind: type[T], path: str) -> T:
        return _view(kind, self._ask("GET", path))

    def _send(self, kind: type[T], method: str, path: str, body: object) -> T:
        return _view(kind, self._ask(method, path, dumps(body)))

    def _ask(self, method: str, path: str, body: str | None = None) -> Json:
        request = urllib.request.Request(
            self._url + path, method=method, data=None if body is None else body.encode(),
            headers={"Authorization": "token " + self.__token, "Content-Type": "application/json"})
        try:
            with _OPENER.open(request, timeout=SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(error.code, error.read()) from None
        except (OSError, ValueError):
            raise Unavailable(AWAY) from None


def connect() -> Desk:
    """The desk for this page. In a page of the pages service it speaks as the visitor; elsewhere it starts a private desk.

    Raises SignedOut when a page was opened by nobody.
    """
    address, person, token = os.environ.get(ADDRESS, ""), os.environ.pop(USER, ""), os.environ.pop(TOKEN, "")
    if address or person or token:
        if not (address and person and token):
            raise SignedOut("You are signed out. Sign in again to go on; your drafts are saved.")
        return Desk(address, token)
    desk, process = start_private_desk()
    atexit.register(end_private_desk, process)
    return desk


def start_private_desk() -> tuple[Desk, subprocess.Popen[bytes]]:
    """A desk of its own for one local person, and its process, which ends when its input is closed. Raises Unavailable."""
    command = [sys.executable, "-m", "workbench", "desk", "--private"]
    # Its own session: an interrupt of the kernel must not end it.
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    line = process.stdout.readline() if process.stdout else b""
    if not line:
        end_private_desk(process)
        raise Unavailable("The workbench could not start its desk. `workbench check` says whether the content can be used.")
    said = json.loads(line)
    return Desk(said["url"], said["token"]), process


def end_private_desk(process: subprocess.Popen[bytes]) -> int:
    """Closes its input and waits; its exit code."""
    with process:
        pass
    return process.returncode


def _view(kind: type[T], plain: Json) -> T:
    try:
        return decode(kind, plain)
    except NotReadable as error:
        raise Unavailable(f"{AWAY} ({error})") from None


def _refusal(status: int, body: bytes) -> WorkbenchError:
    try:
        sentence = str(json.loads(body)["sentence"])
    except (ValueError, KeyError, TypeError):
        sentence = AWAY
    return REFUSALS.get(status, WorkbenchError)(sentence)


def _part(id: str) -> str:
    return quote(id, safe="")
