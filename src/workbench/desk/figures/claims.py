"""The figures of claims: how many are taken at first, what stops the others, and where the charged dollar goes."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.frame import Ask, blank, share_by_payer, share_over_time, share_panel
from workbench.desk.figures.words import counted, percent
from workbench.kpi.claims import ACCEPTED, CORRECTED, first_pass, waiting
from workbench.kpi.dollars import dollar_split
from workbench.kpi.facts import Facts, Share
from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.money import shown

_FEWER = ("takes fewer claims at first than the target", "take fewer claims at first than the target")
_OUTCOMES: Mapping[str, str] = MappingProxyType({
    ACCEPTED: "Accepted at first", CORRECTED: "Corrected by hand", "A3": "A3 not taken in", "A6": "A6 something missing",
    "A7": "A7 something wrong", "A8": "A8 parts disagree",
})
"""What becomes of a first submission, in our words."""


def clean_claim_panel(measure: Measure, ask: Ask) -> Panel:
    """Clean claims, by the week they were sent."""
    facts = first_pass(ask.tables, ask.as_of, ask.payer)
    made = share_panel(measure, ask, facts.since(ask.since).total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    left = waiting(ask.tables, ask.as_of, ask.payer)
    basis = f"{made.basis}; {counted(left, 'claims')} still without an answer" if left else made.basis
    return replace(made, basis=basis, chart=share_over_time(measure, measure.goal, ask, facts, "The clean-claim rate"))


def first_pass_panel(measure: Measure, ask: Ask) -> Panel:
    """Claims accepted at first: by payer, or for one payer by what became of them."""
    facts = first_pass(ask.tables, ask.as_of, ask.payer).since(ask.since)
    made = share_panel(measure, ask, facts.total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    return replace(made, chart=_outcomes(ask, facts)) if ask.payer else _by_payer(measure, measure.goal, made, facts)


def _outcomes(ask: Ask, facts: Facts[Share]) -> Chart:
    total, counts = facts.total(), _counts(facts)
    points = tuple(_part(words, counts[words], total.whole, f"{counts[words]:,} of {total.whole:,}") for words in counts)
    title = f"{ask.payer_name} took {total.part:,} of {counted(total.whole, 'claims')} at first"
    caption = f"Claims{ask.span}, by what became of their first submission."
    return Chart("bar", title, caption, points, columns=("First submission", "Share", "Claims"))


def _by_payer(measure: Measure, goal: Goal, made: Panel, facts: Facts[Share]) -> Panel:
    caption = f"Claims accepted at first: {made.basis}"
    chart = share_by_payer(measure, goal, facts.by("payer"), _FEWER, caption)
    rows = tuple((words, f"{count:,}") for words, count in _counts(facts).items() if words != _OUTCOMES[ACCEPTED])
    table = PanelTable("What stopped the others", ("First submission", "Claims"), ("Claims",), rows) if rows else None
    return replace(made, chart=chart, table=table)


def _counts(facts: Facts[Share]) -> dict[str, int]:
    """How many claims came to which outcome, in the order of _OUTCOMES; an unknown category keeps its name."""
    found = {name: share.whole for name, share in facts.by("outcome").items()}
    known = [name for name in _OUTCOMES if name in found]
    return {_OUTCOMES.get(name, name): found[name] for name in (*known, *sorted(found.keys() - set(known)))}


def dollar_panel(measure: Measure, ask: Ask) -> Panel:
    """Where the charged dollar went."""
    split = dollar_split(ask.tables, ask.as_of, ask.payer).since(ask.since).total()
    charged = f"{shown(split.charge)} charged{f' to {ask.payer_name}' if ask.payer else ''}{ask.where}{ask.lasting}"
    if not split.charge:
        return blank(measure, ask, f"nothing remitted{ask.span}")
    parts = {"Paid": split.paid, "Contractual": split.contractual, "Patient": split.patient, "Other": split.other}
    points = tuple(_part(name, cents, split.charge, shown(cents)) for name, cents in parts.items())
    title = f"{ask.payer_name or 'All payers together'} paid {points[0].shown} of what was charged"
    chart = Chart("bar", title, f"Parts of {charged}.", points, columns=("Part", "Share", "Amount"))
    made = blank(measure, ask, f"{shown(split.paid)} of {charged}")
    return replace(made, value=points[0].shown, unit="paid", light=Light.INFO, chart=chart)


def _part(name: str, part: int, whole: int, note: str) -> Point:
    return Point(name, Fraction(part, whole), percent(Fraction(part, whole)), note)
