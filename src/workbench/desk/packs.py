"""The code packs that a site imported: SITE/packs/KIND/VERSION.sqlite with its facts beside it in VERSION.json.

A pack is never changed: another file is another version. What a pack means for screens and claims is not decided here.
"""

import codecs
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from workbench.content.authored import Problems
from workbench.content.pack_files import rows_of_file
from workbench.content.pack_kinds import PackKind
from workbench.desk.pack_rows import Numbered, PackRows, first_day, note_twice, write_rows
from workbench.desk.site import PACKS, BadSite, open_site
from workbench.model import Conflict, Problem

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_ROWS = ".sqlite"
_CHUNK = 1 << 20
_PLAIN, _OFFICE, _UNICODE = "utf-8-sig", "cp1252", "utf-16"
"""How text files are written: in UTF-8, or as office programs and CMS write them; "Unicode text" of a spreadsheet is UTF-16."""
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a spreadsheet (.xlsx, .xls) and a zip file begin, which are no text."""


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
    site: Path, kind: PackKind, files: Sequence[Path], today: date, version: str = "", effective: date | None = None,
) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Stores a file, or the parts of one release, as a pack, whole, or says everything that is wrong and stores nothing.

    Without `version` the first file's name without its ending is one, without `effective` the first day of its rows. The same
    files again are the pack that is there. Raises Conflict for a version that cannot be a name or is taken, BadSite, OSError,
    UnicodeDecodeError.
    """
    version = version or re.sub(r"[^A-Za-z0-9._-]+", "-", files[0].stem).strip("-.")
    if not _VERSION.fullmatch(version):
        raise Conflict(f'"{version}" cannot be the name of a version. Use letters, digits, dots and hyphens, such as 2026-Q1.')
    folder = open_site(site).path / PACKS / kind.value
    digest, encodings = _looked_through(files)
    before = next((pack for pack in packs_of(site) if (pack.kind, pack.version) == (kind, version)), None)
    if before is not None:
        if (before.digest, effective or before.effective) == (digest, before.effective):
            return before, ()
        raise Conflict(f"There is a pack {kind} {version} already, of {before.imported}. Give this one another --version.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    problems, names = Problems(), tuple(file.name for file in files)
    with tempfile.TemporaryDirectory(dir=folder, prefix="new-") as new:
        rows = Path(new) / f"{version}{_ROWS}"
        rows.touch(mode=0o600)
        count = write_rows(rows, kind, _rows(kind, files, encodings, problems))
        note_twice(rows, kind, names, problems)
        begins = effective or first_day(rows, kind)
        if begins is None and not len(problems):
            problems.note("the file", "PK010", "its rows have no dates. Say when it begins, with --effective 2026-01-01.")
        if begins is None or len(problems):
            return None, problems.all()
        pack = Pack(kind, version, begins, count, ", ".join(names), digest, today)
        _store(folder, pack, rows)
    return pack, ()


def packs_of(site: Path) -> tuple[Pack, ...]:
    """The packs of a site, by kind, the newest first. Raises BadSite."""
    found = [_read(path) for kind in PackKind for path in sorted((open_site(site).path / PACKS / kind.value).glob("*.json"))]
    order = list(PackKind)
    return tuple(sorted(found, key=lambda pack: (order.index(pack.kind), -pack.effective.toordinal(), pack.version)))


def newest_first(packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """Packs by the first day they hold, the last one first; of two that begin on one day the one that was imported last."""
    return tuple(sorted(packs, key=lambda pack: (pack.effective, pack.imported, pack.version), reverse=True))


def in_force(packs: Iterable[Pack], kind: PackKind, day: date) -> Pack | None:
    """The pack of a kind that holds on a day: of those that began by then the one that began last."""
    return next((pack for pack in newest_first(packs) if pack.kind is kind and pack.effective <= day), None)


def rows_of(site: Path, pack: Pack) -> PackRows:
    """The rows of a pack, open to be looked up. Raises NotFound when they are gone, BadSite."""
    return PackRows(open_site(site).path / PACKS / pack.kind.value / f"{pack.version}{_ROWS}", pack.kind)


def _looked_through(files: Sequence[Path]) -> tuple[str, tuple[str, ...]]:
    """The SHA-256 of the files' bytes one after the other, and how each is written."""
    digest, encodings = hashlib.sha256(), []
    for path in files:
        decoder = codecs.getincrementaldecoder(_PLAIN)()
        with path.open("rb") as file:
            encoding = _begins_as(path, file.read(4))
            file.seek(0)
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                if encoding == _PLAIN:
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError:
                        encoding = _OFFICE
        encodings.append(encoding)
    return digest.hexdigest(), tuple(encodings)


def _begins_as(path: Path, head: bytes) -> str:
    """How a file with these first bytes is written, as far as they tell. Raises Conflict for what is no text."""
    if head in _WORKBOOKS:
        raise Conflict(f"{path} is a spreadsheet or a zip file. Unpack it, or save the sheet as CSV, and import that.")
    return _UNICODE if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _PLAIN


def _rows(kind: PackKind, files: Sequence[Path], encodings: Sequence[str], problems: Problems) -> Iterator[Numbered]:
    for number, (path, encoding) in enumerate(zip(files, encodings, strict=True)):
        with path.open(encoding=encoding, newline="") as lines:
            for line, row in rows_of_file(kind, lines, problems, path.name if len(files) > 1 else ""):
                yield number, line, row


def _store(folder: Path, pack: Pack, rows: Path) -> None:
    """The rows first, the facts last: without its facts there is no pack."""
    facts = rows.with_suffix(".new")
    facts.touch(mode=0o600)
    facts.write_text(json.dumps(pack.shown(), indent=2) + "\n", "utf-8")
    os.replace(rows, folder / rows.name)
    os.replace(facts, folder / f"{pack.version}.json")


def _read(path: Path) -> Pack:
    try:
        facts = json.loads(path.read_text("utf-8"))
        days = {name: date.fromisoformat(facts[name]) for name in ("effective", "imported")}
        return Pack(**(facts | days | {"kind": PackKind(facts["kind"])}))
    except (ValueError, KeyError, TypeError):
        raise BadSite(f"{path} was changed and cannot be read. Take it away, and import the pack again.") from None
