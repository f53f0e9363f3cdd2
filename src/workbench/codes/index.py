"""The ICD-10-CM search index: one SQLite file with every code of a release, its notes, and its words (FTS5).

It is built once from rows that are handed in and opened by the desk alone; page kernels and exercise kinds never open it.
It finds and describes codes, and decides nothing about answers.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain
from threading import Lock
from typing import NamedTuple

from workbench.codes import spelling
from workbench.codes.searching import find, lay_words
from workbench.codes.wording import lateness, side_of, spoken, telling, words
from workbench.model import Unavailable

_TABLES = """
create table facts (name text primary key, value text not null) without rowid;
create table codes (number integer primary key, code text not null unique, bare text not null, parent text not null,
    title text not null, billable integer not null, notes text not null);
create table names (number integer primary key, code text not null, title text not null, late integer not null,
    said text not null);
create index codes_by_bare on codes (bare);
create index codes_by_parent on codes (parent);
create virtual table words using fts5(said, content='', detail=none, prefix='2 3', tokenize="unicode61 remove_diacritics 2");
"""
_NOTES = ("terms", "includes", "excludes1", "excludes2", "code_first", "use_additional", "code_also")
_CODE_START = re.compile(r"(?=.*\d)[A-Z][A-Z0-9]{0,2}\.?[A-Z0-9]{0,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReleaseCode:
    """A code of a release, as it goes into the index. `parent` is empty for a category; notes are plain sentences of the book."""

    code: str
    parent: str
    title: str
    billable: bool
    terms: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    excludes1: tuple[str, ...] = ()
    excludes2: tuple[str, ...] = ()
    code_first: tuple[str, ...] = ()
    use_additional: tuple[str, ...] = ()
    code_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code that a search offers. `because` is the term of the book that was found, empty when it was the title."""

    code: str
    title: str
    billable: bool
    because: str = ""


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """What the book says of one code, with the notes of the headings above it; nothing of a code that is not `known`."""

    code: str
    known: bool
    title: str = ""
    billable: bool = False
    parents: tuple[CodeHit, ...] = ()
    children: tuple[CodeHit, ...] = ()
    terms: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    excludes1: tuple[str, ...] = ()
    excludes2: tuple[str, ...] = ()
    code_first: tuple[str, ...] = ()
    use_additional: tuple[str, ...] = ()
    code_also: tuple[str, ...] = ()


def build_index(
    target: str | sqlite3.Connection, rows: Iterable[ReleaseCode], release: str = "", days: tuple[date, date] | None = None,
) -> int:
    """Writes the index of a release into an empty file or connection, in one transaction; says how many codes it holds.

    `days` are the first and the last day of service that the release is right for.
    """
    if isinstance(target, str):
        connection = sqlite3.connect(target)
        try:
            return build_index(connection, rows, release, days)
        finally:
            connection.close()
    codes = {each.code: each for each in rows}
    names = {each.code: tuple(_name(name) for name in (each.title, *each.terms, *each.includes)) for each in codes.values()}
    sides = {(each.parent, side_of(each.title)) for each in codes.values()}
    sided = {parent for parent, side in sides if side == "right" and (parent, "left") in sides}
    late = {each.code: lateness(each.code, each.title, each.parent in sided) for each in codes.values()}
    target.executescript(_TABLES + spelling.TABLES)
    with target:
        first, last = (day.isoformat() for day in days) if days else ("", "")
        target.executemany("insert into facts values (?, ?)", (("release", release), ("first", first), ("last", last)))
        expected = sorted(codes, key=lambda code: (late[code] + len(names[code][0].telling), code))
        for number, code in enumerate(expected, start=1):
            _keep(target, number, codes[code])
            if codes[code].billable:
                _name_it(target, number, codes[code], late[code], names[code])
                target.execute("insert into words (rowid, said) values (?, ?)", (number, _all_words(code, codes, names)))
        target.execute("insert into words (words) values ('optimize')")
        spelling.keep_words(target, Counter(chain(lay_words(), *(spoken(name.text) for each in names.values() for name in each))))
    return len(codes)


