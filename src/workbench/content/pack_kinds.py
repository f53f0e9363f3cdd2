"""What the code packs of a customer look like: the columns of each kind of file, under the names that their publishers use."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from workbench.money import NotMoney, plain, usd

PROBLEMS: Mapping[str, str] = {
    "PK001": "The columns of a code pack are not there.",
    "PK002": "A code in a pack is missing or has the wrong shape.",
    "PK003": "A date in a pack cannot be read.",
    "PK004": "A number or amount in a pack cannot be read.",
    "PK005": "A choice in a pack is none of the known ones.",
    "PK006": "A row of a pack stands twice, or two rows are about one code from the same day on.",
    "PK007": "A period in a pack ends before it begins.",
    "PK008": "A label in a pack is missing.",
    "PK009": "A pack has no rows.",
    "PK010": "It is not known from when a pack holds.",
    "PK011": "More is wrong with a pack than is listed.",
}
"""What can be wrong with a file. docs/problems.md lists the same codes; a test compares the two."""
FIRST, LAST = "effective_from", "effective_to"
"""The columns with the first and the last day of a row."""
_DAYS = ("%Y-%m-%d", "%Y%m%d", "%m/%d/%Y")
_KEEP = "Keep one of the two."
_NONE = ("", "*")
"""How publishers write that there is no date."""
_MOST_UNITS = 999_999


class PackKind(StrEnum):
    """Kinds of files that a customer may bring under its own licence."""

    PAIRS = "ncci-ptp"
    CAPS = "mue"
    FEES = "fee-schedule"
    REASONS = "carc"
    REMARKS = "rarc"
    CPT = "cpt"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is kept, or the code and sentence of what is wrong with it."""

    text: str = ""
    problem: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column by our name, the headings it may have (small letters), how its cells are read, and whether it must be there."""

    name: str
    headings: tuple[str, ...]
    read: Callable[[str], Cell]
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a kind. Rows are found by the columns of `key`. Values of `once` may stand together in one row only, or,
    where rows have dates, in one for each first day; else the sentence tells what to do. A file has one of the columns `one_of`.
    """

    columns: tuple[Column, ...]
    key: tuple[str, ...]
    once: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()


def read_day(text: str) -> date | None:
    """A date as publishers write it, None when it is none.

    >>> read_day("20260101"), read_day("01/31/2026"), read_day("soon")
    (datetime.date(2026, 1, 1), datetime.date(2026, 1, 31), None)
    """
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    return None


def _day(text: str) -> Cell:
    if text in _NONE:
        return Cell()
    day = read_day(text)
    return Cell(day.isoformat()) if day else Cell(problem="PK003", message=f'"{text}" is no date. Write it as 2026-01-01.')


def _needed_day(text: str) -> Cell:
    return Cell(problem="PK003", message="the date is missing. Write it as 2026-01-01.") if text in _NONE else _day(text)


def _code(pattern: str, like: str) -> Callable[[str], Cell]:
    shape = re.compile(pattern, re.ASCII)

    def read(text: str) -> Cell:
        code = text.upper()
        if shape.fullmatch(code):
            return Cell(code)
        said = f'"{text}" is no code such as {like}. Correct it.' if text else "the code is missing. Correct it."
        zeros = " A spreadsheet drops zeros in front: format the column as text." if text.isdigit() else ""
        return Cell(problem="PK002", message=f"{said}{zeros}")

    return read


def _optional(read: Callable[[str], Cell]) -> Callable[[str], Cell]:
    return lambda text: read(text) if text else Cell()


def _label(text: str) -> Cell:
    return _note(text) if text else Cell(problem="PK008", message="the label is missing. Write what the code is called.")


def _note(text: str) -> Cell:
    return Cell(" ".join(text.split()))


def _units(text: str) -> Cell:
    if text.isascii() and text.isdigit() and int(text) <= _MOST_UNITS:
        return Cell(str(int(text)))
    return Cell(problem="PK004", message=f'"{text}" is no number of units. Write a whole number.')


def _money(text: str) -> Cell:
    try:
        cents = usd(text)
    except NotMoney:
        return Cell(problem="PK004", message=f'"{text}" is no amount. Write it as 120.00.')
    return Cell(plain(cents)) if cents >= 0 else Cell(
        problem="PK004", message=f'"{text}" is below zero. Write what is allowed, as 120.00.')


