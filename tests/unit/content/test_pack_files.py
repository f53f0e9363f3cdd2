"""Code files of a customer: read under the headings of their publishers, every bad row named by its line, nothing invented."""

import doctest
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.content import pack_kinds
from workbench.content.authored import Problems
from workbench.content.pack_files import MOST_PROBLEMS, cap_of, columns_of, pair_of, rows_of_file
from workbench.content.pack_kinds import PackKind
from workbench.scrub import Indicator, UnitCap

PUBLISHED_PAIRS = (
    "All rights reserved.\r\nColumn1/Column2 Edits\r\n"
    "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
    "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
    "\t\t\t\t*=no data\t1=allowed\t\r\n"
    "\t\t\t\t\t9=not applicable\t\r\n"
    "PS514\tPS510\t\t20250101\t*\t1\tStandards of practice\r\n"
    "PS455\tPS214\t*\t20240101\t20241231\t0\tMore extensive procedure\r\n"
    "PS455\tPS214\t\t20240101\t20240101\t9\tMore extensive procedure\r\n")
PAIRS_OF_A_SHEET = (
    'Column 1\tColumn 2\t"*=in existence\nprior to 1996"\tEffective Date\t"Deletion Date\n*=no data"\t"Modifier\n0=not allowed"\t'
    "PTP Edit Rationale\n"
    "PS514\tPS510\t\t20250101\t*\t1\tStandards of practice\n")
PUBLISHED_CAPS = (
    '"All rights reserved.\nEdits, quarterly",,,\n'
    '"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n'
    "PS520,1,2 Date of Service Edit: Policy,Anatomy\nJ1885,8,3 Date of Service Edit: Clinical,Data\n")
PUBLISHED_VALUES = (
    ",,Relative Value File,,,,,\r,,All rights reserved.,,,,,\r"
    ",,,STATUS,WORK,PCTC,GLOB,BILAT\r"
    "HCPCS,MOD,DESCRIPTION,CODE,RVU,IND,DAYS,SURG\r"
    "PS214,,x,A,0.17,1,XXX,3\rPS214,26,x,A,0.17,1,XXX,3\rPS514,,x,A,1.20,0,010,0\r")


def read(kind, text):
    """The rows and the problems of a file."""
    found = Problems()
    rows = tuple(row for _, row in rows_of_file(PackKind(kind), io.StringIO(text, newline=""), found))
    return rows, found.all()


def problems(kind, text):
    """Where and what is wrong."""
    return [(each.where, each.code) for each in read(kind, text)[1]]


def test_a_published_file_of_pairs_is_read_below_its_titles():
    rows, found = read("ncci-ptp", PUBLISHED_PAIRS)

    first, second, deleted = map(pair_of, rows)
    assert found == ()
    assert (first.column1, first.column2, first.indicator, first.first, first.last) == (
        "PS514", "PS510", Indicator.WITH_MODIFIER, date(2025, 1, 1), None)
    assert [second.holds(day) for day in (date(2024, 12, 31), date(2025, 1, 1))] == [True, False]
    assert not deleted.holds(date(2024, 1, 1))
    assert read("ncci-ptp", PAIRS_OF_A_SHEET) == (rows[:1], ())


def test_a_published_file_of_unit_caps_is_read():
    rows, found = read("mue", PUBLISHED_CAPS)

    assert found == ()
    assert tuple(map(cap_of, rows)) == (UnitCap("PS520", 1, 2, "Anatomy"), UnitCap("J1885", 8, 3, "Data"))


def test_the_published_relative_values_are_read_under_their_double_header():
    rows, found = read("fee-schedule", PUBLISHED_VALUES)

    assert found == ()
    assert rows == (("PS214", "", "", "", "", "XXX", "3", "1"), ("PS214", "26", "", "", "", "XXX", "3", "1"),
                    ("PS514", "", "", "", "", "010", "0", "0"))


