"""The site's folder: its settings, its secrets, its records. Everything that can be wrong with it is said in a sentence.

`SITE/site.toml`, `secrets/` (for its owner only), `desk.sqlite`, `packs/` (the list of codes, made again when it is not there),
and folders for hub, run and log.
"""

import os
import secrets
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from errno import EDQUOT, ENOSPC
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from workbench.model import WorkbenchError
from workbench.store import Store, Verified, open_store, verify

CHECKOUT = Path(__file__).resolve().parents[3]
PACKS = "packs"
WORLDS = "worlds"
MARK = Path("run") / "published"
FOLDERS = ("secrets", "hub", "run", "log", PACKS, WORLDS)
SETTINGS = """# The settings of this site. Change them while the workbench is stopped.
time_zone = "America/New_York"    # due dates end at midnight there
world_date = 2026-09-30           # "today" of the synthetic practice
holidays = []                     # dates without business, such as 2026-12-25
organisation = "Larkmere Medical Group"
content_dir = {content}
# database = "postgresql://user@host/workbench"    # without this line: desk.sqlite in this folder
"""


class BadSite(WorkbenchError):
    """The site's folder cannot be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Site:
    """An opened site folder. `content_dir` holds exercises/ and sop/; `database` is a URL."""

    path: Path
    zone: ZoneInfo
    world_date: date
    holidays: tuple[date, ...]
    organisation: str
    content_dir: Path
    database: str = field(repr=False)


def make_site(path: Path, content_dir: Path = CHECKOUT) -> Site:
    """Makes what is missing of a site's folder and opens it. Keeps what is there. Raises BadSite."""
    with _said_plainly(path):
        path.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            (path / name).mkdir(exist_ok=True, mode=0o700)
        (path / "secrets").chmod(0o700)
        if not (path / "site.toml").exists():
            _write(path / "site.toml", SETTINGS.format(content=_quoted(str(content_dir.resolve()))))
        if not (path / "secrets" / "seed").exists():
            _write(path / "secrets" / "seed", secrets.token_hex(32))
    return open_site(path)


def open_site(path: Path) -> Site:
    """The site in that folder. Raises BadSite when there is none or a setting cannot be used."""
    path = path.resolve()
    with _said_plainly(path):
        if not (path / "site.toml").is_file():
            raise BadSite(f"There is no site in {path}: site.toml is missing. `make up` makes one.")
        text = (path / "site.toml").read_text("utf-8")
    try:
        settings = tomllib.loads(text)
        return Site(
            path=path, zone=ZoneInfo(settings["time_zone"]), world_date=_date(settings, "world_date"),
            holidays=tuple(settings.get("holidays", ())), organisation=str(settings["organisation"]),
            content_dir=Path(settings["content_dir"]), database=settings.get("database") or f"sqlite:///{path / 'desk.sqlite'}",
        )
    except ZoneInfoNotFoundError:
        raise BadSite(f'{path / "site.toml"}: time_zone is not the name of a time zone, such as "America/New_York".') from None
    except KeyError as error:
        raise BadSite(f"{path / 'site.toml'}: the setting {error.args[0]} is missing.") from None
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise BadSite(f"{path / 'site.toml'} cannot be read: {error}.") from None


def secret_of(site: Site) -> bytes:
    """What the seeds of its cases are made with. Raises BadSite."""
    with _said_plainly(site.path):
        return (site.path / "secrets" / "seed").read_text("ascii").strip().encode()


def mark_published(site: Site, at: datetime) -> None:
    """Leaves the mark by which a running desk notices that there is something new. Raises BadSite."""
    with _said_plainly(site.path):
        (site.path / MARK.parent).mkdir(exist_ok=True, mode=0o700)
        _write(site.path / MARK, at.isoformat())


def last_published(site: Site) -> int:
    """A number that changes whenever something is published; 0 before the first time."""
    try:
        return (site.path / MARK).stat().st_mtime_ns
    except OSError:
        return 0


def open_records(site: Site) -> Store:
    """The site's database, brought to the newest schema. Raises BadSite, Unavailable."""
    try:
        with _said_plainly(site.path):
            if database := _file_of(site.database):
                _only_for_owner(database)
        return open_store(site.database)
    except (ArgumentError, ImportError, ValueError):
        sentence = "database is not the address of a database, such as postgresql://user@host/workbench."
        raise BadSite(f"{site.path / 'site.toml'}: {sentence}") from None
    except (DatabaseError, sqlite3.DatabaseError):
        raise BadSite(f"The records of {site.path} cannot be read: this is no database. Put a backup in its place.") from None


def verify_records(path: Path) -> Verified:
    """Checks the audit chain of the site in that folder. Raises BadSite, also when it has no records yet; Unavailable."""
    site = open_site(path)
    with suppress(ArgumentError, ValueError):
        if (database := _file_of(site.database)) and not Path(database).exists():
            raise BadSite(f"The site in {site.path} has no records yet: {database} is not there.")
    store = open_records(site)
    try:
        with store.reading() as connection:
            return verify(connection)
    finally:
        store.close()


def _file_of(database: str) -> str:
    address = make_url(database)
    return (address.database or "") if address.get_backend_name() == "sqlite" else ""


def _only_for_owner(database: str) -> None:
    os.close(os.open(database, os.O_CREAT | os.O_RDWR, 0o600))


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _date(settings: dict[str, object], name: str) -> date:
    value = settings[name]
    if not isinstance(value, date):
        raise ValueError(f"{name} is not a date such as 2026-09-30")
    return value


@contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):
            raise BadSite(f"The disk that holds {path} is full. Free some space and try again; nothing was lost.") from None
        reason = f"The site's folder {path} cannot be used: {error.strerror}."
        raise BadSite(f"{reason} Choose another folder with SITE=folder.") from None
