"""Faults asked for in a file; their answers lie apart from the world, for their owner alone."""

import json
import stat

import pandas as pd
import pytest
from typer.testing import CliRunner

from workbench.cli import app
from workbench.cli.world_making import watched
from workbench.world.faults import CATALOGUE, plant, wishes_of
from workbench.world.files import answers_folder, facts_of, open_world, write_answers, write_world
from workbench.world.rules import seen

pytestmark = pytest.mark.long

def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def asked(folder, text):
    """A file of wishes."""
    (folder / "faults.toml").write_text(text, encoding="utf-8")
    return folder / "faults.toml"


def test_the_answers_lie_beside_the_worlds_and_never_inside_one(world, tmp_path):
    planted = plant(world, {"underpaid": 1, "posted-twice": 2})
    write_world(planted.world, tmp_path / "larkmere")

    path = write_answers(planted, seen(world.tables), tmp_path)

    assert path == answers_folder(tmp_path, facts_of(tmp_path / "larkmere").digest) / "answers.json"
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}
    told = b"".join(each.read_bytes() for each in (tmp_path / "larkmere").rglob("*.json"))
    assert not any(name.encode() in told for name in CATALOGUE)
    assert [each.name for each in (tmp_path / "larkmere").rglob("*answer*")] == []


def test_an_answer_says_where_what_and_what_to_do(world, tmp_path):
    planted = plant(world, {"posted-swapped-digits": 1})

    (answer,) = json.loads(write_answers(planted, (), tmp_path).read_text(encoding="utf-8"))["planted"]

    (spot,) = answer["where"]
    entry = world.tables["ledger"].set_index("entry").loc[int(spot["id"])]
    assert (spot["table"], spot["field"], spot["should_be"]) == ("ledger", "amount", entry["amount"])
    assert (spot["found"] - spot["should_be"]) % 9 == 0
    assert (answer["fault"], answer["breaks"], answer["sop"]) == ("posted-swapped-digits", "posting", "SOP-05.8")
    assert answer["remedy"] == CATALOGUE["posted-swapped-digits"].remedy


def test_a_planted_world_comes_back_from_its_folder_with_the_types_of_a_clean_one(world, tmp_path):
    planted = plant(world, {"remittance-twice": 1, "claim-billed-twice": 1, "zero-payment-missed": 1})
    write_world(planted.world, tmp_path / "larkmere")

    back = open_world(tmp_path / "larkmere")

    for name, frame in world.tables.items():
        pd.testing.assert_frame_equal(back.tables[name], planted.world.tables[name])
        assert list(back.tables[name].dtypes.astype(str)) == list(frame.dtypes.astype(str)), name


def test_the_command_plants_what_a_file_asks_for_and_says_where_the_answers_are(tmp_path):
    wishes = asked(tmp_path, "posted-twice = 2\n")

    done = run("world", "--lines", 300, "--out", tmp_path / "larkmere", "--x12", 5, "--faults", wishes, "--digest")

    digest = done.stdout.splitlines()[-1]
    path = answers_folder(tmp_path, digest) / "answers.json"
    assert f"The answers are apart: {path}" in done.stdout
    assert [each["fault"] for each in json.loads(path.read_text(encoding="utf-8"))["planted"]] == ["posted-twice"] * 2
    assert facts_of(tmp_path / "larkmere").digest == digest
    assert any((tmp_path / "larkmere" / "x12").glob("*.837"))


def test_a_world_without_files_and_faults_has_neither(tmp_path):
    run("world", "--lines", 60, "--out", tmp_path / "larkmere", "--x12", 0)

    assert sorted(each.name for each in tmp_path.iterdir()) == ["larkmere"]
    assert not (tmp_path / "larkmere" / "x12").exists()


@pytest.mark.parametrize(("text", "sentence"), [
    ("posted-thrice = 1", 'Did you mean "posted-twice"?'), ("late = 1", "There are adjustment-missing, "),
    ("underpaid = 'many'", "a whole number from 1 to 1,000"),
    ("underpaid = true", "a whole number from 1 to 1,000"), ("underpaid = 0", "a whole number from 1 to 1,000"),
    ("", "names no fault"), ("underpaid = ", "This is not TOML"), ("nsf-not-reversed = 500", "Ask for fewer"),
])
def test_what_cannot_be_planted_is_a_sentence_and_exit_code_2_and_no_world(tmp_path, text, sentence):
    done = run("world", "--lines", 60, "--out", tmp_path / "larkmere", "--faults", asked(tmp_path, text))

    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert not (tmp_path / "larkmere").exists()


def test_a_world_goes_into_no_other_world_because_its_answers_would(tmp_path):
    (tmp_path / "world.json").write_text("{}", encoding="utf-8")

    done = run("world", "--lines", 60, "--out", tmp_path / "larkmere", "--faults", asked(tmp_path, "posted-twice = 1"))

    assert (done.exit_code, "is a world itself" in done.stderr) == (2, True)
    assert not (tmp_path / ".answers").exists()


def test_a_world_that_cannot_be_finished_leaves_no_half_behind(tmp_path):
    (tmp_path / ".answers").write_text("in the way", encoding="utf-8")

    done = run("world", "--lines", 60, "--out", tmp_path / "larkmere", "--x12", 0, "--faults", asked(tmp_path, "underpaid = 1"))

    assert done.exit_code == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == [".answers", "faults.toml"]


def test_the_bar_of_a_new_piece_of_work_forgets_the_count_of_the_last():
    with watched() as bar:
        bar.begin("Writing tables", 26)
        bar.step("claims")
        bar.begin("Writing visit notes")
        bar.step("a.txt")

        assert [(each.total, each.completed) for each in bar.progress.tasks] == [(None, 1)]


def test_every_name_of_the_catalogue_can_be_asked_for():
    wishes, problems = wishes_of(dict.fromkeys(CATALOGUE, 1))

    assert (set(wishes), problems) == (set(CATALOGUE), ())