def _global_days(text: str) -> Cell:
    """Spreadsheets drop the zeros in front: 0 is 000, 10 is 010, 90 is 090."""
    return _GLOBAL(text.zfill(3) if text.isdigit() else text)


def _choice(*choices: str) -> Callable[[str], Cell]:
    def read(text: str) -> Cell:
        """The choice stands first in the cell; publishers add words to it ("3 Date of Service Edit")."""
        chosen = text.partition(" ")[0].upper()
        return Cell(chosen) if chosen in choices else Cell(
            problem="PK005", message=f'"{text}" is none of {", ".join(choices)}. Choose one.')

    return read


_GLOBAL = _choice("000", "010", "090", "XXX", "YYY", "ZZZ", "MMM")
_SERVICE = _code(r"[A-Z0-9]{5}", "G0439")
_LICENSED = _code(r"(?!PS\d{3})[A-Z0-9]{5}", "G0439, with five characters")
_SERVICE_HEADINGS = ("code", "hcpcs/cpt code", "hcpcs code", "cpt code", "hcpcs", "cpt")
_FROM = Column(FIRST, (FIRST, "effective date", "effective", "start date", "start"), _day, needed=False)
_TO = Column(LAST, (LAST, "deletion date", "deletion", "stop date", "end date", "deactivation date", "stop"), _day, needed=False)
_LABEL = Column("label", ("label", "description", "descriptor", "long descriptor"), _label)
_REASON = Column("reason", ("reason", "ptp edit rationale", "mue rationale", "rationale"), _note, needed=False)

LAYOUTS: Mapping[PackKind, Layout] = MappingProxyType({
    PackKind.PAIRS: Layout((
        Column("column1", ("column1", "column 1"), _SERVICE), Column("column2", ("column2", "column 2"), _SERVICE),
        Column("indicator", ("indicator", "modifier indicator", "modifier"), _choice("0", "1", "9")),
        Column(FIRST, _FROM.headings, _needed_day), _TO, _REASON), ("column1", "column2")),
    PackKind.CAPS: Layout((
        Column("code", _SERVICE_HEADINGS, _SERVICE),
        Column("most", ("most", "practitioner services mue values", "mue values", "mue value", "mue"), _units),
        Column("adjudication", ("adjudication", "mue adjudication indicator", "mai"), _choice("1", "2", "3")), _REASON),
        ("code",), {("code",): _KEEP}),
    PackKind.FEES: Layout((
        Column("code", _SERVICE_HEADINGS, _SERVICE),
        Column("modifier", ("modifier", "mod"), _optional(_code(r"[A-Z0-9]{2}", "26")), needed=False),
        Column("allowed", ("allowed", "allowed amount", "amount", "fee"), _optional(_money), needed=False), _FROM, _TO,
        Column("global_days", ("global_days", "global days", "glob days", "global"),
               _optional(_global_days), needed=False),
        Column("bilateral", ("bilateral", "bilateral indicator", "bilat surg", "bilat"),
               _optional(_choice("0", "1", "2", "3", "9")), needed=False),
        Column("parts", ("parts", "pctc ind", "pc/tc indicator", "pc/tc"), _optional(_choice(*"0123456789")), needed=False)),
        ("code",), {("code", "modifier"): _KEEP}, ("allowed", "global_days", "bilateral")),
    PackKind.REASONS: Layout((
        Column("code", ("code", "carc"), _code(r"[A-Z]?\d{1,3}", "45")), _LABEL, _FROM, _TO), ("code",), {("code",): _KEEP}),
    PackKind.REMARKS: Layout((
        Column("code", ("code", "rarc"), _code(r"(M|MA|N)\d{1,4}", "N130")), _LABEL, _FROM, _TO), ("code",), {("code",): _KEEP}),
    PackKind.CPT: Layout((
        Column("code", _SERVICE_HEADINGS, _LICENSED), _LABEL,
        Column("teaching", ("teaching", "teaching code", "ps", "ps code"), _optional(_code(r"PS\d{3}", "PS104")), needed=False),
        _FROM, _TO), ("code",), {
            ("code",): f"{_KEEP} A code stands for one teaching code.",
            ("teaching",): f"{_KEEP} A teaching code has one code at a time; give another one another first day."}),
})
"""Columns by kind. `teaching` of a CPT file is the teaching code that the row stands for; `parts` of a fee schedule its PC/TC
indicator, 1 for a service with a professional and a technical part. A published PTP file lists a pair once for each of its
periods, deleted ones too; two of them may begin on one day."""
