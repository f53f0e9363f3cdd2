"""What a code is on a day, from the part of a release that content names."""

import doctest
from datetime import date

import pytest

from workbench.codes import icd10
from workbench.codes.icd10 import Family, Icd10, Span, Standing, in_ranges, ranges, read_code

DAY = date(2026, 9, 10)
BOOK = Icd10(
    release="a small release", headed=ranges(["M54", "R05", "R51", "G56"]), whole=ranges(["I10", "R42"]),
    families={"M54": Family("50 51 59 6 9", "5"), "R42": Family()},
    spans={"M54.5": Span(None, date(2021, 9, 30), "addenda"), "M54.50": Span(date(2021, 10, 1), None, "addenda")},
)


@pytest.mark.parametrize(("code", "standing"), [
    ("M54.50", Standing.BILLABLE), ("M54.6", Standing.BILLABLE), ("R42", Standing.BILLABLE), ("I10", Standing.BILLABLE),
    ("M54", Standing.HEADING), ("R05", Standing.HEADING), ("M54.5", Standing.ENDED), ("M54.58", Standing.UNKNOWN),
    ("R42.1", Standing.UNKNOWN), ("I10.1", Standing.UNKNOWN), ("Z99.89", Standing.UNKNOWN), ("R05.1", Standing.ELSEWHERE),
])
def test_a_code_has_its_standing(code, standing):
    assert BOOK.standing(code, DAY) is standing


def test_a_code_is_judged_by_the_day_of_service():
    assert BOOK.standing("M54.50", date(2021, 9, 30)) is Standing.ENDED
    assert BOOK.standing("M54.50", date(2021, 10, 1)) is Standing.BILLABLE


def test_a_heading_is_one_whatever_the_day():
    assert [code for code in ("M54.5", "M54", "R05", "M54.50", "I10", "Z99") if BOOK.is_heading(code)] == ["M54.5", "M54", "R05"]


def test_the_part_about_some_codes_knows_their_families_whole():
    part = BOOK.only(["M54.50"])

    assert part.families.keys() == {"M54"}
    assert part.standing("M54.9", DAY) is Standing.BILLABLE
    assert part.standing("R42", DAY) is Standing.BILLABLE


def test_ranges_hold_what_was_put_in_and_nothing_else():
    categories = [f"A{number:02d}" for number in (0, 1, 2, 5, 98, 99)] + ["B00", "C7A", "C7B", "M1A"]
    text = ranges(categories)

    rests = [*(f"{number:02d}" for number in range(100)), "7A", "7B", "1A"]
    everything = [f"{letter}{rest}" for letter in "ABCM" for rest in rests]
    assert [each for each in everything if in_ranges(each, text)] == sorted(categories)


@pytest.mark.parametrize("text", ["", "M2", "25.561", "M25.56111", "M25 561", "knee", "M25.5.6", "Ｍ25.561"])
def test_what_has_not_the_shape_of_a_code_is_none(text):
    assert read_code(text) is None


def test_the_doctests_hold():
    assert doctest.testmod(icd10).failed == 0
