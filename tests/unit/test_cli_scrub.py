"""The command that holds claim files against the edits, run on the files of a world."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from tests.unit.scrub.claims import claim, line
from workbench.cli import app
from workbench.desk.site import make_site
from workbench.x12 import ClaimBatch, Interchange, Party, write_claims

SUBMITTER = Party("LARKMERE MEDICAL GROUP", "LMG", contact="BILLING", phone="5550123")


def sent(path, *claims):
    envelope = Interchange("LMG", "CLEAR", 1, datetime(2026, 8, 20, tzinfo=UTC))
    path.write_bytes(write_claims([ClaimBatch("0001", "LMG1", SUBMITTER, Party("CLEAR", "CLEAR"), claims)], envelope))
    return path.name


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sent(tmp_path / "fine.837", claim())
    sent(tmp_path / "warned.837", claim(line("PS103-25")))
    sent(tmp_path / "wrong.837", claim(), claim(line(), line("PS455-RT"), account="LMG-2"))
    (tmp_path / "photo.837").write_bytes(b"\xff\xd8")


def run(*words):
    return CliRunner().invoke(app, ["scrub", *words, "--today", "2026-08-20"])


@pytest.mark.parametrize(("files", "code"), [
    (("fine.837",), 0), (("warned.837",), 0), (("fine.837", "wrong.837"), 1), (("photo.837",), 2), (("none.837",), 2)])
def test_the_exit_code_is_that_of_the_worst_file(files, code):
    assert run(*files).exit_code == code


def test_a_finding_says_file_claim_line_sentence_and_code():
    said = run("wrong.837").stdout.splitlines()

    assert said[0].startswith("wrong.837 · claim LMG-2 · line 1: PS103 stands beside PS455, a minor procedure of the same day")
    assert said[0].endswith("deciding to do the procedure is part of it. (S9.25, error)")
    assert said[-1] == "wrong.837: 2 claims, 2 errors, 1 warning."


def test_a_line_that_stood_on_an_earlier_claim_of_the_file_was_billed_before():
    (second,) = [each for each in run("wrong.837").stdout.splitlines() if "S12.2" in each]

    assert second.startswith("wrong.837 · claim LMG-2 · line 1: PS103 of 08/12/2026 was already billed on LMG-204418.")


def test_programs_get_the_same_as_json():
    (file,) = json.loads(run("wrong.837", "--json").stdout)["files"]

    assert (file["file"], [each["account"] for each in file["claims"]]) == ("wrong.837", ["LMG-204418", "LMG-2"])
    assert {each["code"] for each in file["claims"][1]["edits"]} == {"S9.25", "S10.3", "S12.2"}


@pytest.mark.release
def test_the_files_of_a_world_are_scrubbed_with_the_packs_of_a_site(tmp_path):
    site = make_site(tmp_path / "site").path
    (tmp_path / "codes.csv").write_text("code,label,teaching\nZZ104,invented,PS104\nZZ314,invented,PS314\n")
    (tmp_path / "pairs.csv").write_text("column1,column2,indicator,effective_from\nZZ104,ZZ314,0,2025-10-01\n")
    for kind, file in (("cpt", "codes.csv"), ("ncci-ptp", "pairs.csv")):
        words = ["pack", "import", kind, file, "--site", str(site), "--effective", "2025-10-01"]
        assert CliRunner().invoke(app, words).exit_code == 0
    CliRunner().invoke(app, ["world", "--out", "larkmere", "--x12", "150", "--site", str(site)])
    files = [str(path) for path in sorted((tmp_path / "larkmere/x12").glob("*.837"))]

    plain = CliRunner().invoke(app, ["scrub", *files, "--today", "2026-09-30"])
    told = CliRunner().invoke(app, ["scrub", *files, "--today", "2026-09-30", "--site", str(site)])

    assert (plain.exit_code, told.exit_code) == (0, 1)
    found = [each for each in told.stdout.splitlines() if "(S" in each]
    assert found
    assert all("ZZ314 is not paid beside ZZ104" in each for each in found if "error" in each)
