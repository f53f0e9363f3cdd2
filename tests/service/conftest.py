"""A real desk on a real SQLite file, served in process, with the people of two small teams. Clock and secret are passed in."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from fastapi import FastAPI

from workbench.codes.index import CodeIndex, ReleaseCode, build_index
from workbench.content import Content, feedback, read_content
from workbench.desk.desk import Desk
from workbench.desk.people import NewPerson, add_by_command, signed_in
from workbench.desk.register import enter
from workbench.desk.teams import add_team
from workbench.kinds.registry import kind_named
from workbench.model import Answer, Group, Light, Panel, Person, Problem, Scope
from workbench.model.wire import Json, encode, loads
from workbench.service.app import app
from workbench.service.doorkeeper import PrivateDoorkeeper
from workbench.store import open_store
from workbench.store.tables import attempts

ROOT = Path(__file__).resolve().parents[2]
SECRET = b"the-site-secret-that-never-leaves-the-desk"
PASSWORD = "correct horse battery"
PEOPLE = {
    "maya": (), "tomas": (), "rita": (), "helen": (Group.MANAGERS,), "omar": (Group.MANAGERS,), "lea": (Group.LEADS,),
    "carla": (Group.COMPLIANCE,), "otto": (Group.AUTHORS,), "ada": (Group.ADMINS,),
}
"""Helen leads maya and tomas; omar leads otto; rita is in no team."""


@dataclass
class Clock:
    """A clock that stands still until it is told to go on."""

    at: datetime = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, **by: float) -> None:
        """Moves the clock."""
        self.at += timedelta(**by)


@dataclass
class Http:
    """The application in process, asked over its own event loop without a socket."""

    application: FastAPI
    runner: asyncio.Runner

    def request(self, method: str, path: str, **more: Json) -> httpx.Response:
        """One request; an exception inside becomes what the edge makes of it."""
        return self.runner.run(self._request(method, path, **more))

    async def _request(self, method: str, path: str, **more: Json) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.application, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
            return await client.request(method, path, **more)


@dataclass
class World:
    """The served desk, and what tests ask of it in a person's name."""

    desk: Desk
    http: Http
    clock: Clock
    people: dict[str, Person] = field(default_factory=dict)
    seen: list[httpx.Response] = field(default_factory=list)

    def ask(self, who: str, method: str, path: str, body: Json = None) -> httpx.Response:
        """One request as that person; "" is nobody."""
        headers = {"Authorization": f"token {who}-token"} if who else {}
        answer = self.http.request(method, path, headers=headers, content=None if body is None else json.dumps(encode(body)))
        self.seen.append(answer)
        return answer

    def ok(self, who: str, method: str, path: str, body: Json = None) -> Json:
        """The JSON of a request that is granted."""
        answer = self.ask(who, method, path, body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def issue(self, who: str, **wish: Json) -> Json:
        """An issued attempt."""
        return self.ok(who, "POST", "/attempts", {"exercise": "post-one-eob", **wish})

    def key(self, attempt: str) -> object:
        """The key, read from the store behind the service's back."""
        with self.desk.store.reading() as connection:
            text = connection.execute(attempts.select().where(attempts.c.id == attempt)).one().key
        return loads(kind_named("post-one-eob").key_type, text)

    def right(self, attempt: str) -> Answer:
        """The answer with full marks."""
        return kind_named("post-one-eob").model_answer(self.key(attempt))

    def trapped(self, attempt: str, trap: str = "") -> tuple[str, Answer]:
        """A trap of that variant (the first, or the one named) and the answer that falls into it."""
        first = next(each for each in kind_named("post-one-eob").wrong_answers(self.key(attempt)) if trap in ("", each.trap))
        return first.trap, first.answer

    def submit(self, who: str, attempt: str, answer: Answer, submission: str = "") -> Json:
        """A submission that is accepted, from a page that has seen the newest draft."""
        seen = self.ok(who, "GET", f"/attempts/{attempt}")["revision"]
        body = {"submission": submission or f"submission-{attempt}", "answer": answer, "revision": seen}
        return self.ok(who, "POST", f"/attempts/{attempt}/submission", body)

    def graded(self, who: str = "maya", **wish: Json) -> str:
        """An attempt of that person, graded with full marks; its id."""
        attempt = self.issue(who, **wish)["attempt"]
        self.submit(who, attempt, self.right(attempt))
        return str(attempt)

    def assign(self, who: str = "helen", **body: Json) -> Json:
        """An assignment of post-one-eob."""
        return self.ok(who, "POST", "/assignments", {"exercise": "post-one-eob", **body})

    def assigned(self, who: str = "maya", **body: Json) -> str:
        """The id of an assignment given to that person by helen."""
        self.assign(people=(self.people[who].id,), **body)
        return str(self.ok(who, "GET", "/home")["due"][0]["id"])


def some_codes() -> CodeIndex:
    """A list of a few codes, in memory."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build_index(connection, (
        ReleaseCode("M54", "", "Dorsalgia", False, excludes1=("psychogenic dorsalgia (F45.41)",)),
        ReleaseCode("M54.5", "M54", "Low back pain", False),
        ReleaseCode("M54.50", "M54.5", "Low back pain, unspecified", True, terms=("Loin pain", "Lumbago NOS")),
        ReleaseCode("M54.59", "M54.5", "Other low back pain", True),
    ), "ICD-10-CM, a few codes")
    return CodeIndex(connection)


@cache
def shipped() -> tuple[Content, tuple[Problem, ...]]:
    """The content as it is shipped, read once."""
    return read_content(ROOT / "exercises", ROOT / "sop")


def make_desk(folder: Path, clock: Clock) -> Desk:
    """A desk over a fresh database."""
    content, problems = shipped()
    assert not problems, [str(problem) for problem in problems]
    ids = count(1)
    return Desk(
        store=open_store(f"sqlite:///{folder / 'desk.sqlite'}"), content=content, kind=kind_named,
        words=feedback, secret=SECRET, now=clock, new_id=lambda: f"id{next(ids):06d}", zone=ZoneInfo("America/New_York"),
        organisation="Larkmere Medical Group", codes=cache(some_codes), panels=some_panel,
    )


def some_panel(id: str, scope: Scope) -> Panel:
    """A figure that needs no practice."""
    part = f"site {scope.site}, provider {scope.provider}, {scope.period} months"
    return Panel(id, f"Figure of {scope.payer or 'all'}", "0.8", "business days", "≤ 1", Light.GOOD, part, "Median.",
                 "remittances", date(2026, 9, 30), "Larkmere Medical Group")


def settle(desk: Desk) -> dict[str, Person]:
    """Adds the people and their teams, and publishes the content."""
    for login, groups in PEOPLE.items():
        add_by_command(desk, NewPerson(login, login.title(), "", groups, PASSWORD))
    people = {login: signed_in(desk.store, login) for login in PEOPLE}
    add_team(desk, people["ada"], "Billing team", ("maya", "tomas"), ("helen",))
    add_team(desk, people["ada"], "Other team", ("otto",), ("omar", "lea"))
    enter(desk)
    return people


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with everybody in it; password hashes are slow on purpose, so they are made once."""
    folder = tmp_path_factory.mktemp("settled")
    desk = make_desk(folder, Clock())
    settle(desk)
    desk.store.close()
    return folder / "desk.sqlite"


@pytest.fixture
def world(tmp_path: Path, settled: Path) -> Iterator[World]:
    """A fresh copy of it, served."""
    (tmp_path / "desk.sqlite").write_bytes(settled.read_bytes())
    clock = Clock()
    desk = make_desk(tmp_path, clock)
    ids = count(1)
    desk = replace(desk, new_id=lambda: f"new{next(ids):06d}")
    tokens = {login: f"{login}-token" for login in (*PEOPLE, "stranger")}
    with asyncio.Runner() as runner:
        http = Http(app(desk, PrivateDoorkeeper(tokens), "/services/desk"), runner)
        yield World(desk, http, clock, {login: signed_in(desk.store, login) for login in PEOPLE})
    desk.store.close()
