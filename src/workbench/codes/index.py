"""The ICD-10-CM search index: one SQLite file with every code of a release, its notes, and its words (FTS5).

It is built once from rows that are handed in and opened by the desk alone; page kernels and exercise kinds never open it.
It finds and describes codes, and decides nothing about answers.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from workbench.codes.lay_words import EVERYDAY, LAY_WORDS
from workbench.model import Unavailable

_TABLES = """
create table facts (name text primary key, value text not null) without rowid;
create table codes (number integer primary key, code text not null unique, bare text not null, parent text not null,
    title text not null, billable integer not null, notes text not null);
create index codes_by_bare on codes (bare);
create index codes_by_parent on codes (parent);
create virtual table words using fts5(title, terms, content='', detail=none, prefix='2 3',
    tokenize="unicode61 remove_diacritics 2");
"""
_CANDIDATES = """
select number, code, title, notes from codes
where number in (select rowid from words where words match ? order by rowid limit ?) order by number
"""
_NOTES = ("terms", "includes", "excludes1", "excludes2", "code_first", "use_additional", "code_also")
_WORD = re.compile(r"[a-z0-9]+")
_SKIPPED = frozenset({"a", "an", "and", "at", "by", "for", "in", "my", "of", "on", "or", "the", "to", "with"})
_SAYS_LITTLE = frozenset({"unspecified", "nos", "not", "specified", "site", "without", "complication", "complications"})
"""Words that make a title longer and no rarer."""
_VAGUE = re.compile(r"(?:,|\bof|\bin|\band) unspecified \w")
"""A side or site that was left out; such a code comes after those that name it."""
_READ = 400
"""How many candidates are read and ranked; the likeliest come first in the table itself."""
_LONGEST_QUERY = 12
_EVERYDAY_LEAD = 3
"""So many words more may the title of an everyday code have."""
_CODE_START = re.compile(r"(?=.*\d)[A-Z][A-Z0-9]{0,2}\.?[A-Z0-9]{0,4}", re.ASCII)
_RARER_CHAPTERS = "OPQSTVWXYZ"
"""Pregnancy, newborns, malformations, injuries, external causes, circumstances: found when named, after the everyday ones."""


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


def build_index(target: str | sqlite3.Connection, rows: Iterable[ReleaseCode], release: str = "") -> int:
    """Writes the index of a release into an empty file or connection, in one transaction; says how many codes it holds."""
    if isinstance(target, str):
        connection = sqlite3.connect(target)
        try:
            return build_index(connection, rows, release)
        finally:
            connection.close()
    codes = {each.code: each for each in rows}
    target.executescript(_TABLES)
    with target:
        target.execute("insert into facts values ('release', ?)", (release,))
        for number, each in enumerate(sorted(codes.values(), key=_expected_first), start=1):
            notes = {name: getattr(each, name) for name in _NOTES if getattr(each, name)}
            target.execute("insert into codes values (?, ?, ?, ?, ?, ?, ?)", (
                number, each.code, each.code.replace(".", ""), each.parent, each.title, each.billable, json.dumps(notes)))
            if each.billable:
                target.execute("insert into words (rowid, title, terms) values (?, ?, ?)",
                               (number, each.title, " ; ".join(_terms(each, codes))))
        target.execute("insert into words (words) values ('optimize')")
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
    """An open index. May be used by several threads; each query takes a few milliseconds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()
        with self._reading() as read:
            self.release = str(read.execute("select value from facts where name = 'release'").fetchone()[0])

    def search(self, text: str, limit: int = 20) -> tuple[CodeHit, ...]:
        """Billable codes for the beginning of a code or for words, the likeliest first; nothing for an empty text."""
        plain = " ".join(text.upper().split())
        with self._reading() as read:
            hits = _by_code(read, plain.replace(".", ""), limit) if _CODE_START.fullmatch(plain) else ()
            return hits or tuple(_by_words(read, text, limit))

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


def _expected_first(each: ReleaseCode) -> tuple[bool, int, str]:
    """The order of the table: everyday chapters before the others, short titles before long ones."""
    return each.code[0] in _RARER_CHAPTERS, len(_WORD.findall(each.title.lower())), each.code


def _terms(each: ReleaseCode, codes: dict[str, ReleaseCode]) -> list[str]:
    """The other names of a code: its own, then those of the headings above it."""
    names, above = list(each.terms + each.includes), codes.get(each.parent)
    while above is not None:
        names += [*above.terms, *above.includes, above.title]
        above = codes.get(above.parent)
    return list(dict.fromkeys(names))


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


def _by_words(read: sqlite3.Connection, text: str, limit: int) -> Sequence[CodeHit]:
    ranked: dict[str, tuple[tuple[int, ...], int, CodeHit]] = {}
    for penalty, wanted in enumerate(_readings(text)):
        match = " ".join(f'"{word}"*' for word in wanted)
        for number, code, title, notes in read.execute(_CANDIDATES, (match, _READ)):
            rank, hit = _ranked(code, title, json.loads(notes), wanted, penalty)
            if hit.code not in ranked or rank < ranked[hit.code][0]:
                ranked[hit.code] = (rank, number, hit)
    in_order = sorted(ranked.values(), key=lambda each: each[:2])
    return [hit for _, _, hit in in_order[:limit]]


def _readings(text: str) -> list[tuple[str, ...]]:
    """The words to look for: as typed, and with everyday words put as the book does."""
    plain = text.lower().replace("'s ", " ").replace("'", "")
    typed = tuple(_plain(word) for word in _WORD.findall(plain)[:_LONGEST_QUERY] if word not in _SKIPPED)
    if not typed or (len(typed) == 1 and len(typed[0]) < 2):
        return []
    spoken = " ".join(_WORD.findall(plain))
    readings = [typed]
    for lay, book in LAY_WORDS.items():
        said = " ".join(_WORD.findall(lay))
        if f" {said} " in f" {spoken} ":
            other = f" {spoken} ".replace(f" {said} ", f" {book} ")
            readings.append(tuple(_plain(word) for word in _WORD.findall(other) if word not in _SKIPPED))
    return list(dict.fromkeys(readings))


def _plain(word: str) -> str:
    """Without the s of a plural: every word is searched as a beginning."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word


def _ranked(code: str, title: str, own: Mapping[str, Sequence[str]], wanted: tuple[str, ...], penalty: int,
            ) -> tuple[tuple[int, ...], CodeHit]:
    best, because = _fit(title, wanted), ""
    for term in (*own.get("terms", ()), *own.get("includes", ())):
        tier, more = _fit(term, wanted)
        if (tier, more + 1) < best:
            best, because = (tier, more + 1), term
    tier, more = best
    more += 2 * min(penalty, 1) + 2 * bool(_VAGUE.search(title.lower())) + 2 * ("bilateral" in title.lower())
    rare = 1 if code[0] in _RARER_CHAPTERS else 0
    far = max(more - _EVERYDAY_LEAD, 0) if code[:3] in EVERYDAY else more
    return (tier, rare, far, more), CodeHit(code, title, True, because)


def _fit(text: str, wanted: tuple[str, ...]) -> tuple[int, int]:
    """How well a text answers: 0 it has all words whole, 1 as beginnings, 2 not all of them; then how much more it says."""
    has = [word for word in _WORD.findall(text.lower().replace("'s", "")) if word not in _SKIPPED]
    more = sum(1 for word in has if word not in _SAYS_LITTLE) - len(wanted)
    singular = {_plain(word) for word in has}
    if all(word in singular for word in wanted):
        return 0, more
    if all(any(word.startswith(start) for word in has) for start in wanted):
        return 1, more
    return 2, more + len(wanted)
