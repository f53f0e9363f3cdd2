"""The extract of the release in exercises/codes is what the release says, and the list finds every key of the pool."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.codes.index import CodeIndex, open_index
from workbench.content import read_content

pytestmark = pytest.mark.release

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
POOL = CONTENT.exercises["find-the-code"].phrases


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> CodeIndex:
    path = tmp_path_factory.mktemp("release") / "icd10cm.sqlite"
    subprocess.run([sys.executable, "-m", "workbench.codes.release", str(path)], check=True, capture_output=True, timeout=120)
    return open_index(str(path))


def test_the_extract_is_what_the_release_says(tmp_path):
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    written = tmp_path / "exercises" / "codes" / "icd10cm.toml"
    written.unlink()

    command = [sys.executable, "-m", "workbench.content.icd10_extract", str(tmp_path / "exercises")]
    subprocess.run(command, check=True, timeout=120)

    assert written.read_text("utf-8") == (ROOT / "exercises" / "codes" / "icd10cm.toml").read_text("utf-8")


def test_every_key_can_be_billed_and_every_heading_cannot(index):
    for phrase in POOL:
        assert all(index.look_up(code).billable for code in phrase.codes.values())
        for each in phrase.expected:
            facts = index.look_up(each.code)
            assert facts.known
            assert facts.billable == (each.mistake != "not-billable")


@pytest.mark.parametrize("phrase", POOL, ids=lambda phrase: phrase.id)
def test_what_feedback_tells_to_type_finds_the_key(index, phrase):
    offered = {hit.code for hit in index.search(phrase.search, 20)}

    assert set(phrase.codes.values()) & offered
    assert phrase.codes.get("", next(iter(phrase.codes.values()))) in offered
