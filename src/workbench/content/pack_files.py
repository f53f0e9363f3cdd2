"""A customer's own code file -> rows in one form, and everything that is wrong with it by line. It stores nothing.

CSV or tab-separated, with whatever stands above the header row (titles, licences). A file with a problem gives no rows.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from workbench.content.authored import Problems
from workbench.content.pack_kinds import FIRST, LAST, LAYOUTS, Cell, Column, Layout, PackKind
from workbench.model import Problem
from workbench.scrub import Adjudication, Indicator, Pair, UnitCap

Row = tuple[str, ...]
"""The cells of `columns_of(kind)`, empty where the file has none: dates as 2026-01-01, amounts as 120.00."""
_HEADER_WITHIN = 30
"""So many rows may the titles above a header take."""


def columns_of(kind: PackKind) -> tuple[str, ...]:
    """Our names of the columns."""
    return tuple(column.name for column in LAYOUTS[kind].columns)


def read_pack(kind: PackKind, text: str) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """All rows of a file, or none and every problem, each with its line. Never raises on a file."""
    problems, rows = Problems(), tuple[Row, ...]()
    try:
        lines = _lines(text)
        places = _header(LAYOUTS[kind], lines, problems)
        if places is not None:
            rows = tuple(_rows(LAYOUTS[kind], places, lines, problems))
            if not rows and not len(problems):
                problems.note("the file", "PK009", "there is no row below the header. Choose another file.")
    except csv.Error as error:
        problems.note("the file", "PK001", f"this cannot be read as CSV ({error}). Save it as CSV again.")
    return () if len(problems) else rows, problems.all()


def first_day(kind: PackKind, rows: Iterable[Row]) -> date | None:
    """The first day of any row, None where rows have no dates."""
    if FIRST not in columns_of(kind):
        return None
    place = columns_of(kind).index(FIRST)
    return min((date.fromisoformat(row[place]) for row in rows if row[place]), default=None)


def pairs_of(rows: Iterable[Row]) -> Iterator[Pair]:
    """The rows of an NCCI PTP pack as the scrubber takes them."""
    for first, second, indicator, begins, ends, reason in rows:
        last = date.fromisoformat(ends) if ends else None
        yield Pair(first, second, Indicator(int(indicator)), date.fromisoformat(begins), last, reason)


def caps_of(rows: Iterable[Row]) -> Iterator[UnitCap]:
    """The rows of an MUE pack as the scrubber takes them."""
    for code, most, adjudication, reason in rows:
        yield UnitCap(code, int(most), Adjudication(int(adjudication)), reason)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with the number of the line each begins on."""
    head = text[:10_000]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if head.count("\t") > head.count(",") else ",")
    begins = 1
    for row in reader:
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield begins, cells
        begins = reader.line_num + 1


def _header(layout: Layout, lines: Iterator[tuple[int, list[str]]], problems: Problems) -> Sequence[int | None] | None:
    """Where each column stands, by the first row that has all that are needed. `lines` goes on below it."""
    nearest: list[str] = [column.name for column in layout.columns if column.needed]
    for count, (_, cells) in enumerate(lines, 1):
        headings = [" ".join(cell.lower().split()) for cell in cells]
        places = [_place(column, headings) for column in layout.columns]
        missing = [column.name for column, place in zip(layout.columns, places, strict=True) if column.needed and place is None]
        if not missing:
            return places
        nearest = min(nearest, missing, key=len)
        if count == _HEADER_WITHIN:
            break
    asked = ", ".join(column.name for column in layout.columns if column.needed)
    problems.note("the file", "PK001", f"the column {nearest[0]} is missing. The header needs {asked}.")
    return None


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


def _rows(
    layout: Layout, places: Sequence[int | None], lines: Iterator[tuple[int, list[str]]], problems: Problems,
) -> Iterator[Row]:
    names = [column.name for column in layout.columns]
    keys = [[names.index(name) for name in once] for once in layout.once]
    seen: list[dict[Row, int]] = [{} for _ in keys]
    for number, cells in lines:
        read = [_cell(column, place, cells) for column, place in zip(layout.columns, places, strict=True)]
        row = tuple(cell.text for cell in read)
        bad = [(name, cell) for name, cell in zip(names, read, strict=True) if cell.problem]
        for name, cell in bad:
            problems.note(f"line {number} · {name}", cell.problem, cell.message)
        if bad:
            continue
        if LAST in names and (ends := row[names.index(LAST)]) and ends < row[names.index(FIRST)]:
            problems.note(f"line {number} · {LAST}", "PK007", "it ends before it begins. Correct one of the two dates.")
        for key, before in zip(keys, seen, strict=True):
            value = tuple(row[place] for place in key)
            if any(value) and before.setdefault(value, number) != number:
                what = " ".join(each for each in value if each)
                problems.note(f"line {number}", "PK006", f"{what} stands on line {before[value]} already. Keep one of the two.")
        yield row


def _cell(column: Column, place: int | None, cells: Sequence[str]) -> Cell:
    if place is None:
        return Cell()
    return column.read(cells[place] if place < len(cells) else "")
