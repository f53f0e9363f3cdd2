"""What the edits say, in which order, and what each lets pass."""

import doctest
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.scrub.claims import (
    COVER,
    MEDICARE,
    NOTES,
    PAIRS,
    TABLES,
    TODAY,
    book,
    claim,
    earlier,
    found,
    line,
    marta,
    prior,
    setting,
)
from workbench.billing import npi
from workbench.codes.icd10 import Span
from workbench.scrub import (
    CATALOGUE,
    RULES,
    FilingLimit,
    PayerRules,
    Setting,
    Severity,
    TwoSides,
    claim_parts,
    excludes,
    scrub,
)
from workbench.scrub.excludes import naming_note
from workbench.scrub.rules import filing
from workbench.scrub.rules.filing import last_day

BOOK = book()


def test_the_rules_are_s1_to_s18_and_own_every_code():
    assert [rule.code for rule in RULES] == [f"S{number}" for number in range(1, 19)]
    assert {code.partition(".")[0] for code in CATALOGUE} == {rule.code for rule in RULES}


def test_an_edit_says_where_what_and_what_to_do():
    (edit,) = scrub(claim(line(), line("PS455-RT", "150")), setting())

    assert str(edit) == (
        "line 1: PS103 stands beside PS455, a minor procedure of the same day, without modifier 25. Add 25 if the note shows a "
        "significant, separate visit. Otherwise take the visit off: deciding to do the procedure is part of it. (S9.25)")


def test_all_findings_of_a_claim_come_at_once():
    wrong = claim(line("PS510", points="B"), line("PS514"), charge=1, group="X")

    assert found(wrong, setting()) == ["S2", "S3.2", "S11.1", "S13.3"]


def test_without_facts_beside_the_claim_the_claim_alone_is_judged():
    assert found(claim(line(), line("PS455-RT"), diagnoses="QQQ"), Setting(TODAY)) == []


def test_excludes_is_a_warning_and_a_missing_25_an_error():
    assert (CATALOGUE["S4.5"].severity, CATALOGUE["S9.25"].severity) == (Severity.WARNING, Severity.ERROR)


# Diagnoses.

def test_a_note_above_a_code_excludes_and_counts_from_either_side():
    assert naming_note(("hypertension in pregnancy (O10-O11, O13-O16)",), "O13.9")
    assert found(claim(diagnoses="J020 J069"), setting(book=BOOK)) == ["S4.5"]


@pytest.mark.parametrize("note", ["diabetes (E08-E13 with .43)", "acute pain NOS", "open fracture (E11.- with 7th character B)"])
def test_a_note_under_a_condition_names_no_code(note):
    assert naming_note((note,), "E11.42") == ""


def test_a_note_may_name_the_end_of_a_code():
    assert naming_note(("diabetes (E08-E13 with .42)",), "E11.42")


def test_a_code_that_ended_was_right_before_and_is_wrong_after():
    told = setting(book=BOOK, spans={"R05": Span(None, date(2026, 8, 11), "")}, cover=None)

    assert found(claim(line(on=date(2026, 8, 11)), diagnoses="R05"), told) == []
    assert found(claim(line(on=date(2026, 8, 12)), diagnoses="R05"), told) == ["S4.3"]


def test_a_placeholder_left_out_is_a_matter_of_the_seventh_character():
    (edit,) = scrub(claim(diagnoses="S61210A W260A"), setting(book=BOOK))

    assert (edit.code, "W26.0XXA" in edit.message) == ("S4.7", True)


def test_a_line_that_points_first_to_a_manifestation_is_named():
    (edit,) = scrub(claim(line(), line("PS420", points="B"), diagnoses="E859 G63"), setting(book=BOOK))

    assert (edit.code, edit.where) == ("S4.6", "line 2")


def test_codes_of_the_test_book_that_carry_notes_exist():
    assert all(BOOK.look_up(code).known for code in NOTES)


# Patient.

def test_kx_says_that_the_sex_is_right():
    beside = setting(tables=TABLES)

    assert found(claim(line("PS820")), beside) == ["S8.1"]
    assert found(claim(line("PS820-KX")), beside) == []


def test_an_unknown_sex_is_not_judged():
    assert found(claim(line("PS820"), insured=marta(sex="U")), setting()) == []


# Modifiers.

def test_a_procedure_on_another_claim_of_the_day_asks_for_25_too():
    assert found(claim(), setting(history=(earlier("PS455-LT"),))) == ["S9.25"]


def test_57_beside_a_minor_procedure_is_not_25():
    assert found(claim(line("PS103-57"), line("PS455-RT")), setting()) == ["S9.25", "S9.2"]


def test_25_does_not_do_where_57_is_meant():
    assert found(claim(line("PS103-25"), line("PS810")), setting()) == ["S9.57"]