@pytest.mark.parametrize(("kind", "text", "row"), [
    ("fee-schedule", 'Code,Mod,Fee,Global,Bilat\nps455,,"1,065.80",000,1\n', ("PS455", "", "1065.80", "", "", "000", "1", "")),
    ("carc", "Code,Description,Start Date,Stop Date\n45,Too much,1/1/1995,\n", ("45", "Too much", "1995-01-01", "")),
    ("rarc", "code,label\nN130,See the plan\n", ("N130", "See the plan", "", "")),
    ("cpt", "PS,Code,Descriptor\nPS104,zz101,A  visit\n", ("ZZ101", "A visit", "PS104", "", "")),
])
def test_the_other_kinds_are_read_in_one_form(kind, text, row):
    rows, found = read(kind, text)

    assert (rows, found) == ((row,), ())
    assert len(row) == len(columns_of(PackKind(kind)))


def test_zeros_that_a_spreadsheet_dropped_are_put_back_where_they_are_known_and_spoken_of_where_not():
    rows, _ = read("fee-schedule", "code,global_days\nPS104,0\nPS514,10\n")
    (problem,) = read("fee-schedule", "code,global_days\n100,000\n")[1]

    assert [row[columns_of(PackKind.FEES).index("global_days")] for row in rows] == ["000", "010"]
    assert "format the column as text" in problem.message


def test_every_bad_row_is_named_with_its_line_and_none_is_kept():
    text = ("code,most,adjudication\nPS520,one,2\n\nPS52,1,2\nPS455,2,4\nPS455,2,2\n")

    assert problems("mue", text) == [
        ("line 2 · most", "PK004"), ("line 4 · code", "PK002"), ("line 5 · adjudication", "PK005")]


@pytest.mark.parametrize(("kind", "text", "expected"), [
    ("mue", "", ("the file", "PK001")), ("mue", "code,most\nPS520,1\n", ("the file", "PK001")),
    ("mue", "code,most,adjudication\n", ("the file", "PK009")),
    ("ncci-ptp", "column1,column2,indicator,effective_from\nPS514,PS510,1,\n", ("line 2 · effective_from", "PK003")),
    ("ncci-ptp", "column1,column2,indicator,effective_from,effective_to\nPS514,PS510,1,2026-01-01,2025-12-31\n",
     ("line 2 · effective_to", "PK007")),
    ("carc", "code,description\n45,\n", ("line 2 · label", "PK008")),
    ("fee-schedule", "code,allowed\nPS104,free\n", ("line 2 · allowed", "PK004")),
    ("fee-schedule", "code,allowed\nPS104,-130.80\n", ("line 2 · allowed", "PK004")),
    ("fee-schedule", "code,global_days\n,010\n", ("line 2 · code", "PK002")),
    ("fee-schedule", "code,global_days\nPS104,30\n", ("line 2 · global_days", "PK005")),
    ("fee-schedule", "code,modifier\nPS104,26\n", ("the file", "PK001")),
    ("cpt", "code,label\nPS104,A visit\n", ("line 2 · code", "PK002")),
    ("mue", 'code,most,adjudication\n"PS520', ("line 2 · most", "PK004")),
])
def test_what_is_wrong_with_a_file_has_its_code(kind, text, expected):
    assert problems(kind, text)[0] == expected


def test_the_header_that_is_missed_is_named():
    (problem,) = read("mue", "code,most\nPS520,1\n")[1]

    assert str(problem) == "the file: the column adjudication is missing. The header needs code, most, adjudication. (PK001)"


@settings(max_examples=60)
@given(kind=st.sampled_from(PackKind), text=st.text("PS510,\t\n\"*-/ code\x00label", max_size=60))
def test_no_file_raises_and_what_gives_no_row_says_why(kind, text):
    rows, found = read(kind, ",".join(columns_of(kind)) + "\n" + text)

    assert rows or found
    assert all(len(row) == len(columns_of(kind)) for row in rows)
    assert all(each.code in pack_kinds.PROBLEMS for each in found)


def test_a_file_that_is_wrong_all_over_is_not_read_to_its_end():
    found = problems("mue", "code,most,adjudication\n" + "PS1,1,2\n" * 5 * MOST_PROBLEMS)

    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == ("the file", "PK011")


def test_the_doctests_hold():
    assert doctest.testmod(pack_kinds).failed == 0
