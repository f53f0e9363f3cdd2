"""A lesson as an author writes it: what is read from its folder, and each thing that can be wrong with it."""

import shutil
from pathlib import Path

import pytest

from workbench.content import feedback, read_content
from workbench.kinds.kind import Case
from workbench.kinds.registry import kind_named
from workbench.model import Answer, Entry

ROOT = Path(__file__).resolve().parents[2]
FACTS = "exercise.toml"
MOMENTS = "moments.toml"
LESSON = {
    FACTS: """
uuid = "0c6a1c0e-6a55-4c5b-9a53-0d6f5a2a7a11"
version = 1
status = "wip"
code = "LES-90"
title = "A page at the counter"
summary = "Post one line of a page."
kind = "inline-moments"
module = "PAY"
minutes = 20
competencies = ["C02"]
sop = "SOP-05"
exercise = "post-one-eob"
practices = ["larkmere"]
payers = ["bluefen", "tessel"]
levels = [2]
""",
    MOMENTS: """
[[moments]]
id = "write-off"
title = "The contractual write-off"
entry = "money"
ask = "Charge {charge}, allowed {allowed}. How much do you post under CO-45?"
right = "CO-45 is charge minus allowed: {charge} - {allowed} = {expected}."
sop = "SOP-05.5"
[[moments.slips]]
code = "allowed"
answer = "allowed"
why = "{entered} is the allowed amount."
[[moments.cases]]
charge = "210.00"
allowed = "140.00"
expected = "70.00"
[[moments.cases]]
charge = "95.00"
allowed = "60.50"
expected = "34.50"
[[moments.cases]]
charge = "1,310.00"
allowed = "1,000.00"
expected = "310.00"

[[moments]]
id = "who-pays"
title = "Who pays"
entry = "choice"
ask = "PR-3 {amount}. Who owes it?"
choices = ["Patient", "Next payer", "Nobody"]
right = "PR is the patient's share."
sop = "SOP-05.6"
slips = []
cases = [
  { amount = "20.00", expected = "Patient" }, { amount = "25.00", expected = "Patient" },
  { amount = "30.00", expected = "Patient" },
]
""",
    "design.md": "For authors.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content with one more lesson."""
    for name in ("exercises", "sop"):
        shutil.copytree(ROOT / name, tmp_path / name)
    lesson = tmp_path / "exercises/lesson-counter"
    lesson.mkdir()
    for name, text in LESSON.items():
        (lesson / name).write_text(text, "utf-8")
    return tmp_path


def read(folder: Path):
    return read_content(folder / "exercises", folder / "sop")


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "exercises/lesson-counter" / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_a_lesson_folder_is_a_lesson_and_the_exercise_that_asks_its_moments(folder):
    content, problems = read(folder)

    lesson, exercise = content.lessons["counter"], content.exercises["lesson-counter"]

    assert [str(each) for each in problems if "lesson-counter" in each.where] == []
    assert (lesson.exercise, lesson.payers, lesson.levels) == ("post-one-eob", ("bluefen", "tessel"), (2,))
    assert [moment.id for moment in exercise.moments] == ["write-off", "who-pays"]
    assert exercise.moments[0].entry is Entry.MONEY
    assert exercise.moments[0].cases[1].values == {"charge": "95.00", "allowed": "60.50"}
    assert (exercise.code, exercise.traps, exercise.weights, exercise.hints) == ("LES-90", (), (), {})


@pytest.mark.parametrize(("typed", "why"), [
    ("140", "140.00 is the allowed amount."),
    ("$70", "CO-45 is charge minus allowed: 210.00 - 140.00 = 70.00."),
    ("7.00", "CO-45 is charge minus allowed: 210.00 - 140.00 = 70.00."),
    ("", "CO-45 is charge minus allowed: 210.00 - 140.00 = 70.00."),
    ("seven", "Write the amount in digits, for example 120.00."),
])
def test_what_is_said_of_an_answer(folder, typed, why):
    content, _ = read(folder)
    exercise, kind = content.exercises["lesson-counter"], kind_named("inline-moments")
    made = (kind.generate(Case(f"seed {n}", 2, exercise, item="write-off")) for n in range(20))
    key = next(each.key for each in made if "210.00" in each.prompt.work.questions[0].text)

    finding = kind.grade(key, Answer({"write-off": typed})).findings[0]

    assert feedback(exercise, content.sops, finding).why == why


BROKEN = {
    "a moment without an entry that exists": ("WB041", MOMENTS, 'entry = "money"', 'entry = "dollars"'),
    "a moment's name twice": ("WB041", MOMENTS, 'id = "who-pays"', 'id = "write-off"'),
    "a choice of one": ("WB041", MOMENTS, '["Patient", "Next payer", "Nobody"]', '["Patient"]'),
    "choices for an amount": ("WB041", MOMENTS, 'entry = "money"', 'entry = "money"\nchoices = ["70.00", "80.00"]'),
    "a value that no case has": ("WB042", MOMENTS, "Charge {charge}", "Charge {charged}"),
    "a value that one case does not have": ("WB042", MOMENTS, 'allowed = "60.50"\n', ""),
    "a question that gives its answer away": ("WB042", MOMENTS, "How much do you", "{expected}. How much do you"),
    "a value called like the sentence": ("WB042", MOMENTS, 'charge = "95.00"', 'charge = "95.00"\nright = "95.00"'),
    "an expected amount that is none": ("WB043", MOMENTS, 'expected = "34.50"', 'expected = "34,5"'),
    "an expected choice that is not offered": ("WB043", MOMENTS, '"30.00", expected = "Patient"', '"30.00", expected = "Pat"'),
    "two cases": ("WB044", MOMENTS, ',\n  { amount = "30.00", expected = "Patient" }', ""),
    "two equal cases": ("WB044", MOMENTS, 'amount = "30.00"', 'amount = "25.00"'),
    "a slip that names nothing": ("WB045", MOMENTS, 'answer = "allowed"', 'answer = "allow"'),
    "a slip that is right once": ("WB045", MOMENTS, 'expected = "34.50"', 'expected = "60.50"'),
    "a slip that is no amount": ("WB045", MOMENTS, 'allowed = "60.50"', 'allowed = "sixty"'),
    "a slip called other": ("WB045", MOMENTS, 'code = "allowed"', 'code = "other"'),
    "a reason of many words": ("WB030", MOMENTS, "is the allowed amount.", "is the allowed amount" + " and so on" * 10),
    "a step that does not exist": ("WB014", MOMENTS, '"SOP-05.5"', '"SOP-05.55"'),
    "an SOP that does not exist": ("WB014", FACTS, '"SOP-05"', '"SOP-99"'),
    "an exercise that does not exist": ("WB046", FACTS, '"post-one-eob"', '"post-two-eobs"'),
    "a lesson that leads to itself": ("WB046", FACTS, '"post-one-eob"', '"lesson-counter"'),
    "a level without its exercise": ("WB046", FACTS, "levels = [2]", "levels = [2, 3]"),
    "a payer that does not exist": ("WB046", FACTS, '"tessel"', '"tesel"'),
    "a practice that does not exist": ("WB046", FACTS, '["larkmere"]', "[]"),
    "a kind of its own": ("WB010", FACTS, '"inline-moments"', '"post-one-eob"'),
    "an unknown competency": ("WB022", FACTS, '"C02"', '"C99"'),
    "a key that is not known": ("WB003", FACTS, "version = 1", "version = 1\nhints = 3"),
    "an active lesson that is not in the list": ("WB009", FACTS, '"wip"', '"active"'),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_lesson_is_named_by_its_code(folder, name):
    code, file, old, new = BROKEN[name]
    change(folder, file, old, new)

    found = read(folder)[1]

    assert code in {each.code for each in found if "lesson-counter" in each.where}


def test_a_problem_of_a_moment_says_where_what_and_what_to_do(folder):
    change(folder, MOMENTS, "Charge {charge}", "Charge {charged}")

    found = [str(each) for each in read(folder)[1] if "lesson-counter" in each.where]

    assert found[0] == ("exercises/lesson-counter/moments.toml · moments[0].ask: cases[0] has no value {charged}. "
                        "It has allowed, charge. (WB042)")


def test_a_misspelt_entry_is_one_problem_and_not_one_for_each_case(folder):
    change(folder, MOMENTS, 'entry = "money"', 'entry = "cash"')

    assert [(each.code, each.where.rpartition(".")[2]) for each in read(folder)[1] if "lesson-counter" in each.where] == [
        ("WB041", "entry")]


def test_an_exercise_folder_cannot_have_the_kind_of_a_lesson(folder):
    path = folder / "exercises/post-one-eob/exercise.toml"
    path.write_text(path.read_text("utf-8").replace('kind = "post-one-eob"', 'kind = "inline-moments"'), "utf-8")

    assert ("exercises/post-one-eob/exercise.toml · kind", "WB010") in {(each.where, each.code) for each in read(folder)[1]}