@pytest.mark.parametrize(("lines", "codes"), [
    ((line("PS455-50"),), []), ((line("PS455-50", units="2"),), ["S9.50"]), ((line("PS455-LT-RT"),), ["S9.50"]),
    ((line("PS214-LT"), line("PS214-RT")), []), ((line("PS214", units="2"),), []), ((line("PS214-50"),), []),
    ((line("PS520-50"),), ["S9.50"]), ((line("PS460-50"),), ["S9.50"]), ((line("PS460-LT"), line("PS460-RT")), ["S9.50"]),
])
def test_the_bilateral_indicator_decides_about_both_sides(lines, codes):
    assert found(claim(*lines), setting()) == codes


def test_a_payer_may_want_a_line_for_each_side():
    two = setting(payer=PayerRules("BFPPO1", two_sides=TwoSides.TWO_LINES))

    assert found(claim(line("PS455-50")), two) == ["S9.50"]
    assert found(claim(line("PS455-LT"), line("PS455-RT")), two) == []


def test_in_a_hospital_the_doctor_bills_the_reading():
    assert found(claim(line("PS214-RT"), place="21"), setting()) == ["S9.26"]
    assert found(claim(line("PS214-RT-26"), place="21"), setting()) == []


# Amounts.

def test_a_cap_of_the_day_counts_both_lines_and_other_claims():
    two_lines = claim(line("J1885", units="5"), line("J1885-JZ", units="4"))

    assert [str(each)[:7] for each in scrub(two_lines, setting())] == ["line 2:"]
    assert found(claim(line("J1885", units="5")), setting(history=(earlier("J1885-JZ", units=4),))) == ["S10.3"]


def test_a_cap_of_a_line_lets_more_lines_pass():
    assert found(claim(line("PS420", units="4"), line("PS420-76", units="4")), setting()) == []


@pytest.mark.parametrize("second", ["PS510-59", "PS510-XS", "PS510-RT"])
def test_a_pair_is_opened_by_a_modifier_of_a_separate_service_or_another_side(second):
    assert found(claim(line("PS514-LT"), line(second)), setting()) == []


def test_the_same_side_opens_no_pair():
    (edit,) = scrub(claim(line("PS514-LT"), line("PS510-LT")), setting())

    assert (edit.code, "Both name LT" in edit.message) == ("S11.1", True)


def test_a_pair_holds_in_its_time_and_a_deleted_one_never():
    assert found(claim(line("PS455-LT"), line("PS420")), setting()) == []
    assert found(claim(line("PS455-LT", on=date(2026, 6, 30)), line("PS420", on=date(2026, 6, 30))), setting()) == ["S11.1"]
    assert found(claim(line("PS460"), line("PS420")), setting()) == []
    assert [each.indicator for each in PAIRS] == [1, 0, 1, 9]


def test_a_pair_with_another_claim_names_that_claim():
    (edit,) = scrub(claim(line("PS510")), setting(history=(earlier("PS514", account="LMG-204002"),)))

    assert (edit.code, "billed on LMG-204002" in edit.message) == ("S11.1", True)


def test_a_claim_to_the_second_payer_is_no_duplicate():
    assert found(claim(), setting(history=(earlier("PS103", payer=MEDICARE),))) == []


# Filing and names.

@pytest.mark.parametrize(("service", "holidays", "last"), [
    (date(2024, 2, 29), (), date(2025, 2, 28)), (date(2025, 5, 16), (), date(2026, 5, 18)),
    (date(2025, 9, 7), (), date(2026, 9, 7)), (date(2025, 9, 7), (date(2026, 9, 7),), date(2026, 9, 8)),
])
def test_medicares_year_ends_on_a_workday(service, holidays, last):
    assert last_day(service, FilingLimit(), holidays) == last


def test_a_replacement_is_not_held_to_the_first_limit():
    late = setting(payer=PayerRules("BFPPO1", filing=FilingLimit(5)))

    assert found(claim(), late) == ["S17.1"]
    assert found(claim(frequency="7", payer_claim="BF26-1"), late) == []


def test_a_second_claim_is_held_to_medicares_limit_and_to_no_other():
    second = claim(line(on=date(2025, 8, 1)), rank="S", prior=(prior("0", "CO-16 100", on=TODAY),))

    for days, codes in ((0, ["S17.1"]), (90, [])):
        assert found(second, setting(cover=None, payer=PayerRules("BFPPO1", filing=FilingLimit(days)))) == codes


def test_names_are_compared_without_case_and_blanks():
    spoken = replace(COVER, last="quillen ", first="Marta")

    assert found(claim(), setting(cover=spoken)) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days_too(day):
    beside = setting(today=day, payer=PayerRules("BFPPO1", filing=FilingLimit()), cover=None)

    assert set(found(claim(line(on=day)), beside)) <= {"S7.2", "S17.2"}


def test_the_doctests_hold():
    assert [doctest.testmod(each).failed for each in (claim_parts, excludes, filing, npi)] == [0, 0, 0, 0]