def open_index(path: str) -> "CodeIndex":
    """The index of a file, read only. Raises Unavailable when there is none."""
    plain = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        connection = sqlite3.connect(f"file:{plain}?mode=ro", uri=True, check_same_thread=False)
        return CodeIndex(connection)
    except sqlite3.Error:
        raise Unavailable("The list of codes is not there yet. Start the workbench again; it builds the list.") from None


class CodeIndex:
    """An open index of `release`, right for services on its `days` (None: not said). May be used by several threads; each query
    takes a few milliseconds.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()
        with self._reading() as read:
            facts = dict(read.execute("select name, value from facts"))
        self.release = str(facts["release"])
        self.days = (date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"])) if facts["first"] else None

    def search(self, text: str, limit: int = 20) -> tuple[CodeHit, ...]:
        """Billable codes for the beginning of a code or for words, the likeliest first; nothing for an empty text."""
        plain = " ".join(text.upper().split())
        with self._reading() as read:
            hits = _by_code(read, plain.replace(".", ""), limit) if _CODE_START.fullmatch(plain) else ()
            return hits or tuple(CodeHit(each.code, each.title, True, each.because) for each in find(read, text, limit))

    def look_up(self, code: str) -> CodeFacts:
        """Everything the book says of a code, however it is typed. An unknown code, or none, is not known."""
        bare = "".join(code.upper().split()).replace(".", "")
        name = f"{bare[:3]}.{bare[3:]}" if len(bare) > 3 else bare
        with self._reading() as read:
            lines = _branch(read, name)
            if not lines:
                return CodeFacts(name, known=False)
            _, title, billable, _ = lines[0]
            below = read.execute("select code, title, billable from codes where parent = ? order by code", (name,))
            kept = [json.loads(notes) for *_, notes in lines]
            return CodeFacts(
                name, True, title, bool(billable), tuple(CodeHit(each[0], each[1], False) for each in lines[1:]),
                tuple(CodeHit(each[0], each[1], bool(each[2])) for each in below),
                **{note: tuple(dict.fromkeys(text for notes in kept for text in notes.get(note, ()))) for note in _NOTES})

    def close(self) -> None:
        """Ends it."""
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            yield self._connection


class _Name(NamedTuple):
    text: str
    telling: list[str]
    words: list[str]


def _name(text: str) -> _Name:
    return _Name(" ".join(text.split()), telling(text), words(text))


def _keep(target: sqlite3.Connection, number: int, each: ReleaseCode) -> None:
    notes = {name: getattr(each, name) for name in _NOTES if getattr(each, name)}
    target.execute("insert into codes values (?, ?, ?, ?, ?, ?, ?)", (
        number, each.code, each.code.replace(".", ""), each.parent, each.title, each.billable, json.dumps(notes)))


def _name_it(target: sqlite3.Connection, number: int, each: ReleaseCode, late: int, names: Sequence[_Name]) -> None:
    """`said` holds the title and each other name in a line of its own: the name (not the title), what it tells, its words."""
    said = "\n".join(f"{name.text if place else ''}\t{' '.join(name.telling)}\t{' '.join(name.words)}"
                     for place, name in enumerate(names))
    target.execute("insert into names values (?, ?, ?, ?, ?)", (number, each.code, each.title, late, said))


def _all_words(code: str, codes: Mapping[str, ReleaseCode], names: Mapping[str, Sequence[_Name]]) -> str:
    """The words of all names of a code and of the headings above it."""
    kept: dict[str, None] = {}
    while code in codes:
        for name in names[code]:
            kept.update(dict.fromkeys(name.words))
        code = codes[code].parent
    return " ".join(kept)


def _by_code(read: sqlite3.Connection, bare: str, limit: int) -> tuple[CodeHit, ...]:
    found = read.execute("select code, title from codes where billable and bare >= ? and bare < ? order by bare limit ?",
                         (bare, bare + "\uffff", limit))
    return tuple(CodeHit(code, title, True) for code, title in found)


def _branch(read: sqlite3.Connection, code: str) -> tuple[tuple[str, str, int, str], ...]:
    """The code and every heading above it, from the code up."""
    lines, wanted = [], code
    while wanted:
        found = read.execute("select code, title, billable, notes, parent from codes where code = ?", (wanted,)).fetchone()
        if found is None:
            break
        lines.append(found[:4])
        wanted = found[4]
    return tuple(lines)
