"""Each visit's claim follows from its note, and the note says no code."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from tests.unit.world.note_reader import DONE, NOTHING, PROBLEM, RISK, SEPARATE, UNITS, read_note
from workbench.cli.world_making import Made, watched, write
from workbench.codes.procedures import Procedure, Procedures
from workbench.world.clinic.stories import STORIES
from workbench.world.faults import Planted, plant
from workbench.world.files import build_world, write_notes
from workbench.world.notes import visit_notes
from workbench.world.notes.case import Case, Service, cases_of
from workbench.world.notes.phrases import DIAGNOSES, SCENES, SERVICES
from workbench.world.notes.weighing import possible, weighed
from workbench.world.shown_codes import in_shown_codes
from workbench.world.spec import WorldSpec
from workbench.world.visits import OFFICE_VISIT, VISITS

PRINT_NOTES = ("from hashlib import sha256; from workbench.world.files import build_world; "
               "from workbench.world.notes import visit_notes; from workbench.world.spec import WorldSpec; "
               "print(sha256(repr(list(visit_notes(build_world(WorldSpec(lines=60)), 60))).encode()).hexdigest())")
OFFICE = re.compile(r"PS1([01])([2-5])")
DAY = date(2026, 6, 1)
FEW = 400


def generic(reason: str) -> str:
    return re.sub(r"\b(right|left)\b", "{side}", reason)


def pairs(world, claims=FEW):
    """Each visit beside what its note says."""
    return list(zip(cases_of(world, claims), (text for _, text in visit_notes(world, claims)), strict=True))


@pytest.fixture(scope="module")
def noted(world):
    return pairs(world)


def all_phrases():
    """Every phrase with where it stands."""
    for code, one in DIAGNOSES.items():
        yield from ((code, each) for each in (*one.names, *one.stepped, *one.told, *one.seen))
        yield from ((code, each) for levels in (one.status, one.treatment) for said in levels.values() for each in said)
    for reason, scene in SCENES.items():
        groups = (scene.complaints, scene.suspected, *scene.history, *scene.exam)
        yield from ((reason, each) for group in groups for each in group)
    for code, done in SERVICES.items():
        groups = (done.phrases, done.planned, done.separate, *done.results.values())
        yield from ((code, each) for group in groups for each in group)


def test_every_visit_that_the_clinic_can_have_has_its_words():
    codes = {code for visit in VISITS for story in visit.diagnoses for code in story}
    services = {service.code for visit in VISITS for service in visit.services} - {OFFICE_VISIT}

    assert codes - set(DIAGNOSES) == set()
    assert {generic(visit.reason) for visit in VISITS} - set(SCENES) == set()
    assert services - set(SERVICES) == set()
    assert services - set(DONE) - {code for code, _ in UNITS.values()} == set()


def possible_cases():
    """Every story at every level it can have, with every choice of tests and drugs, for the young and the old."""
    for story in STORIES:
        done = [slot.service.code for slot in story.slots]
        tests = [code for code in done if code in SERVICES and SERVICES[code].counted]
        drugs = [code for code in done if code in ("J0696", "J1885", "J2405")]
        for level in (2, 3, 4, 5) if OFFICE_VISIT in done else ():
            if not story.visit.levels[level - 2]:
                continue
            for age in {max(story.visit.ages[0], young) for young in (3, 5, 9, 40)}:
                for count in range(len(tests) + 1):
                    for chosen in combinations(tests, count):
                        for given in ([], drugs) if drugs else ([],):
                            services = tuple(Service(code, "", 1) for code in (*chosen, *given))
                            yield Case("", "", "", DAY.replace(year=DAY.year - age), "F", "", "", "", 0, "", DAY, DAY, DAY, DAY,
                                       generic(story.visit.reason), "", story.diagnoses, services, level, False)


def test_every_level_of_every_visit_can_be_told_truly():
    assert {(case.reason, case.diagnoses, case.level, case.age) for case in possible_cases() if not possible(case)} == set()


def test_what_a_note_calls_a_problem_and_its_treatment_has_one_reading():
    for code, one in DIAGNOSES.items():
        for level, said in one.status.items():
            for phrase in said:
                found = [at for at, words in PROBLEM.items() if re.search(words, phrase)]
                assert max(found) == level, (code, phrase)
                assert len(re.findall(PROBLEM[3], phrase)) < 2, (code, phrase)
        for level, said in {**one.treatment, **({4: one.stepped} if one.stepped else {})}.items():
            for phrase in said:
                found = next((at for at in (5, 4) if re.search(RISK[at], phrase)), 2 if re.search(NOTHING, phrase) else 3)
                assert found == level or (level, found) == (3, 2), (code, phrase)


def test_nothing_else_sounds_like_a_status_or_a_decision():
    elsewhere = {(where, each) for where, one in DIAGNOSES.items() for each in (*one.names, *one.told, *one.seen)}
    elsewhere |= {(where, each) for where, scene in SCENES.items()
                  for group in (scene.complaints, scene.suspected, *scene.history, *scene.exam) for each in group}
    wrong = [(where, each) for where, each in elsewhere for words in (*PROBLEM.values(), RISK[4], NOTHING, SEPARATE)
             if re.search(words, each)]

    assert wrong == []


def test_phrases_start_small_and_have_no_stop_and_no_empty_choice():
    for where, phrase in all_phrases():
        assert not phrase.endswith((".", ";", ",", " ")), (where, phrase)
        assert "||" not in phrase, (where, phrase)
        assert all(int(low) < int(high) for low, high in re.findall(r"<(\d+)-(\d+)>", phrase)), (where, phrase)


def test_no_two_diagnoses_are_called_the_same():
    called = {}
    for code, one in DIAGNOSES.items():
        for name in one.names if one.status else ():
            called.setdefault((name, one.side), set()).add(code)

    assert {name: codes for name, codes in called.items() if len(codes) > 1} == {}


def check(case, text):
    """The claim follows from the note."""
    read = read_note(text)
    office = [found for each in case.services for found in [OFFICE.fullmatch(each.code)] if found]
    where = f"{case.account} {case.seen} {case.reason}\n{text}"
    for found in office:
        new, level = found[1], int(found[2])
        assert read.level <= level, where
        assert (read.level_by_time(new) if read.minutes else read.level) == level, where
        assert read.says(r"new to the practice|first visit w|new (patient|pt)\b") == (new == "1"), where
    assert office or not read.minutes, where
    assert read.says(SEPARATE) == any(each.modifier == "25" for each in case.services), where
    assert read.says(DONE["G2211"]) == any(each.code == "G2211" for each in case.services), where
    assert read.units == {each.code: each.units for each in case.others if each.code not in DONE}, where
    assert read.says("single-dose vial") == any(each.modifier == "JZ" for each in case.services), where
    assert all(read.did(each.code, each.modifier) for each in case.others if each.code in DONE), where
    billed = {each.code for each in case.others}
    undone = {"PS210", "PS214", "PS230", "PS455", "PS457", "PS459", "PS460", "PS510", "PS520", "PS410"} - billed
    assert not any(read.did(code, side) for code in undone - {"PS410"} for side in ("RT", "LT")), where


def check_person(case, text):
    """Age, sex and dates are those of the tables."""
    age = re.search(r"(\d+)-year-old (woman|man|girl|boy)|^(\d+)([mf]) /", text, re.MULTILINE)
    sex = {"woman": "F", "girl": "F", "f": "F", "man": "M", "boy": "M", "m": "M"}[age[2] or age[4]]
    signed = re.findall(r"(\d\d)/(\d\d)/(\d{4})", text.rstrip().rsplit("\n", 1)[1])[-1]

    assert (int(age[1] or age[3]), sex) == (case.age, case.sex)
    assert f"{case.seen:%m/%d/%Y}" in text
    assert f"{case.born:%m/%d/%Y}" in text
    assert case.seen <= date(int(signed[2]), int(signed[0]), int(signed[1])) <= max(case.seen, case.released)
    assert text.startswith("SYNTHETIC DATA")
    assert case.name.lower() in text.lower()


def test_dose_level_side_and_modifier_of_every_claim_follow_from_its_note(noted):
    for case, text in noted:
        check(case, text)
        check_person(case, text)


def test_the_claims_of_other_worlds_follow_from_their_notes_too(seeds):
    for seed in seeds[:max(1, len(seeds) // 5)]:
        for case, text in pairs(build_world(WorldSpec(lines=600, seed=f"notes {seed}"))):
            check(case, text)
            check_person(case, text)


def test_no_code_stands_in_a_note(noted):
    for case, text in noted:
        body = text.split("\n\n", 2)[2]
        codes = {*case.diagnoses, *(each.replace(".", "") for each in case.diagnoses), *(each.code for each in case.services)}

        assert [code for code in codes if re.search(rf"\b{re.escape(code)}\b", text)] == []
        assert not re.search(r"\bPS\d{3}|\b[A-TV-Z]\d\d\.\d|\b[GJ]\d{4}\b|\b\d{5}\b", body)


@pytest.mark.release
def test_no_note_copies_the_title_of_a_code(noted):
    asked = "import sys, simple_icd_10_cm as book; print('\\n'.join(book.get_description(each) for each in sys.argv[1:]))"
    codes = sorted({code for code in DIAGNOSES if DIAGNOSES[code].status})
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", asked, *codes], check=True, capture_output=True, text=True)
    titles = [title for title in done.stdout.lower().splitlines() if len(title.split()) > 1]
    phrases = [each.lower() for _, each in all_phrases()]

    assert [(title, phrase) for title in titles for phrase in phrases if title in phrase] == []


def test_there_is_one_note_for_each_visit_and_its_name_says_whose_and_when(world, noted):
    claims = world.tables["claims"].head(FEW)
    names = [name for name, _ in visit_notes(world, FEW)]

    assert len(names) == len(set(names)) == claims["encounter"].nunique()
    assert names[0] == f"{noted[0][0].account}-{noted[0][0].seen:%Y%m%d}.txt"
    assert [name for name, _ in visit_notes(world, 7)] == names[:7]


def test_notes_read_differently(noted):
    """Fifty in a row: no two have the same body, and no sentence opens most of them."""
    bodies = [text.split("\n\n", 2)[2] for _, text in noted]

    assert len(set(bodies)) == len(bodies)
    assert len({text.split("\n")[2].split(": ")[1] for _, text in noted}) == 6


def test_the_same_visit_has_the_same_note_whatever_else_is_written(world, noted):
    assert [text for _, text in visit_notes(world, 20)] == [text for _, text in noted[:20]]


@pytest.mark.long
def test_two_processes_with_different_hash_seeds_write_the_same_notes():
    told = {subprocess.run([sys.executable, "-c", PRINT_NOTES], env={**os.environ, "PYTHONHASHSEED": each}, check=True,
                           capture_output=True, text=True).stdout for each in ("1", "77")}

    assert len(told) == 1


def test_a_world_on_disk_has_its_notes_for_its_owner_alone(world, tmp_path):
    assert write_notes(world, tmp_path, 20) == 20
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "notes").iterdir()} == dict(visit_notes(world, 20))
    assert (tmp_path / "notes").stat().st_mode & 0o777 == 0o700


def test_licensed_codes_change_no_note(world, tmp_path):
    ours = [code for code in world.tables["prices"]["code"] if code.startswith("PS")]
    licensed = Procedures({code: Procedure(f"X0{code[2:]}", "invented") for code in ours})
    it = Made(Planted(in_shown_codes(world, licensed), ()), (), world)

    with watched() as bar:
        told = write(it, tmp_path / "shown", 20, bar)

    assert "  notes  20 files" in told
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "shown" / "notes").iterdir()}
    assert written == dict(visit_notes(world, 20))


def test_a_visit_that_was_billed_twice_has_one_note(world):
    planted = plant(world, {"claim-billed-twice": 1}).world
    every = len(planted.tables["claims"])

    assert every == len(world.tables["claims"]) + 1
    assert list(cases_of(planted, every)) == list(cases_of(world, every))


def test_a_practice_without_visits_has_no_notes(world, tmp_path):
    assert write_notes(replace(world, spec=WorldSpec("keystone")), tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_no_phrase_belongs_to_a_season():
    season = re.compile(r"\b(spring|summer|winter|last fall|holidays|this season|flu shot offered)\b")

    assert [(at, phrase) for at, phrase in all_phrases() if season.search(phrase)] == []


def test_beside_a_wellness_visit_without_findings_an_illness_is_stable():
    cases = [case for case in possible_cases() if "Z00.00" in case.diagnoses and "I10" in case.diagnoses]

    assert cases
    assert all(max(weighed(case).statuses) == 3 for case in cases)
