"""The fingerprint covers what is signed, and nothing beside it."""

from dataclasses import replace
from datetime import date

import pytest

from workbench.content.controlled import digest
from workbench.model import Sop, SopChange, Step

STEP = Step("SOP-05.1", "Log the payment", "Mail opener", "Write every check into the log.", time_limit="Same business day")
SOP = Sop("SOP-05", "Payment posting", "1.0", "Payment lead", "Every payment reaches its line.", (STEP,), audience=("Poster",))


@pytest.mark.parametrize("changes", [
    {"version": "1.1"}, {"revision": "minor"}, {"panels": ("unposted",)}, {"exercises": ("PAY-04",)},
    {"changes": (SopChange("1.0", date(2026, 11, 21), "major", "First.", ()),)},
    {"purpose": " Every  payment\nreaches its line. "}, {"steps": (replace(STEP, title="Log  the payment"),)},
])
def test_version_figures_and_spacing_leave_it_as_it_is(changes):
    assert digest(replace(SOP, **changes)) == digest(SOP)


@pytest.mark.parametrize("changes", [
    {"title": "Posting"}, {"audience": ("Poster", "Lead")}, {"criticality": "critical"}, {"steps": ()},
    {"steps": (replace(STEP, time_limit="Next business day"),)}, {"purpose": "Everypayment reaches its line."},
])
def test_every_controlled_word_counts(changes):
    assert digest(replace(SOP, **changes)) != digest(SOP)
