"""The site's folder: its settings, its secrets, its records. Everything that can be wrong with it is said in a sentence.

`SITE/site.toml`, `secrets/` (for its owner only), `desk.sqlite`, and folders for hub, run and log.
"""

import os
import secrets
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from errno import EDQUOT, ENOSPC
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import make_url

from workbench.content import feedback, read_content
from workbench.desk.desk import Desk
from workbench.kinds.registry import kind_named
from workbench.model import BadContent, Severity, WorkbenchError
from workbench.store import open_store

CHECKOUT = Path(__file__).resolve().parents[3]
FOLDERS = ("secrets", "hub", "run", "log")
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


def open_desk(site: Site) -> Desk:
    """The desk over the site's records and content. Raises BadSite, BadContent, Unavailable."""
    content, problems = read_content(site.content_dir / "exercises", site.content_dir / "sop")
    wrong = [problem for problem in problems if problem.severity is Severity.ERROR]
    if wrong:
        raise BadContent(f"The content has {len(wrong)} problems; `workbench check` lists them. The first: {wrong[0]}")
    with _said_plainly(site.path):
        secret = (site.path / "secrets" / "seed").read_text("ascii").strip().encode()
        address = make_url(site.database)
        if address.get_backend_name() == "sqlite" and address.database:
            _only_for_owner(address.database)
    return Desk(
        store=open_store(site.database), content=content, kind=kind_named, words=feedback, secret=secret,
        now=lambda: datetime.now(UTC), new_id=lambda: secrets.token_hex(8), zone=site.zone, organisation=site.organisation,
    )


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
