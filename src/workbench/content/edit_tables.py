"""Reads exercises/codes/edits.toml: the invented NCCI-style pairs, unit caps and service facts that the scrubber teaches with."""

from collections.abc import Collection, Mapping
from enum import IntEnum
from pathlib import Path
from typing import TypeVar

from workbench.content.authored import Problems, Table, read_toml
from workbench.scrub import (
    Adjudication,
    Bilateral,
    DiagnosisLimit,
    EditTables,
    Indicator,
    Pair,
    Service,
    UnitCap,
    by_codes,
)

FILE = "edits.toml"
_SHOWN = f"exercises/codes/{FILE}"
_GLOBALS = ("000", "010", "090", "XXX", "ZZZ")
_SEXES = ("F", "M")
_OLDEST = 124
_MOST_UNITS = 9999
_Choice = TypeVar("_Choice", bound=IntEnum)


def read_edits(folder: Path, known: Collection[str], problems: Problems) -> EditTables:
    """The tables; empty when the file is missing. `folder` is exercises/codes, `known` the service codes of teaching.toml."""
    table = read_toml(folder / FILE, _SHOWN, problems)
    if table is None:
        return EditTables()
    table.text("source")
    table.flag("invented")
    table.day("checked_on")
    places = _places(table.table("places"))
    tables = EditTables(
        pairs=by_codes(_pairs(table.tables("pairs"), known)), caps=_caps(table.table("caps"), known),
        services=_services(table.table("services"), known, places), diagnoses=_limits(table.tables("diagnoses")))
    table.close()
    return tables


def _places(table: Table) -> Mapping[str, tuple[str, ...]]:
    return {name: table.texts(name) for name in table.keys()}  # noqa: SIM118  (a Table is no dict)


def _pairs(tables: tuple[Table, ...], known: Collection[str]) -> tuple[Pair, ...]:
    found: list[Pair] = []
    for table in tables:
        first, second = table.text("column1"), table.text("column2")
        for column, code in (("column1", first), ("column2", second)):
            _check_known(table, column, code, known)
        begins = table.day("effective_from")
        ends = table.day("effective_to") if table.has("effective_to") else None
        indicator = _chosen(table, "indicator", Indicator)
        reason = table.text("reason")
        table.close()
        if first and first == second:
            table.note("column2", "WB053", f"{second} stands in both columns. A pair is made of two codes.")
        if begins and ends and ends < begins:
            table.note("effective_to", "WB054", "it ends before it begins. Correct one of the two dates.")
        if begins is None or indicator is None:
            continue
        pair = Pair(first, second, indicator, begins, ends, reason)
        if any(_overlap(pair, other) for other in found):
            table.note("column1", "WB053", f"{first} and {second} are a pair already at that time. Remove one of the two.")
        found.append(pair)
    return tuple(found)


def _overlap(pair: Pair, other: Pair) -> bool:
    """Whether the two codes are a pair twice at one time, in whatever order."""
    if {pair.column1, pair.column2} != {other.column1, other.column2}:
        return False
    return (pair.last is None or other.first <= pair.last) and (other.last is None or pair.first <= other.last)


def _caps(table: Table, known: Collection[str]) -> Mapping[str, UnitCap]:
    found = {}
    for code in table.keys():  # noqa: SIM118  (a Table is no dict)
        cap = table.table(code)
        _check_known(table, code, code, known)
        most, adjudication = cap.whole("most", 0, _MOST_UNITS), _chosen(cap, "adjudication", Adjudication)
        reason = cap.text("reason")
        cap.close()
        if adjudication is not None:
            found[code] = UnitCap(code, most, adjudication, reason)
    return found


def _services(table: Table, known: Collection[str], places: Mapping[str, tuple[str, ...]]) -> Mapping[str, Service]:
    found = {}
    for code in table.keys():  # noqa: SIM118  (a Table is no dict)
        _check_known(table, code, code, known)
        service = table.table(code)
        found[code] = Service(
            visit=service.has("visit") and service.flag("visit"), global_days=_one_of(service, "global", _GLOBALS),
            bilateral=_chosen(service, "bilateral", Bilateral) if service.has("bilateral") else None,
            split=service.has("split") and service.flag("split"),
            places=places.get(_one_of(service, "places", places) if service.has("places") else "", ()),
            sex=_one_of(service, "sex", _SEXES) if service.has("sex") else "", ages=_ages(service))
        service.close()
    return found


def _limits(tables: tuple[Table, ...]) -> tuple[DiagnosisLimit, ...]:
    found = []
    for table in tables:
        sex = _one_of(table, "sex", _SEXES) if table.has("sex") else ""
        found.append(DiagnosisLimit(table.text("starts"), sex, _ages(table)))
        table.text("source")
        table.close()
    return tuple(found)


def _check_known(table: Table, key: str, code: str, known: Collection[str]) -> None:
    if code and code not in known:
        table.note(key, "WB051", f'there is no service "{code}". Add it to exercises/codes/teaching.toml, or correct it here.')


def _chosen(table: Table, key: str, choices: type[_Choice]) -> _Choice | None:
    """The choice with that number; None, and a problem, when it is none."""
    number = table.whole(key, min(choices), max(choices))
    if number in set(choices):
        return choices(number)
    table.note(key, "WB052", f"{number} is none of {', '.join(str(int(each)) for each in choices)}. Choose one.")
    return None


def _one_of(table: Table, key: str, choices: Collection[str]) -> str:
    text = table.text(key)
    if text and text not in choices:
        table.note(key, "WB052", f'"{text}" is none of {", ".join(choices)}. Choose one.')
        return ""
    return text


def _ages(table: Table) -> tuple[int, int] | None:
    if not table.has("ages"):
        return None
    ages = table.wholes("ages")
    if len(ages) != 2 or not 0 <= ages[0] <= ages[1] <= _OLDEST:
        table.note("ages", "WB052", f"write the youngest and the oldest age in years, such as [0, 17], up to {_OLDEST}.")
        return None
    return ages[0], ages[1]
