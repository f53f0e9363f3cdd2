"""Code files of a customer: read under the headings of their publishers, every bad row named by its line, nothing invented."""

import doctest
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.content import pack_kinds
from workbench.content.pack_files import caps_of, columns_of, first_day, pairs_of, read_pack
from workbench.content.pack_kinds import PackKind
from workbench.scrub import Indicator, UnitCap

PUBLISHED_PAIRS = (
    "All rights reserved\t\t\t\t\t\t\n"
    "Column1/Column2 Edits\t\t\t\t\t\t\n"
    'Column 1\tColumn 2\t"*=in existence\nprior to 1996"\tEffective Date\t"Deletion Date\n*=no data"\t"Modifier\n0=not allowed"\t'
    "PTP Edit Rationale\n"
    "PS514\tPS510\t\t20250101\t*\t1\tStandards of practice\n"
    "PS455\tPS214\t\t20240101\t20241231\t9\tMore extensive procedure\n")
PUBLISHED_CAPS = (
    "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n"
    "PS520,1,2 Date of Service Edit: Policy,Anatomy\nJ1885,8,3 Date of Service Edit: Clinical,Data\n")


def problems(kind, text):
    """Where and what is wrong."""
    rows, found = read_pack(PackKind(kind), text)
    assert rows == ()
    return [(each.where, each.code) for each in found]


def test_a_published_file_of_pairs_is_read_below_its_titles():
    rows, found = read_pack(PackKind.PAIRS, PUBLISHED_PAIRS)

    first, second = pairs_of(rows)
    assert found == ()
    assert (first.column1, first.column2, first.indicator, first.first, first.last) == (
        "PS514", "PS510", Indicator.WITH_MODIFIER, date(2025, 1, 1), None)
    assert (second.last, second.holds(date(2024, 6, 1))) == (date(2024, 12, 31), False)
    assert first_day(PackKind.PAIRS, rows) == date(2024, 1, 1)


def test_a_published_file_of_unit_caps_is_read():
    rows, found = read_pack(PackKind.CAPS, PUBLISHED_CAPS)

    assert found == ()
    assert tuple(caps_of(rows)) == (UnitCap("PS520", 1, 2, "Anatomy"), UnitCap("J1885", 8, 3, "Data"))
    assert first_day(PackKind.CAPS, rows) is None


@pytest.mark.parametrize(("kind", "text", "row"), [
    ("fee-schedule", 'Code,Mod,Fee,Global,Bilateral\nps455,,"1,065.80",000,1\n', ("PS455", "", "1065.80", "", "", "000", "1")),
    ("carc", "Code,Description,Start Date,Stop Date\n45,Too much,1/1/1995,\n", ("45", "Too much", "1995-01-01", "")),
    ("rarc", "code,label\nN130,See the plan\n", ("N130", "See the plan", "", "")),
    ("cpt", "PS,Code,Descriptor\nPS104,0001X,A  visit\n", ("0001X", "A visit", "PS104", "", "")),
])
def test_the_other_kinds_are_read_in_one_form(kind, text, row):
    rows, found = read_pack(PackKind(kind), text)

    assert (rows, found) == ((row,), ())
    assert len(row) == len(columns_of(PackKind(kind)))


def test_every_bad_row_is_named_with_its_line_and_none_is_kept():
    text = ("code,most,adjudication\nPS520,one,2\n\nPS52,1,2\nPS455,2,4\nPS455,2,2\nPS455,3,2\n")

    assert problems("mue", text) == [
        ("line 2 · most", "PK004"), ("line 4 · code", "PK002"), ("line 5 · adjudication", "PK005"), ("line 7", "PK006")]


@pytest.mark.parametrize(("kind", "text", "expected"), [
    ("mue", "", ("the file", "PK001")), ("mue", "code,most\nPS520,1\n", ("the file", "PK001")),
    ("mue", "code,most,adjudication\n", ("the file", "PK009")),
    ("ncci-ptp", "column1,column2,indicator,effective_from\nPS514,PS510,1,\n", ("line 2 · effective_from", "PK003")),
    ("ncci-ptp", "column1,column2,indicator,effective_from,effective_to\nPS514,PS510,1,2026-01-01,2025-12-31\n",
     ("line 2 · effective_to", "PK007")),
    ("carc", "code,description\n45,\n", ("line 2 · label", "PK008")),
    ("fee-schedule", "code,allowed\nPS104,free\n", ("line 2 · allowed", "PK004")),
    ("cpt", "code,label,ps\n0001X,A visit,PS104\n0002X,A visit,PS104\n", ("line 3", "PK006")),
    ("mue", 'code,most,adjudication\n"PS520', ("line 2 · most", "PK004")),
])
def test_what_is_wrong_with_a_file_has_its_code(kind, text, expected):
    assert problems(kind, text)[0] == expected


def test_the_header_that_is_missed_is_named():
    (problem,) = read_pack(PackKind.CAPS, "code,most\nPS520,1\n")[1]

    assert str(problem) == "the file: the column adjudication is missing. The header needs code, most, adjudication. (PK001)"


@settings(max_examples=60)
@given(kind=st.sampled_from(PackKind), text=st.text("PS510,\t\n\"*-/ code\x00label", max_size=60))
def test_no_file_raises_and_rows_come_only_without_problems(kind, text):
    rows, found = read_pack(kind, ",".join(columns_of(kind)) + "\n" + text)

    assert bool(rows) != bool(found)
    assert all(each.code in pack_kinds.PROBLEMS for each in found)


def test_the_doctests_hold():
    assert doctest.testmod(pack_kinds).failed == 0
