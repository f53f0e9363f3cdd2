"""What the book holds against the diagnoses of one encounter: `told("J06.9 J02.0")`."""

import pytest

from tests.unit.scrub.claims import book
from workbench.scrub.encounter import Fault, clashes
from workbench.world.visits import VISITS

BOOK = book()


def told(codes: str, book=BOOK) -> list[tuple[str, str, str]]:
    return [(clash.fault.value, clash.code, clash.other) for clash in clashes(codes.split(), book)]


@pytest.mark.parametrize("codes", ["", "J06.9", "j069 i10", "I12.9 N18.31 D63.1", "E85.9 G63", "S61.210A W26.0XXA", "QQQ ZZZ"])
def test_a_sound_or_unknown_list_is_left_alone(codes):
    assert told(codes) == []


def test_excluded_codes_are_told_whichever_carries_the_note():
    assert told("J06.9 J02.0") == [("excluded", "J06.9", "J02.0")]
    assert told("J02.0 I10 J06.9") == [("excluded", "J02.0", "J06.9")]


def test_a_manifestation_never_stands_first():
    assert told("G63") == [("manifestation first", "G63", "")]
    assert told("G63 E85.9") == [("manifestation first", "G63", ""), ("wrong order", "G63", "E85.9")]


def test_a_code_that_wants_another_first_misses_it():
    assert told("I10 D63.1") == [("partner missing", "D63.1", "")]
    assert told("D63.1 N18.31") == [("wrong order", "D63.1", "N18.31")]


def test_a_note_about_what_may_be_there_asks_for_nothing():
    assert told("N18.31") == []


@pytest.mark.parametrize(("code", "fault", "full"), [
    ("S61.210", "seventh missing", "S61.210A"), ("W26.0", "seventh missing", "W26.0XXA"),
    ("W26.0A", "seventh missing", "W26.0XXA"), ("S61.210Z", "seventh wrong", "S61.210A"),
    ("W26.0XXQ", "seventh wrong", "W26.0XXA"),
])
def test_a_seventh_character_is_missing_or_wrong(code, fault, full):
    assert told(code) == [(fault, code, full)]


def test_the_note_of_the_book_comes_along():
    (clash,) = clashes(["J06.9", "J02.0"], BOOK)

    assert (clash.fault, clash.place, clash.other_place, clash.note) == (
        Fault.EXCLUDED, 1, 2, "streptococcal pharyngitis (J02.0)")


@pytest.mark.release
@pytest.mark.parametrize(("codes", "faults"), [
    ("M54.50 M54.41", ["excluded"]), ("I10 O13.2", ["excluded"]), ("E10.9 E11.9", ["excluded"]), ("E11.42 G63", ["excluded"]),
    ("N18.4 D63.1", []), ("I10 D63.1", ["partner missing"]), ("E11.22 N18.31 Z79.84", []), ("N18.31 I12.9", ["wrong order"]),
    ("I50.9", []), ("F02.80", ["manifestation first"]), ("G30.9 F02.80", []), ("S93.401Z", ["seventh wrong"]),
])
def test_the_real_book_tells_what_a_coder_knows(release, codes, faults):
    assert [fault for fault, _, _ in told(codes, release)] == faults


@pytest.mark.release
@pytest.mark.parametrize("told", sorted({codes for visit in VISITS for codes in visit.diagnoses}), ids=" ".join)
def test_diagnoses_of_an_invented_visit_do_not_clash(release, told):
    assert clashes(told, release) == ()
