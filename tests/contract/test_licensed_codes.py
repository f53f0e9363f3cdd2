"""A site with licensed codes: no teaching code shows, and all else stays the same. The codes here are invented."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.codes.procedures import Procedure, Procedures
from workbench.content import feedback, read_content
from workbench.grading import score
from workbench.kinds.kind import Case, Draw
from workbench.kinds.registry import KINDS
from workbench.model import wire
from workbench.world.edi import x12_files
from workbench.world.files import build_world
from workbench.world.laws import broken
from workbench.world.remittance_case import eobs_from_era
from workbench.world.shown_codes import OF_SERVICES, in_shown_codes
from workbench.world.spec import WorldSpec

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
TEACHING = re.compile(r"PS\d{3}")
MAP = Procedures({code: Procedure(f"X0{code[2:]}", f"invented {code[2:]}") for code in CONTENT.codes.services
                  if TEACHING.fullmatch(code)})
LICENSED = replace(CONTENT.codes, procedures=MAP)
EXERCISES = [each for each in CONTENT.exercises.values() if not each.moments]


def made(exercise, seed, codes, **more):
    return KINDS[exercise.kind].generate(Case(f"licensed {seed}", exercise.levels[-1], exercise, codes, **more))


def everything_shown(exercise, variant) -> str:
    """Prompt, key, and the words of every answer that falls into a trap, of the full one and of none."""
    kind = KINDS[exercise.kind]
    answers = [kind.model_answer(variant.key), *(mistake.answer for mistake in kind.wrong_answers(variant.key))]
    grades = [kind.grade(variant.key, answer) for answer in answers]
    words = [feedback(exercise, CONTENT.sops, finding) for grade in grades for finding in grade.findings]
    return "\n".join((wire.dumps(variant.prompt), wire.dumps(variant.key), *map(str, words)))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.code)
def test_no_teaching_code_shows_and_the_model_answer_keeps_full_marks(exercise, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        variant = made(exercise, seed, LICENSED)

        assert not TEACHING.search(everything_shown(exercise, variant))
        assert score(kind.grade(variant.key, kind.model_answer(variant.key)), {}) == 1


def test_a_case_differs_in_its_codes_and_labels_only(seeds):
    exercise = CONTENT.exercises["post-one-eob"]
    for seed in seeds:
        ours, theirs = (made(exercise, seed, codes) for codes in (CONTENT.codes, LICENSED))

        assert TEACHING.search(wire.dumps(ours.prompt))
        assert "X0" in wire.dumps(theirs.prompt)
        assert KINDS[exercise.kind].model_answer(ours.key) == KINDS[exercise.kind].model_answer(theirs.key)


def test_an_imported_remittance_shows_licensed_codes_also_when_it_came_before_them():
    exercise = CONTENT.exercises["post-one-eob"]
    files = x12_files(build_world(WorldSpec(lines=650)), 60)
    eob = next(eob for name, data in files if name.endswith(".835") for eob in eobs_from_era(data, Draw(name), CONTENT.codes)[0])

    variant = made(exercise, 0, LICENSED, eob=eob)

    assert TEACHING.search(eob.lines[0].code)
    assert not TEACHING.search(everything_shown(exercise, variant))


def test_a_world_in_licensed_codes_keeps_its_laws_and_its_files_follow():
    world = in_shown_codes(build_world(WorldSpec(lines=650)), MAP)
    shown = {code for name in OF_SERVICES for code in world.tables[name]["code"].unique()}

    assert broken(world) == ()
    assert any(code.startswith("X0") for code in shown)
    assert "invented 104" in set(world.tables["prices"]["label"])
    assert not any(TEACHING.search(code) for code in shown)
    assert not any(re.search(rb"PS\d{3}", data) for _, data in x12_files(world, 30))


def test_edits_are_about_the_codes_that_are_shown():
    tables = CONTENT.edits.in_shown_codes(MAP.shown)

    assert len(tables.pairs) == len(CONTENT.edits.pairs)
    codes = {*tables.caps, *tables.services, *(code for pair in tables.pairs for code in pair)}
    assert not any(TEACHING.search(code) for code in codes)
