"""The code packs that a site imported: SITE/packs/KIND/VERSION.csv with its facts beside it in VERSION.json.

A pack is never changed: another file is another version. What a pack means for screens and claims is not decided here.
"""

import csv
import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from workbench.content.pack_files import Row, columns_of, first_day, read_pack
from workbench.content.pack_kinds import PackKind
from workbench.desk.site import PACKS, BadSite, open_site
from workbench.model import Conflict, NotFound, Problem

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


@dataclass(frozen=True, slots=True)
class Pack:
    """An imported pack. `effective` is the first day it holds, `file` what it was called, `digest` the SHA-256 of its text."""

    kind: PackKind
    version: str
    effective: date
    rows: int
    file: str
    digest: str
    imported: date

    def shown(self) -> dict[str, str | int]:
        """Its facts for people and programs; dates as 2026-01-01."""
        days = {"effective": self.effective.isoformat(), "imported": self.imported.isoformat()}
        return {**asdict(self), **days, "kind": self.kind.value}


def import_pack(
    site: Path, kind: PackKind, text: str, file: str, today: date, version: str = "", effective: date | None = None,
) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Stores a file as a pack, whole, or says everything that is wrong with it and stores nothing.

    Without `version` the file's name without its ending is one, without `effective` the first day of its rows. The same file
    again is the pack that is there. Raises Conflict for a version that cannot be a name or is taken, BadSite.
    """
    version = version or re.sub(r"[^A-Za-z0-9._-]+", "-", Path(file).stem).strip("-.")
    if not _VERSION.fullmatch(version):
        raise Conflict(f'"{version}" cannot be the name of a version. Use letters, digits, dots and hyphens, such as 2026-Q1.')
    folder = open_site(site).path / PACKS / kind.value
    digest = hashlib.sha256(text.encode()).hexdigest()
    before = next((pack for pack in packs_of(site) if (pack.kind, pack.version) == (kind, version)), None)
    if before is not None:
        if (before.digest, effective or before.effective) == (digest, before.effective):
            return before, ()
        raise Conflict(f"There is a pack {kind} {version} already, of {before.imported}. Give this one another --version.")
    rows, problems = read_pack(kind, text)
    begins = effective or first_day(kind, rows)
    if problems:
        return None, problems
    if begins is None:
        return None, (Problem("the file", "PK010", "its rows have no dates. Say when it begins, with --effective 2026-01-01."),)
    pack = Pack(kind, version, begins, len(rows), Path(file).name, digest, today)
    _store(folder, pack, rows)
    return pack, ()


def packs_of(site: Path) -> tuple[Pack, ...]:
    """The packs of a site, by kind, the newest first. Raises BadSite."""
    found = [_read(path) for kind in PackKind for path in sorted((open_site(site).path / PACKS / kind.value).glob("*.json"))]
    order = list(PackKind)
    return tuple(sorted(found, key=lambda pack: (order.index(pack.kind), -pack.effective.toordinal(), pack.version)))


def in_force(packs: Sequence[Pack], kind: PackKind, day: date) -> Pack | None:
    """The pack of a kind that holds on a day: of those that began by then the one that began last."""
    begun = [pack for pack in packs if pack.kind is kind and pack.effective <= day]
    return max(begun, key=lambda pack: (pack.effective, pack.imported, pack.version), default=None)


def rows_of(site: Path, pack: Pack) -> tuple[Row, ...]:
    """The rows of a pack, in the order of `columns_of`. Raises NotFound when its file is gone, BadSite."""
    path = open_site(site).path / PACKS / pack.kind.value / f"{pack.version}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return tuple(tuple(row) for row in list(csv.reader(lines))[1:])
    except FileNotFoundError:
        raise NotFound(f"The rows of {pack.kind} {pack.version} are gone. Import the file again.") from None


def _store(folder: Path, pack: Pack, rows: Iterable[Row]) -> None:
    """The rows first, the facts last: without its facts there is no pack."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _new(folder / f"{pack.version}.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(columns_of(pack.kind))
        writer.writerows(rows)
    waiting = _new(folder / f"{pack.version}.new")
    waiting.write_text(json.dumps(pack.shown(), indent=2) + "\n", "utf-8")
    os.replace(waiting, folder / f"{pack.version}.json")


def _new(path: Path) -> Path:
    path.touch(mode=0o600)
    return path


def _read(path: Path) -> Pack:
    try:
        facts = json.loads(path.read_text("utf-8"))
        days = {name: date.fromisoformat(facts[name]) for name in ("effective", "imported")}
        return Pack(**(facts | days | {"kind": PackKind(facts["kind"])}))
    except (ValueError, KeyError, TypeError):
        raise BadSite(f"{path} was changed and cannot be read. Take it away, and import the pack again.") from None
