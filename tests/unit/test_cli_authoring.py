import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from workbench.cli import app
from workbench.desk.site import make_site
from workbench.model import WorkbenchError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content."""
    for name in ("exercises", "sop", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / "content" / name)
    return tmp_path / "content"


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_list_of_lessons_says_what_each_may_be_given():
    lessons = {each["slug"]: each for each in json.loads(run("list", "lessons", "--json").stdout)}

    assert set(lessons) == {"claim-coding", "payment-posting", "reconciliation"}
    assert lessons["payment-posting"]["exercise"] == "post-one-eob"
    assert lessons["payment-posting"]["practices"] == ["larkmere"]
    assert len(lessons["payment-posting"]["moments"]) == 3


@pytest.mark.parametrize("words", [("exercise", "mine"), ("exercise", "mine", "--kind", "find-the-code"), ("sop", "mine"),
                                   ("lesson", "mine")])
def test_what_is_started_passes_the_check_at_once(folder, words):
    before = run("check", "--content", folder, "--json").stdout

    done = run("new", *words, "--content", folder)

    assert done.exit_code == 0
    assert all(Path(line).is_file() for line in done.stdout.splitlines()[:-1])
    assert run("check", "--content", folder, "--json").stdout == before


def test_what_is_there_already_is_refused(folder):
    for words in (("exercise", "post-one-eob"), ("lesson", "claim-coding"), ("sop", "SOP-05-again")):
        with pytest.raises(WorkbenchError, match="already"):
            raise run("new", *words, "--content", folder).exception


def test_a_lesson_page_that_forgets_a_moment_fails_the_check(folder):
    page = next((folder / "notebooks/lessons").glob("*-payment-posting.ipynb"))
    page.write_text(page.read_text("utf-8").replace('ui.ask(\\"payment-posting\\", \\"write-off\\")', "1 + 1"), "utf-8")

    done = run("check", "--content", folder, "--json")

    assert done.exit_code == 1
    assert [each["code"] for each in json.loads(done.stdout)] == ["NB013"]


def test_notebooks_beside_the_sops_are_checked_too(folder):
    (folder / "sop/library.ipynb").write_text("no notebook")

    assert "sop/library.ipynb: This is no notebook" in run("check", "--content", folder).stdout


@pytest.mark.parametrize(("words", "sentence"), [
    (("claim-codin",), "There are claim-coding, payment-posting, reconciliation."),
    (("claim-coding", "-p", "payr=medicare"), "There are practice, payer, level, mode."),
    (("claim-coding", "-p", "payer=nobody"), 'takes no payer "nobody". There are medicare'),
    (("claim-coding", "-p", "level=two"), 'takes no level "two"'), (("claim-coding", "-p", "payer"), "like payer=medicare"),
    (("claim-coding", "-p", "payer=tessel", "-p", "payer=medicare"), "given twice"),
    (("claim-coding", "--mode", "exam"), "There are guided, handout."),
    (("claim-coding", "--to", "pdf"), "There are html, ipynb."),
])
def test_a_lesson_that_cannot_be_rendered_is_refused_before_anything_runs(words, sentence):
    with pytest.raises(WorkbenchError, match=re.escape(sentence)):
        raise run("lesson", "render", *words).exception


def test_a_file_that_has_no_folder_is_refused_before_anything_runs(tmp_path):
    done = run("lesson", "render", "claim-coding", "--out", tmp_path / "no" / "lesson.html")

    assert done.exit_code == 2
    assert "no such folder" in done.stderr


def test_a_refused_lesson_is_one_sentence_and_exit_code_2(tmp_path):
    command = [sys.executable, "-m", "workbench", "lesson", "render", "claim-coding", "-p", "payr=medicare"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_sop_or_lesson_that_does_not_exist_is_not_previewed():
    assert run("preview", "sop", "SOP-99").exit_code == 2
    with pytest.raises(WorkbenchError, match="claim-coding"):
        raise run("preview", "lesson", "nothing").exception


def test_a_world_is_built_into_a_new_folder_and_is_the_same_for_the_same_words(tmp_path):
    words = ("world", "--practice", "larkmere", "--lines", "60", "--seed", "demo", "--digest")

    written, told = run(*words, "--out", tmp_path / "larkmere"), run(*words)

    assert (tmp_path / "larkmere" / "tables" / "claims.parquet").is_file()
    assert written.stdout.splitlines()[0] == str(tmp_path / "larkmere")
    assert written.stdout.splitlines()[-1] == told.stdout.strip()
    assert re.search(r"^  claims  \d+$", written.stdout, re.MULTILINE)


@pytest.mark.parametrize(("words", "sentence"), [
    ((), "--out"), (("--out", "."), "there already"), (("--out", "no/such/place"), "there is no folder"),
    (("--practice", "elsewhere", "--digest"), "There are larkmere, thistlepaw, keystone."),
    (("--lines", "0", "--digest"), "50 to 5,000,000 lines"),
])
def test_a_world_that_cannot_be_built_is_one_sentence_and_exit_code_2(words, sentence):
    done = run("world", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_publishing_says_what_is_new_and_then_that_nothing_is(tmp_path):
    site = make_site(tmp_path / "site").path

    first, second = run("publish", "--site", site), run("publish", "--site", site, "--json")

    assert "SOP-05" in first.stdout
    assert json.loads(second.stdout) == {"published": []}
