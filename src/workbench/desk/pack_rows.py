"""The rows of one pack as an SQLite file: written once, row by row, and found by code in a fraction of a millisecond.

A published file of pairs has some two million rows; neither writing nor looking up holds them in memory.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from workbench.content.authored import Problems
from workbench.content.pack_files import MOST_PROBLEMS, Row, columns_of
from workbench.content.pack_kinds import FIRST, LAYOUTS, PackKind
from workbench.model import NotFound

Numbered = tuple[int, int, Row]
"""The place of the file that a row stands in, from 0, its line there, and the row."""


def write_rows(path: Path, kind: PackKind, rows: Iterable[Numbered]) -> int:
    """Writes rows into a new file and says how many. Raises OSError and what the rows raise."""
    names = columns_of(kind)
    columns = ", ".join(("file integer not null", "line integer not null", *(f"{name} text not null" for name in names)))
    with closing(_opened(path)) as connection, connection:
        connection.execute(f"create table rows (number integer primary key, {columns})")
        into = f"insert into rows (file, line, {', '.join(names)}) values ({', '.join('?' * (len(names) + 2))})"
        connection.executemany(into, ((file, line, *row) for file, line, row in rows))
        for number, key in enumerate(dict.fromkeys((LAYOUTS[kind].key, *LAYOUTS[kind].once))):
            connection.execute(f"create index by_key_{number} on rows ({', '.join(key)})")
        count: int = connection.execute("select count(*) from rows").fetchone()[0]
    return count


def first_day(path: Path, kind: PackKind) -> date | None:
    """The first day of any row, None where rows have no dates."""
    if FIRST not in columns_of(kind):
        return None
    with closing(_opened(path)) as connection:
        (first,) = connection.execute(f"select min({FIRST}) from rows where {FIRST} <> ''").fetchone()
    return date.fromisoformat(first) if first else None


def note_twice(path: Path, kind: PackKind, files: tuple[str, ...], problems: Problems) -> None:
    """Notes the rows that a file of this kind may have once only. `files` are named where there are several."""
    dated = (FIRST,) if FIRST in columns_of(kind) else ()
    with closing(_opened(path)) as connection:
        for key, remedy in LAYOUTS[kind].once.items():
            same = " and ".join(f"later.{name} = earlier.{name}" for name in (*key, *dated))
            found = connection.execute(
                f"select {', '.join(f'later.{name}' for name in key)}, later.file, later.line, earlier.file, min(earlier.line) "
                f"from rows later join rows earlier on {same} and earlier.number < later.number "
                f"where later.{key[-1]} <> '' or later.{key[0]} <> '' group by later.number limit {MOST_PROBLEMS}")
            for *values, file, line, other, before in found:
                what, on = " ".join(value for value in values if value), f"line {before}"
                problems.note(_where(files, file, line), "PK006",
                              f"{what} stands on {_where(files, other, before) if other != file else on} already. {remedy}")


class PackRows:
    """An open file of rows. For one thread; close it."""

    def __init__(self, path: Path, kind: PackKind) -> None:
        """Raises NotFound when the rows are gone."""
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            self._by_key = self._select(kind, LAYOUTS[kind].key)
            self._connection.execute(self._by_key, ("",) * len(LAYOUTS[kind].key))
        except sqlite3.Error:
            raise NotFound(f"The rows of {kind} {path.stem} are gone. Import the file again.") from None
        self._all = self._select(kind)

    def find(self, *key: str) -> tuple[Row, ...]:
        """The rows of a code, of a pair of codes, in the order of the file and of `columns_of`."""
        return tuple(self._connection.execute(self._by_key, key))

    def __iter__(self) -> Iterator[Row]:
        """All rows in that order."""
        return iter(self._connection.execute(self._all))

    def close(self) -> None:
        """Ends it."""
        self._connection.close()

    @staticmethod
    def _select(kind: PackKind, key: Iterable[str] = ()) -> str:
        where = " and ".join(f"{name} = ?" for name in key)
        return f"select {', '.join(columns_of(kind))} from rows {f'where {where}' if where else ''} order by number"


def _opened(path: Path) -> sqlite3.Connection:
    """For writing a file that nobody else knows yet: no journal, because an unfinished one is thrown away."""
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    return connection


def _where(files: tuple[str, ...], file: int, line: int) -> str:
    return f"{files[file]} · line {line}" if len(files) > 1 else f"line {line}"
