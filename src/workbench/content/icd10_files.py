"""Reads what content knows of ICD-10-CM: exercises/codes/icd10cm.toml, an extract of the release, and dates.toml.

The extract is written by `python -m workbench.content.icd10_extract`; a person writes the dates.
"""

from collections.abc import Mapping
from pathlib import Path

from workbench.codes.icd10 import Family, Icd10, Span, category_of
from workbench.content.authored import Problems, Table, read_toml

EXTRACT = "icd10cm.toml"
DATES = "dates.toml"
_SHOWN = "exercises/codes"


def read_icd10(folder: Path, problems: Problems) -> Icd10:
    """The part of the release that exercises speak of; empty when a file is missing. `folder` is exercises/codes."""
    extract = read_toml(folder / EXTRACT, f"{_SHOWN}/{EXTRACT}", problems)
    dates = read_toml(folder / DATES, f"{_SHOWN}/{DATES}", problems)
    if extract is None:
        return Icd10()
    families, titles = extract.table("families"), extract.table("titles")
    found = Icd10(
        release=extract.text("release"), headed=_joined(extract.text("headed")), whole=_joined(extract.text("whole")),
        families={name: _family(families.table(name)) for name in families.keys()},  # noqa: SIM118  (a Table is no dict)
        titles={code: titles.text(code) for code in titles.keys()},  # noqa: SIM118  (a Table is no dict)
        spans=_spans(dates) if dates else {},
    )
    extract.close()
    for code in found.spans:
        if dates and category_of(code) not in found.families:
            dates.note(code, "WB032", "no exercise speaks of this code. Remove it, or write the extract anew.")
    return found


def _family(table: Table) -> Family:
    family = Family(*(_joined(table.text(name)) if table.has(name) else "" for name in ("billable", "headings")))
    table.close()
    return family


def _spans(dates: Table) -> Mapping[str, Span]:
    spans = {}
    for code in dates.keys():  # noqa: SIM118  (a Table is no dict)
        table = dates.table(code)
        first, last = (table.day(name) if table.has(name) else None for name in ("first", "last"))
        if first is None and last is None:
            table.note("first", "WB004", "write the first day or the last day, such as last = 2021-09-30.")
        spans[code] = Span(first, last, table.text("source"))
        table.day("checked_on")
        table.close()
    return spans


def _joined(text: str) -> str:
    return " ".join(text.split())
