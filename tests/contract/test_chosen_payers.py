"""A lesson chooses the payer of its exercise: PAY-04 prints that payer's page, and nothing else of the case changes."""

from pathlib import Path

import pytest

from workbench.content import read_content
from workbench.kinds.kind import Case
from workbench.kinds.registry import kind_named
from workbench.model import wire

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["post-one-eob"]
LAYOUTS = {"bluefen": "Bluefen Health PPO", "corvane": "Corvane Commercial", "tessel": "Tessel HMO"}


def made(seed: str, payer: str = ""):
    return kind_named(EXERCISE.kind).generate(Case(seed, 2, EXERCISE, CONTENT.codes, payer=payer))


@pytest.mark.parametrize(("payer", "name"), LAYOUTS.items())
def test_the_page_is_that_of_the_chosen_payer(payer, name, seeds):
    for seed in seeds:
        assert made(f"payer {seed}", payer).prompt.documents[0].blocks[0].name == name


def test_a_payer_that_sends_no_paper_leaves_the_case_as_it_is_drawn(seeds):
    for seed in seeds:
        assert wire.dumps(made(f"payer {seed}", "medicare")) == wire.dumps(made(f"payer {seed}"))


def test_choosing_the_drawn_payer_changes_nothing(seeds):
    for seed in seeds:
        drawn = made(f"payer {seed}")
        payer = next(payer for payer, name in LAYOUTS.items() if name == drawn.prompt.documents[0].blocks[0].name)
        assert wire.dumps(made(f"payer {seed}", payer)) == wire.dumps(drawn)
