"""The claims of a world pass the scrubber, except for the faults that payers turned them away for."""

from pathlib import Path

import pytest

from workbench.content import read_content
from workbench.scrub import Setting, scrub
from workbench.world.edi import x12_files
from workbench.world.files import build_world
from workbench.world.larkmere import WORLD_DATE
from workbench.world.spec import WorldSpec
from workbench.x12 import read_claims

ROOT = Path(__file__).resolve().parents[2]
PLANTED = {"S5.3", "S9.26"}
"""The rendering provider's number is missing; the modifier does not go with the service."""


@pytest.fixture(scope="module")
def beside():
    return Setting(WORLD_DATE, tables=read_content(ROOT / "exercises", ROOT / "sop")[0].edits)


def scrubbed(spec, beside):
    """How many claims were sent, and what the scrubber says of them: errors and warnings."""
    files = x12_files(build_world(spec), spec.lines)
    claims = [claim for name, data in files if name.endswith(".837") for batch in read_claims(data)[0] for claim in batch.claims]
    return len(claims), [(claim.account, str(edit)) for claim in claims for edit in scrub(claim, beside)
                         if edit.code not in PLANTED]


def test_claims_of_a_world_have_no_errors_and_no_warnings_but_the_planted_ones(beside):
    count, found = scrubbed(WorldSpec(lines=600), beside)

    assert count > 100
    assert found == []


@pytest.mark.long
def test_a_whole_year_of_claims_has_none_either(beside):
    count, found = scrubbed(WorldSpec(), beside)

    assert count > 3_000
    assert found == []
