"""The demo site's people: a trainee and a colleague with their manager, another team, a reader, an author, an administrator.

They are made once, through the same routes as real people; their passwords are drawn for this site alone and kept in its secrets.
"""

import json
import os
import secrets
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from workbench.desk.opening import open_desk
from workbench.desk.people import first_admin
from workbench.desk.site import make_site, open_site
from workbench.hub.private_desk import private_desk
from workbench.model import Conflict, Group

ADMIN, MANAGER = "admin", "helen.brandt"
FIRST_EXERCISE, DUE_IN = "post-one-eob", timedelta(days=7)
FIRST_LESSON, LESSON_DUE_IN = "reconciliation", timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demo; `part` says in a few words what to sign in for."""

    login: str
    name: str
    part: str
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoTeam:
    """A team by sign-in names."""

    name: str
    members: tuple[str, ...]
    managers: tuple[str, ...]


PEOPLE = (
    DemoPerson("maya.ortiz", "Maya Ortiz", "trainee"),
    DemoPerson(MANAGER, "Helen Brandt", "Maya's manager", (Group.MANAGERS,)),
    DemoPerson("tomas.reyes", "Tomas Reyes", "trainee in the same team"),
    DemoPerson("rosa.lindner", "Rosa Lindner", "reader"),
    DemoPerson("otto.weiss", "Otto Weiss", "author", (Group.AUTHORS,)),
    DemoPerson("nina.park", "Nina Park", "trainee in another team"),
    DemoPerson("paul.okafor", "Paul Okafor", "Nina's manager", (Group.MANAGERS,)),
    DemoPerson(ADMIN, "Site administrator", "administrator", (Group.ADMINS,)),
)
TEAMS = (
    DemoTeam("Billing team", ("maya.ortiz", "tomas.reyes"), (MANAGER,)),
    DemoTeam("Claims follow-up", ("nina.park",), ("paul.okafor",)),
)


def demo_people(site: Path) -> str:
    """Makes the site and its demo people unless they are there. Returns the sign-ins as lines to print."""
    kept, unfinished = site / "secrets" / "sign-ins.json", site / "secrets" / "sign-ins.unfinished"
    if not kept.exists():
        if not unfinished.exists():
            _write(unfinished, json.dumps({each.login: readable_password() for each in PEOPLE}, indent=1))
        _seat(site, json.loads(unfinished.read_text("utf-8")))
        unfinished.replace(kept)
    passwords = json.loads(kept.read_text("utf-8"))
    known = (each for each in PEOPLE if each.login in passwords)
    return "\n".join(f"  {each.login:<14}{passwords[each.login]:<18}{each.name}, {each.part}" for each in known)


def readable_password() -> str:
    """Six syllables and two digits, about 45 bits: fit to be read out, and five tries are all that sign-in allows at a time."""
    syllables = ["".join((secrets.choice("bdfghjklmnprstvz"), secrets.choice("aeiou"))) for _ in range(6)]
    return "-".join(("".join(syllables[:3]), "".join(syllables[3:]), f"{secrets.randbelow(100):02d}"))


def _seat(site: Path, passwords: Mapping[str, str]) -> None:
    desk = open_desk(open_site(site) if (site / "site.toml").exists() else make_site(site))
    with suppress(Conflict), closing(desk.store):  # an earlier start, interrupted, may have got this far or further
        first_admin(desk, ADMIN, PEOPLE[-1].name, passwords[ADMIN])
    with private_desk(site, (ADMIN, MANAGER)) as opened:
        admin, manager = opened.desk_of(ADMIN), opened.desk_of(MANAGER)
        for person in PEOPLE:
            with suppress(Conflict):
                groups = [group.value for group in person.groups]
                admin.add_person(person.login, person.name, passwords[person.login], groups=groups)
        for team in TEAMS:
            admin.add_team(team.name, team.members, team.managers)
        board = manager.board()
        if not board.assigned:
            today = board.me.today
            manager.assign(FIRST_EXERCISE, team=board.team_id, due=(today + DUE_IN).isoformat())
            manager.assign(lesson=FIRST_LESSON, team=board.team_id, due=(today + LESSON_DUE_IN).isoformat())


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
