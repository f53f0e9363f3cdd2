"""What panels advise against the SOPs that ship: a step that is named is there."""

import re
from pathlib import Path

from workbench.desk.figures.catalogue import MEASURES

SOPS = Path(__file__).resolve().parents[2] / "sop"
STEP = re.compile(r"(SOP-\d+) step (\d+)")


def test_every_step_that_a_panel_names_stands_in_its_sop():
    named = {found.groups() for measure in MEASURES.values() for found in STEP.finditer(measure.advice)}

    assert named
    for sop, step in named:
        text = next(SOPS.glob(f"{sop}-*/sop.md")).read_text("utf-8")
        assert re.search(rf"^## {step}\. ", text, re.MULTILINE), f"{sop} step {step}"
