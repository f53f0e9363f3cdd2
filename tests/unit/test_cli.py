import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from workbench.cli import app, main
from workbench.desk.opening import open_desk
from workbench.desk.site import make_site

CASE = ("post-one-eob", "--seed", "demo", "--json")


def run(*words, given=None):
    return CliRunner().invoke(app, [str(word) for word in words], input=given)


def said(*words, given=None):
    done = run(*words, given=given)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def command(monkeypatch, capfd):
    """The command as its process runs it: exit code, what it printed, what it said."""

    def ended(*words):
        monkeypatch.setattr(sys, "argv", ["workbench", *map(os.fsdecode, words)])
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code, *capfd.readouterr()

    return ended


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
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(command, words):
    code, out, err = command(*words)

    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1


def test_a_process_of_its_own_ends_with_one_sentence_and_no_traceback():
    done = subprocess.run([sys.executable, "-m", "workbench", "variant", "none", "--seed", "x"], capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.fixture
def odd(tmp_path):
    """A folder full of things that are not what they should be."""
    for name, content in {
        "deep.json": b"[" * 100_000, "nul.json": b'{"row1.paid": "1\\u0000"}', "half.json": b'{"row1.paid": "\\ud800"}',
        "latin.json": b'{"row1.paid": "\xff"}', "long.csv": b"login,name\nana,\"" + b"x" * 200_000,
        "latin.csv": b"login,name\n\xff",
    }.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder" / "notebooks" / "a.ipynb").mkdir(parents=True)
    (tmp_path / "latin" / "notebooks").mkdir(parents=True)
    (tmp_path / "latin" / "notebooks" / "b.ipynb").write_bytes(b"\xff")
    make_site(tmp_path / "site")
    make_site(tmp_path / "broken")
    (tmp_path / "broken" / "desk.sqlite").write_bytes(b"this is no database at all" * 100)
    for name, address in (("typo", "no url"), ("unknown", "oracle9://x/y")):
        make_site(tmp_path / name)
        with (tmp_path / name / "site.toml").open("a") as settings:
            settings.write(f'database = "{address}"\n')
    return tmp_path


GRADE = ("grade", "post-one-eob", "--seed", "x", "--answer")


@pytest.mark.parametrize(("words", "sentence"), [
    (("variant", "post-one-eob", "--seed", b"\xff"), "UTF-8"), ((*GRADE, "deep.json"), "nested too deeply"),
    ((*GRADE, "nul.json"), "row1.paid"), ((*GRADE, "half.json"), "row1.paid"), ((*GRADE, "latin.json"), "UTF-8"),
    ((*GRADE, "missing.json"), "missing.json: No such file"), (("era", "missing.835"), "missing.835: No such file"),
    (("check", "--content", "folder"), "a.ipynb: Is a directory."), (("check", "--content", "latin"), "b.ipynb: This"),
    (("people", "import", "long.csv"), "line 2"), (("people", "import", "latin.csv"), "UTF-8"), (("desk",), "--private"),
    (("preview", "exercise", "post-one-eob", "--port", "70000"), "no port 70000"),
    (("desk", "--private", "--site", "broken"), "no database"), (("audit", "verify", "--site", "broken"), "no database"),
    (("audit", "verify", "--site", "typo"), "site.toml"), (("desk", "--private", "--site", "unknown"), "site.toml"),
    (("audit", "verify"), "no records yet"),
])
def test_no_odd_file_seed_or_setting_ends_in_a_traceback(command, monkeypatch, odd, words, sentence):
    monkeypatch.chdir(odd)

    code, out, err = command(*words)

    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.strip().splitlines()) == 1
    assert "Errno" not in err


def test_a_number_of_five_thousand_digits_is_an_unreadable_cell():
    for number in ("1" * 5000, "1" + ",111" * 1700):
        answer = said("model-answer", *CASE) | {"row1.paid": number}

        grade = said("grade", *CASE, "--answer", "-", given=json.dumps(answer))

        assert [(each["field"], each["verdict"]) for each in grade["findings"]] == [("row1.paid", "unreadable")]


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


def test_a_team_name_that_will_not_do_costs_nobody_their_first_password(tmp_path):
    make_site(tmp_path / "site")
    people = tmp_path / "people.csv"
    people.write_text("login,name,team\nana.silva,Ana Silva, Posting \n"
                      f"lea.moss,Lea Moss,{'x' * 201}\nzoe.lund,Zoe Lund,\u200b\n")

    done = run("people", "import", people, "--site", tmp_path / "site", "--json")

    told = json.loads(done.stdout)
    assert [each["login"] for each in told["added"]] == ["ana.silva"]
    assert [(each["where"], each["code"]) for each in told["problems"]] == [("line 3", "PE004"), ("line 4", "PE004")]
    assert "at most 200" in told["problems"][0]["message"]
    assert "at least one letter" in told["problems"][1]["message"]


@pytest.mark.parametrize(("login", "name"), [
    ("-ana", "Ana"), (".ana", "Ana"), ("ana", "Ana\x07Silva"), ("ana", "\u200b\u200b"), ("ana", "\u2060"), ("ana", "An\x1fa"),
])
def test_names_that_cannot_be_seen_or_printed_are_refused(tmp_path, login, name):
    make_site(tmp_path / "site")
    people = tmp_path / "people.csv"
    people.write_text(f"login,name\n{login},{name}\n")

    done = run("people", "import", people, "--site", tmp_path / "site", "--json")

    assert [each["code"] for each in json.loads(done.stdout)["problems"]] == ["PE003"]


def test_the_audit_is_verified_from_the_command_line(tmp_path):
    open_desk(make_site(tmp_path / "site")).store.close()
    assert run("audit", "verify", "--site", tmp_path / "site").exit_code == 0

    with closing(sqlite3.connect(tmp_path / "site" / "desk.sqlite", isolation_level=None)) as connection:
        connection.execute("update audit_head set sequence = sequence + 1")
    broken = run("audit", "verify", "--site", tmp_path / "site", "--json")

    found = json.loads(broken.stdout)
    assert (broken.exit_code, found["broken"]) == (1, found["checked"] + 1)


def test_a_broken_content_folder_is_listed_whole(tmp_path):
    done = run("check", "--content", tmp_path)

    assert done.exit_code == 1
    assert "WB002" in done.stdout
    assert not Path(tmp_path / "exercises").exists()
