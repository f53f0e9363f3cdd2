"""Each problem of content is found in a copy of the shipped content with one thing broken; the shipped content has none."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench import notebooks, x12
from workbench.content import PROBLEMS, pack_kinds, read_content
from workbench.desk import import_people
from workbench.kinds.coding import finding_answer
from workbench.kinds.lessons import moment_answer
from workbench.kinds.posting import eob_answer
from workbench.kinds.reconciliation import match_answer
from workbench.model import Problem

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = "exercises/post-one-eob/exercise.toml"
FEEDBACK = "exercises/post-one-eob/feedback.toml"
HINTS = "exercises/post-one-eob/hints.toml"
SOP = "sop/SOP-05-payment-posting/sop.md"
CARDS = "exercises/find-the-code/findings.toml"
KEYS = "exercises/find-the-code/keys.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content."""
    for name in ("exercises", "sop"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def problems(folder: Path) -> tuple[Problem, ...]:
    return read_content(folder / "exercises", folder / "sop")[1]


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_the_shipped_content_has_no_problem():
    assert problems(ROOT) == ()


BROKEN = {
    "a line that is no TOML": ("WB001", EXERCISE, "version = 1", "version = "),
    "a misspelt key": ("WB003", EXERCISE, "minutes = 12", "minutes = 12\nminuts = 3"),
    "a key left out": ("WB004", EXERCISE, "minutes = 12\n", ""),
    "an empty text": ("WB004", EXERCISE, 'title = "Post one EOB"', 'title = ""'),
    "a number in quotes": ("WB005", EXERCISE, "minutes = 12", 'minutes = "12"'),
    "an odd exercise code": ("WB005", EXERCISE, '"PAY-04"', '"PAY-4"'),
    "a uuid in capitals": ("WB006", EXERCISE, 'uuid = "', 'uuid = "X'),
    "a changed uuid": ("WB009", EXERCISE, 'uuid = "7', 'uuid = "8'),
    "an unknown kind": ("WB010", EXERCISE, 'kind = "post-one-eob"', 'kind = "post-two"'),
    "a level that does not exist": ("WB011", EXERCISE, "levels = [2]", "levels = [6]"),
    "weights of 101 points": ("WB012", EXERCISE, "points = 18", "points = 19"),
    "an item the kind does not weigh": ("WB013", EXERCISE, 'item = "row1"', 'item = "row9"'),
    "a step that does not exist": ("WB014", FEEDBACK, 'sop = "SOP-05.3"', 'sop = "SOP-05.31"'),
    "an SOP that does not exist": ("WB014", EXERCISE, 'sop = "SOP-05"', 'sop = "SOP-99"'),
    "an unknown status": ("WB015", EXERCISE, 'status = "active"', 'status = "finished"'),
    "an unknown trap": ("WB016", EXERCISE, 'code = "line-order"', 'code = "page-order"'),
    "a mistake without words": ("WB018", FEEDBACK, "[mistakes.wrong-sign]", "[mistakes.wrong-signs]"),
    "words for no mistake": ("WB019", FEEDBACK, "[mistakes.wrong-sign]", "[mistakes.wrong-signs]"),
    "a value that does not exist": ("WB020", FEEDBACK, "{code_on_page}", "{code_in_page}"),
    "a value that a sentence does not have": ("WB020", FEEDBACK, "{allowed} = {co45}", "{allow} = {co45}"),
    "two hints": ("WB021", HINTS, '  "Who owes what is left on this row?",\n', ""),
    "a hint group that does not exist": ("WB021", HINTS, "balance = [", "balances = ["),
    "an unknown competency": ("WB022", EXERCISE, 'competencies = ["C02"]', 'competencies = ["C99"]'),
    "a licensed code in a text": ("WB023", EXERCISE, "Every charged dollar", "Code 99213. Every charged dollar"),
    "a licensed code in the brief": ("WB023", "exercises/post-one-eob/brief.md", "Post it to the claim.", "Post 99213."),
    "a licensed code with a modifier": ("WB023", EXERCISE, "Every charged dollar", "Code 99213-25. Every charged dollar"),
    "a list of licensed codes": ("WB023", EXERCISE, "Every charged dollar", "99212,99213. Every charged dollar"),
    "a licensed code as a key": ("WB023", "exercises/codes/teaching.toml", "PS102 =", '99212 = "a visit"\nPS102 ='),
    "no front matter": ("WB024", SOP, "+++\nid", "id"),
    "a step number twice": ("WB025", SOP, "## 4. Read the line", "## 3. Read the line"),
    "a fact that is none": ("WB025", SOP, "- Time limit: Same", "- Deadline: Same"),
    "a line that is no fact": ("WB025", SOP, "## 4. Read the line", "Some prose.\n\n## 4. Read the line"),
    "an SOP id that is not the folder's": ("WB026", SOP, 'id = "SOP-05"', 'id = "SOP-06"'),
    "an unknown class": ("WB015", SOP, 'criticality = "critical"', 'criticality = "high"'),
    "a pass mark over 100": ("WB027", EXERCISE, "pass_mark = 75", "pass_mark = 750"),
    "a figure with one number too few": ("WB028", EXERCISE, "copay = [2000, 4500]", "copay = [2000]"),
    "a figure upside down": ("WB028", EXERCISE, "copay = [2000, 4500]", "copay = [4500, 2000]"),
    "a figure that nobody needs": ("WB028", EXERCISE, "copay = [2000, 4500]", "copay = [2000, 4500]\ntip = [1]"),
    "a sentence that is missing": ("WB029", FEEDBACK, "\npr3 = ", "\npr4 = "),
    "a version that is none": ("WB005", SOP, 'version = "1.0"', 'version = "first"'),
    "a finding without a key": ("WB031", KEYS, "[low-back-pain]", "[lower-back-pain]"),
    "a heading as a key": ("WB032", KEYS, 'code = "M54.50"', 'code = "M54.5"'),
    "a key that the release does not have": ("WB032", KEYS, 'code = "M54.50"', 'code = "M54.58"'),
    "a wrong answer that is not what it claims": ("WB032", KEYS, 'code = "M54.5", mistake', 'code = "M54.50", mistake'),
    "a near code of another family": ("WB032", KEYS, 'code = "M54.59", mistake', 'code = "M25.50", mistake'),
    "a service without its amount": ("WB032", KEYS, 'says = "A urine culture", amount = "38.00"', 'says = "A urine culture"'),
    "a date for a code that no exercise names": ("WB032", "exercises/codes/dates.toml", '["M54.5"]', '["W54.5"]'),
    "an amount in a pool that is none": ("WB005", KEYS, 'amount = "38.00"', 'amount = "38,0"'),
    "a card with a code in it": ("WB033", CARDS, "six weeks, worse".capitalize(), "M54.50, worse"),
    "a card that does not say what is quoted": ("WB033", CARDS, '"low back pain."', '"pain of the low back."'),
    "a card that leaves out the side": ("WB033", CARDS, "pain in the {side} knee, cause", "pain in the knee, cause"),
    "a slot that does not exist": ("WB034", KEYS, 'slot = "not-made"', 'slot = "not-made-yet"'),
    "a related SOP outside the library": ("WB014", SOP, '"SOP-14"]', '"SOP-41"]'),
    "an exercise that nobody plans": ("WB035", SOP, 'exercises = ["PAY-04"]', 'exercises = ["PAY-44"]'),
    "a live figure that does not exist": ("WB036", SOP, 'panels = ["posting-lag"', 'panels = ["posting-speed"'),
    "an SOP for nobody": ("WB037", SOP, 'audience = ["Payment poster", "Payment lead", "Billing specialist", "Billing manager"]',
                          "audience = []"),
    "a version without its change": ("WB038", SOP, 'version = "1.0"', 'version = "2.0"'),
    "a minor change that raises the first number": ("WB039", SOP, "steps = []\n", """steps = []

[[changes]]
version = "2.0"
date = 2026-12-01
class = "minor"
summary = "A comma."
steps = []
"""),
    "a change of a step that does not exist": ("WB014", SOP, "steps = []\n", "steps = [31]\n"),
    "a reason of 31 words": ("WB030", FEEDBACK, "Plans print lines in their own order.", "Plans " + "often " * 20 + "do."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_content_is_named_by_its_code(folder, name):
    code, file, old, new = BROKEN[name]
    change(folder, file, old, new)

    found = problems(folder)

    assert code in {each.code for each in found}
    assert any(each.where.startswith(file.split("/")[0]) for each in found if each.code == code)


def no_brief(folder: Path) -> None:
    (folder / "exercises/post-one-eob/brief.md").unlink()


def a_copied_exercise(folder: Path) -> None:
    shutil.copytree(folder / "exercises/post-one-eob", folder / "exercises/post-another-eob")


def a_folder_in_capitals(folder: Path) -> None:
    shutil.copytree(folder / "exercises/post-one-eob", folder / "exercises/Post_Two")


def a_deleted_exercise(folder: Path) -> None:
    shutil.rmtree(folder / "exercises/post-one-eob")


def no_trap_that_fails(folder: Path) -> None:
    path = folder / EXERCISE
    path.write_text(path.read_text("utf-8").replace("fails = true", "fails = false"), "utf-8")


def a_file_that_is_no_text(folder: Path) -> None:
    (folder / HINTS).write_bytes(b"\xff\xfe\x00\x80")


def no_sop_folder(folder: Path) -> None:
    shutil.rmtree(folder / "sop")


@pytest.mark.parametrize(("breaks", "code"), [
    (no_brief, "WB002"), (a_copied_exercise, "WB007"), (a_folder_in_capitals, "WB008"), (a_deleted_exercise, "WB009"),
    (no_trap_that_fails, "WB017"), (a_file_that_is_no_text, "WB001"), (no_sop_folder, "WB002"),
])
def test_broken_folders_are_named_by_their_code(folder, breaks: Callable[[Path], None], code):
    breaks(folder)

    assert code in {each.code for each in problems(folder)}


def test_every_problem_code_has_a_broken_example():
    folders = {"WB002", "WB007", "WB008", "WB017"}
    lessons = {f"WB04{number}" for number in range(1, 7)}  # in test_lesson_checks.py
    edits = {f"WB05{number}" for number in range(1, 5)}  # in test_edit_tables.py

    assert {code for code, *_ in BROKEN.values()} | folders | lessons | edits == set(PROBLEMS)


def test_a_problem_says_where_what_and_what_to_do(folder):
    change(folder, FEEDBACK, 'sop = "SOP-05.3"', 'sop = "SOP-05.31"')

    assert [str(each) for each in problems(folder)] == [
        f'{FEEDBACK} · mistakes.line-order.sop: there is no step "SOP-05.31". SOP-05 ends at step 9. (WB014)']


def test_an_sop_that_cannot_be_read_is_one_problem_and_not_one_for_each_mention(folder):
    change(folder, SOP, 'owner_role = "Payment lead"', 'owner_role = "Payment lead')

    (only,) = problems(folder)

    assert (only.where, only.code) == (SOP, "WB001")
    assert "a quotation mark is missing" in only.message
    assert "line 7" in only.message


def test_a_step_may_be_numbered_without_the_dot(folder):
    change(folder, SOP, "## 5. ", "## 5 ")

    assert problems(folder) == ()


def test_all_problems_are_shown_not_the_first(folder):
    change(folder, EXERCISE, "minutes = 12\n", "")
    change(folder, EXERCISE, "points = 18", "points = 19")
    change(folder, HINTS, "balance = [", "balances = [")

    assert {"WB004", "WB012", "WB021"} <= {each.code for each in problems(folder)}


def test_figures_and_sources_may_hold_five_digits(folder):
    change(folder, "exercises/codes/teaching.toml", 'source = "HCPCS Level II', 'source = "CR 13582, HCPCS Level II')

    assert problems(folder) == ()


def test_the_content_hash_changes_with_any_file_of_the_folder(folder):
    before = read_content(folder / "exercises", folder / "sop")[0].exercises["post-one-eob"].seen
    change(folder, "exercises/post-one-eob/design.md", "For authors.", "For authors only.")

    after = read_content(folder / "exercises", folder / "sop")[0].exercises["post-one-eob"].seen

    assert before != after
    assert re.fullmatch(r"[0-9a-f]{64}", after)


def test_the_sop_reads_into_nine_steps_with_all_their_facts():
    sop = read_content(ROOT / "exercises", ROOT / "sop")[0].sops["SOP-05"]

    assert [step.id for step in sop.steps] == [f"SOP-05.{number}" for number in range(1, 10)]
    assert (sop.version, sop.owner_role) == ("1.0", "Payment lead")
    step = sop.step("SOP-05.5")
    assert step is not None
    assert step.control == "CO-45 never equals the whole charge of a line"
    assert sop.steps[3].control == ""


def test_there_are_21_competencies():
    names = read_content(ROOT / "exercises", ROOT / "sop")[0].competencies

    assert list(names) == [f"C{number:02d}" for number in range(1, 22)]


def test_the_page_of_problems_lists_the_same_codes_with_the_same_meaning():
    page = (ROOT / "docs/problems.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| ([A-Z]{2,3}\d{3}) \| (.+?) \|", page, re.MULTILINE))

    assert listed == {**PROBLEMS, **finding_answer.PROBLEMS, **eob_answer.PROBLEMS, **match_answer.PROBLEMS,
                      **moment_answer.PROBLEMS, **x12.PROBLEMS, **notebooks.PROBLEMS, **import_people.PROBLEMS,
                      **pack_kinds.PROBLEMS}
