import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from workbench.cli import app
from workbench.desk.site import make_site

CASE = ("post-one-eob", "--seed", "demo", "--json")


def run(*words, given=None):
    return CliRunner().invoke(app, [str(word) for word in words], input=given)


def said(*words, given=None):
    done = run(*words, given=given)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_lists_name_what_there_is():
    exercise = next(each for each in said("list", "exercises", "--json") if each["code"] == "PAY-04")
    sop = next(each for each in said("list", "sops", "--json") if each["id"] == "SOP-05")

    assert set(exercise) == {"code", "slug", "title", "kind", "module", "levels", "competencies", "sop", "status"}
    assert set(sop) == {"id", "title", "version", "owner_role", "status"}
    assert (sop["status"], sop["owner_role"]) == ("file", "Payment lead")


def test_a_model_answer_is_worth_a_hundred_points():
    answer = json.dumps(said("model-answer", *CASE))

    grade = said("grade", *CASE, "--answer", "-", given=answer)

    assert (grade["points"], grade["out_of"], grade["score"], grade["counts_as_attempt"]) == ("100.00", 100, "1.0000", True)
    assert {each["verdict"] for each in grade["findings"]} == {"right"}


def test_a_forced_trap_is_sprung_and_named():
    trap = "PAY-04.deductible-written-off"
    wrong = next(each for each in said("wrong-answers", *CASE, "--trap", trap) if each["trap"] == trap)

    grade = said("grade", *CASE, "--trap", trap, "--answer", "-", given=json.dumps(wrong["answer"]))

    assert grade["findings"][0]["code"] == trap
    assert grade["findings"][0]["sop"] == "SOP-05.6"
    assert float(grade["points"]) < 75


def test_an_unreadable_cell_is_named_alone_and_costs_no_attempt():
    answer = said("model-answer", *CASE) | {"row1.paid": "12o.00"}

    grade = said("grade", *CASE, "--answer", "-", given=json.dumps(answer))

    assert not grade["counts_as_attempt"]
    assert [(each["field"], each["verdict"]) for each in grade["findings"]] == [("row1.paid", "unreadable")]


def test_numbers_in_an_answer_are_taken_as_typed():
    answer = {name: json.loads(text) if text[0].isdigit() else text for name, text in said("model-answer", *CASE).items()}

    assert said("grade", *CASE, "--answer", "-", given=json.dumps(answer))["points"] == "100.00"


def test_a_variant_is_the_same_each_time_and_shows_its_key_to_the_author():
    assert said("variant", *CASE) == said("variant", *CASE)
    assert set(said("variant", *CASE)) == {"prompt", "key"}


@pytest.mark.parametrize("words", [
    ("variant", "no-such-exercise", "--seed", "x"), ("variant", "post-one-eob", "--seed", "x", "--level", "4"),
    ("variant", "post-one-eob", "--seed", "x", "--trap", "nothing"),
    ("grade", "post-one-eob", "--seed", "x", "--answer", "missing"),
    ("grade", "post-one-eob", "--seed", "x", "--answer", "pyproject.toml"), ("era", "no-such-file"), ("era", "src"),
    ("exercise", "from-era", "missing"),
])
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(words):
    done = subprocess.run([sys.executable, "-m", "workbench", *words], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_remittances_are_reported_with_the_highest_exit_code(tmp_path, era):
    good, bad, other = tmp_path / "good.835", tmp_path / "bad.835", tmp_path / "picture.jpg"
    good.write_bytes(era.file(*era.envelope(era.remit(era.claim("100", "80", era.line("100", "80", "CO*45*20")), bpr="80"))))
    bad.write_bytes(era.file(*era.envelope(era.remit(era.claim("100", "80", era.line("100", "80", "CO*45*19")), bpr="80"))))
    other.write_bytes(b"\xff\xd8\xff\xe0JFIF")

    codes = [run("era", *files, "--json").exit_code for files in ((good,), (good, bad), (bad, other, good))]

    assert codes == [0, 1, 2]
    transaction = said("era", good, "--json")["files"][0]["transactions"][0]
    assert (transaction["charged"], transaction["paid"], transaction["adjustments"], transaction["balanced"]) == (
        "100.00", "80.00", "20.00", True)


def test_a_balanced_remittance_becomes_a_case_and_an_unbalanced_one_is_refused_by_claim(tmp_path, era):
    site, file = tmp_path / "site", tmp_path / "remit.835"
    file.write_bytes(era.file(*era.envelope(era.remit(era.claim("100", "80", era.line("100", "80", "CO*45*20")), bpr="80"))))
    assert said("exercise", "from-era", file, "--site", site, "--json")["case"]

    file.write_bytes(era.file(*era.envelope(era.remit(era.claim("100", "80", era.line("100", "80", "CO*45*19")), bpr="80"))))
    refused = run("exercise", "from-era", file, "--site", site)

    assert refused.exit_code == 1
    assert "LMG-204418" in refused.stdout


def test_people_come_from_a_csv_and_every_bad_row_is_named(tmp_path):
    make_site(tmp_path / "site")
    people = tmp_path / "people.csv"
    people.write_text("login,name,job_role,groups,team,leads\n"
                      "ana.silva,Ana Silva,,,Posting,\nlea.moss,Lea Moss,,managers,,Posting\n"
                      "Bad Name,Somebody,,,,\nzoe.lund,Zoe Lund,,wizards,,\n")

    done = run("people", "import", people, "--site", tmp_path / "site", "--json")

    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert [each["login"] for each in told["added"]] == ["ana.silva", "lea.moss"]
    assert [(each["where"], each["code"]) for each in told["problems"]] == [("line 5", "PE002"), ("line 4", "PE003")]


def test_a_broken_content_folder_is_listed_whole(tmp_path):
    done = run("check", "--content", tmp_path)

    assert done.exit_code == 1
    assert "WB002" in done.stdout
    assert not Path(tmp_path / "exercises").exists()
