"""What `workbench new` writes passes `workbench check` as it is, and is offered to nobody."""

import shutil
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from workbench.content import Content, read_content
from workbench.content.new import write_new
from workbench.content.new_exercise import new_exercise
from workbench.content.new_lesson import lesson_files, started_lesson
from workbench.content.new_sop import new_sop
from workbench.content.trial import trial
from workbench.kinds.registry import KINDS
from workbench.model import Conflict, NotFound, Problem, Status, WorkbenchError
from workbench.notebooks import check_notebooks
from workbench.notebooks.new_page import new_page

ROOT = Path(__file__).resolve().parents[2]
UUID = "5b0c2f7e-9f7d-4b6d-8a64-0c7a3f1e2d11"
TODAY = date(2026, 11, 21)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content."""
    for name in ("exercises", "sop", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def content_of(folder: Path) -> Content:
    return read_content(folder / "exercises", folder / "sop")[0]


def problems(folder: Path) -> set[Problem]:
    content, found = read_content(folder / "exercises", folder / "sop")
    pages = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.ipynb")}
    return {*found, *check_notebooks(pages, content.lessons)}


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"inline-moments"}))
def test_a_new_exercise_of_each_kind_passes_the_check_and_makes_cases(folder, kind):
    before = problems(folder)

    write_new(folder, new_exercise(folder, content_of(folder), "my-exercise", kind, UUID))

    content = content_of(folder)
    assert problems(folder) == before
    assert content.exercises["my-exercise"].status is Status.WIP
    assert trial(content, "my-exercise", "demo").model_answer()


def test_a_new_exercise_says_todo_in_every_text_that_its_author_owes(folder):
    files = new_exercise(folder, content_of(folder), "my-exercise", "post-one-eob", UUID)

    assert all("TODO" in text for text in files.values())


def test_a_new_sop_passes_the_check_under_a_number_that_nobody_has(folder):
    before = problems(folder)

    write_new(folder, new_sop(content_of(folder), "refund-letters", TODAY))
    write_new(folder, new_sop(content_of(folder), "call-notes", TODAY))
    write_new(folder, new_sop(content_of(folder), "SOP-03-own-number", TODAY))

    content = content_of(folder)
    assert problems(folder) == before
    assert {"SOP-19", "SOP-20", "SOP-03"} <= content.sops.keys()
    assert len(content.sops["SOP-19"].steps) == 1


def test_a_new_lesson_passes_the_check_with_its_page(folder):
    before = problems(folder)
    content = content_of(folder)
    lesson = started_lesson(content, "denials")

    written = write_new(folder, {**lesson_files(content, lesson, UUID), **new_page(["30-reconciliation.ipynb"], lesson)})

    after = content_of(folder)
    assert problems(folder) == before
    assert folder / "notebooks/lessons/40-denials.ipynb" in written
    assert after.lessons["denials"] == lesson
    assert len(lesson.moments) == 3
    assert after.exercises["lesson-denials"].status is Status.WIP


def test_two_new_exercises_get_codes_of_their_own(folder):
    for name in ("one", "two"):
        write_new(folder, new_exercise(folder, content_of(folder), name, "match-eft-to-era", str(uuid4())))

    assert {content_of(folder).exercises[name].code for name in ("one", "two")} == {"NEW-01", "NEW-02"}


def test_what_is_there_already_is_never_written_over(folder):
    content = content_of(folder)
    before = (folder / "exercises/post-one-eob/exercise.toml").read_text()

    with pytest.raises(Conflict, match="exercises/post-one-eob is there already"):
        write_new(folder, new_exercise(folder, content, "post-one-eob", "post-one-eob", UUID))
    with pytest.raises(Conflict, match="SOP-05 is there already"):
        new_sop(content, "SOP-05-another", TODAY)

    assert (folder / "exercises/post-one-eob/exercise.toml").read_text() == before


@pytest.mark.parametrize("name", ["Post Two", "post_two", "../post", "", "post--two", "-post", "SOP-05"])
def test_a_name_that_cannot_be_a_folder_is_refused(folder, name):
    content = content_of(folder)
    for start in (lambda: new_exercise(folder, content, name, "post-one-eob", UUID), lambda: new_sop(content, name, TODAY),
                  lambda: started_lesson(content, name)):
        with pytest.raises(WorkbenchError):
            start()


def test_a_kind_that_does_not_exist_is_refused_and_a_lesson_is_started_as_one(folder):
    content = content_of(folder)

    with pytest.raises(NotFound, match="post-one-eob"):
        new_exercise(folder, content, "mine", "post-two", UUID)
    for name, kind in (("mine", "inline-moments"), ("lesson-mine", "post-one-eob")):
        with pytest.raises(WorkbenchError, match="workbench new lesson"):
            new_exercise(folder, content, name, kind, UUID)


def test_where_nothing_is_yet_the_sop_comes_first(tmp_path):
    with pytest.raises(WorkbenchError, match="workbench new sop"):
        new_exercise(tmp_path, Content(competencies={"C01": "Claim coding"}), "mine", "post-one-eob", UUID)
    with pytest.raises(WorkbenchError, match="workbench new exercise"):
        started_lesson(Content(), "mine")
