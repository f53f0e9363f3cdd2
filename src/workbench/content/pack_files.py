"""A customer's own code file -> rows in one form, and everything that is wrong with it by line. It stores nothing.

CSV or tab-separated, with whatever stands above the header row (titles, licences), and a header that takes several rows. A
published file of pairs has some two million rows: it is read row by row and never held.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, islice, zip_longest

from workbench.content.authored import Problems
from workbench.content.pack_kinds import FIRST, LAST, LAYOUTS, Cell, Column, Layout, PackKind
from workbench.scrub import Adjudication, Indicator, Pair, UnitCap

Row = tuple[str, ...]
"""The cells of `columns_of(kind)`, empty where the file has none: dates as 2026-01-01, amounts as 120.00."""
_Lines = Iterator[tuple[int, list[str]]]
_HEADER_WITHIN = 30
"""So many rows may the titles above a header take."""
_LOOKED_AT = 40
"""Lines by which tabs are told from commas."""
MOST_PROBLEMS = 200
"""After so many a file is not read on."""
_NO_CELL = Cell()
_REMEMBERED = 20_000
"""Different cells of a column whose reading is kept: codes, dates and reasons come again and again."""


def columns_of(kind: PackKind) -> tuple[str, ...]:
    """Our names of the columns."""
    return tuple(column.name for column in LAYOUTS[kind].columns)


def rows_of_file(kind: PackKind, lines: Iterable[str], problems: Problems, file: str = "") -> Iterator[tuple[int, Row]]:
    """The good rows, each with the line it begins on. What is wrong with the others goes to `problems`, under the name of the
    file where one is given. Never raises on what the file says; the lines may raise while they are decoded.
    """
    named = file or "the file"
    found = False
    try:
        cells = _cells(lines)
        reading = _header(LAYOUTS[kind], cells, problems, named)
        if reading is None:
            return
        most = len(problems) + MOST_PROBLEMS
        for number, row in cells:
            if not found and reading.says_nothing(row):
                continue
            found = True
            good = reading.row(row, problems, f"{file} · line {number}" if file else f"line {number}")
            if good is not None:
                yield number, good
            elif len(problems) >= most:
                problems.note(named, "PK011", f"{MOST_PROBLEMS} things are wrong up to line {number}. Mend them, and import the "
                                              "file again to see the others.")
                return
        if not found:
            problems.note(named, "PK009", "there is no row below the header. Choose another file.")
    except csv.Error as error:
        problems.note(named, "PK001", f"this cannot be read as CSV ({error}). Save it as CSV again.")


def pair_of(row: Row) -> Pair:
    """A row of an NCCI PTP pack as the scrubber takes it."""
    first, second, indicator, begins, ends, reason = row
    return Pair(first, second, Indicator(int(indicator)), date.fromisoformat(begins), day_of(ends), reason)


def cap_of(row: Row) -> UnitCap:
    """A row of an MUE pack as the scrubber takes it."""
    code, most, adjudication, reason = row
    return UnitCap(code, int(most), Adjudication(int(adjudication)), reason)


def day_of(text: str) -> date | None:
    """A day as rows keep it."""
    return date.fromisoformat(text) if text else None


class _Reading:
    """How the rows of one file are read: where each column stands, and what cells were read before."""

    def __init__(self, layout: Layout, places: Sequence[int | None]) -> None:
        self._names = [column.name for column in layout.columns]
        self._cells = [(place, lru_cache(_REMEMBERED)(column.read)) for column, place in zip(layout.columns, places, strict=True)]
        self._days = (self._names.index(FIRST), self._names.index(LAST)) if LAST in self._names else None

    def says_nothing(self, row: Sequence[str]) -> bool:
        """Whether no cell of ours can be read: the row belongs to a header of several rows."""
        return all(cell.problem or not cell.text for cell in self._read(row))

    def row(self, row: Sequence[str], problems: Problems, where: str) -> Row | None:
        """The row in our form, None when something is wrong with it."""
        read = self._read(row)
        known = len(problems)
        for name, cell in zip(self._names, read, strict=True):
            if cell.problem:
                problems.note(f"{where} · {name}", cell.problem, cell.message)
        cells = tuple([cell.text for cell in read])
        if self._days and (ends := cells[self._days[1]]) and ends < cells[self._days[0]]:
            problems.note(f"{where} · {LAST}", "PK007", "it ends before it begins. Correct one of the two dates.")
        return cells if len(problems) == known else None

    def _read(self, row: Sequence[str]) -> list[Cell]:
        return [_NO_CELL if place is None else read(row[place] if place < len(row) else "") for place, read in self._cells]


def _cells(lines: Iterable[str]) -> _Lines:
    """Rows that are not blank, with the number of the line each begins on."""
    lines = iter(lines)
    first = list(islice(lines, _LOOKED_AT))
    tabs, commas = (sum(line.count(mark) for line in first) for mark in "\t,")
    reader = csv.reader(chain(first, lines), delimiter="\t" if tabs > commas else ",")
    begins = 1
    for row in reader:
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield begins, cells
        begins = reader.line_num + 1


def _header(layout: Layout, lines: _Lines, problems: Problems, named: str) -> _Reading | None:
    """How to read the rows below the first row that has all columns that are needed. `lines` goes on there.

    Publishers also write a heading over two rows ("GLOB" above "DAYS"): then all headings of the row are taken with those above.
    """
    nearest, above = _asked(layout), list[str]()
    for _, cells in islice(lines, _HEADER_WITHIN):
        headings = [_heading(cell) for cell in cells]
        whole = [_heading(f"{over} {heading}") for over, heading in zip_longest(above, headings, fillvalue="")]
        above = headings
        for names in (whole, headings):
            places = [_place(column, names) for column in layout.columns]
            missing = _missing(layout, places)
            if not missing:
                return _Reading(layout, places)
            nearest = min(nearest, missing, key=len)
    problems.note(named, "PK001", f"the column {nearest[0]} is missing. The header needs {', '.join(_asked(layout))}.")
    return None


def _asked(layout: Layout) -> list[str]:
    return _missing(layout, [None] * len(layout.columns))


def _missing(layout: Layout, places: Sequence[int | None]) -> list[str]:
    there = {column.name for column, place in zip(layout.columns, places, strict=True) if place is not None}
    missing = [column.name for column in layout.columns if column.needed and column.name not in there]
    return missing if not layout.one_of or there & set(layout.one_of) else [*missing, " or ".join(layout.one_of)]


def _heading(cell: str) -> str:
    """A heading in small letters; "HCPCS/" over "CPT Code" is one word."""
    return " ".join(cell.lower().split()).replace("/ ", "/")


def _place(column: Column, headings: Sequence[str]) -> int | None:
    """An exact heading, else one that begins with it: publishers put explanations behind."""
    for wanted in column.headings:
        if wanted in headings:
            return headings.index(wanted)
    for wanted in column.headings:
        for place, heading in enumerate(headings):
            if heading.startswith(f"{wanted} "):
                return place
    return None
