"""The figures of claims: how many are taken at first, what stops the others, and where the charged dollar goes."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.frame import Ask, blank, share_by_payer, share_over_time, share_panel, share_point
from workbench.desk.figures.words import counted, percent
from workbench.kpi.claims import ACCEPTED, CORRECTED, first_pass, waiting
from workbench.kpi.dollars import Dollars, dollar_split
from workbench.kpi.facts import Facts, Share
from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.money import shown

_FEWER = ("accepts fewer claims at first than the target asks", "accept fewer claims at first than the target asks")
_OUTCOMES: Mapping[str, str] = MappingProxyType({
    ACCEPTED: "Accepted at first", CORRECTED: "Corrected by hand", "A3": "A3 not taken in", "A6": "A6 something missing",
    "A7": "A7 something wrong", "A8": "A8 parts disagree",
})
"""What becomes of a first submission, in our words."""


def clean_claim_panel(measure: Measure, ask: Ask) -> Panel:
    """Clean claims, by the week they were sent."""
    facts = first_pass(ask.tables, ask.as_of, ask.payer)
    recent = facts.since(ask.since)
    made = share_panel(measure, ask, recent.total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    left = waiting(ask.tables, ask.as_of, ask.payer)
    basis = f"{made.basis}; {counted(left, 'claims')} still without an answer" if left else made.basis
    return replace(made, basis=basis, chart=share_over_time(measure, measure.goal, ask, facts, "The clean-claim rate"),
                   table=_stopped(recent))


def first_pass_panel(measure: Measure, ask: Ask) -> Panel:
    """Claims accepted at first: by payer, or for one payer by what became of them; by month where a period is asked for."""
    facts = first_pass(ask.tables, ask.as_of, ask.payer)
    recent = facts.since(ask.since)
    made = share_panel(measure, ask, recent.total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    if ask.period:
        chart = share_over_time(measure, measure.goal, ask, facts, "The share accepted at first")
        return replace(made, chart=chart, table=_stopped(recent))
    return replace(made, chart=_outcomes(ask, recent)) if ask.payer else _by_payer(measure, measure.goal, made, recent)


def _outcomes(ask: Ask, facts: Facts[Share]) -> Chart:
    total, counts = facts.total(), _counts(facts)
    points = tuple(_part(words, counts[words], total.whole, f"{counts[words]:,} of {total.whole:,}") for words in counts)
    title = f"{ask.payer_name} accepted {total.part:,} of {counted(total.whole, 'claims')} at first"
    caption = f"Claims{ask.span}, by what became of their first submission."
    return Chart("bar", title, caption, points, columns=("First submission", "Share", "Claims"))


def _by_payer(measure: Measure, goal: Goal, made: Panel, facts: Facts[Share]) -> Panel:
    caption = f"Claims accepted at first: {made.basis}"
    return replace(made, chart=share_by_payer(measure, goal, facts.by("payer"), _FEWER, caption), table=_stopped(facts))


def _stopped(facts: Facts[Share]) -> PanelTable | None:
    rows = tuple((words, f"{count:,}") for words, count in _counts(facts).items() if words != _OUTCOMES[ACCEPTED])
    return PanelTable("What stopped the others", ("First submission", "Claims"), ("Claims",), rows) if rows else None


def _counts(facts: Facts[Share]) -> dict[str, int]:
    """How many claims came to which outcome, in the order of _OUTCOMES; an unknown category keeps its name."""
    found = {name: share.whole for name, share in facts.by("outcome").items()}
    known = [name for name in _OUTCOMES if name in found]
    return {_OUTCOMES.get(name, name): found[name] for name in (*known, *sorted(found.keys() - set(known)))}


def dollar_panel(measure: Measure, ask: Ask) -> Panel:
    """Where the charged dollar went; where a period is asked for, how much of it was paid by month."""
    facts = dollar_split(ask.tables, ask.as_of, ask.payer)
    split = facts.since(ask.since).total()
    charged = f"{shown(split.charge)} charged{f' to {ask.payer_name}' if ask.payer else ''}{ask.where}{ask.lasting}"
    if not split.charge:
        return blank(measure, ask, f"nothing remitted{f' by {ask.payer_name}' if ask.payer else ''}{ask.where}{ask.lasting}")
    parts = {"Paid": split.paid, "Contractual": split.contractual, "Patient": split.patient, "Other": split.other}
    points = tuple(_part(name, cents, split.charge, shown(cents)) for name, cents in parts.items())
    title = f"{ask.payer_name or 'All payers together'} paid {points[0].shown} of what was charged"
    by_part = Chart("bar", title, f"Parts of {charged}.", points, columns=("Part", "Share", "Amount"))
    chart = _paid_by_month(measure, ask, facts, title) if ask.period else by_part
    made = blank(measure, ask, f"{shown(split.paid)} of {charged}")
    return replace(made, value=points[0].shown, unit="paid", light=Light.INFO, chart=chart)


def _paid_by_month(measure: Measure, ask: Ask, facts: Facts[Dollars], title: str) -> Chart:
    points = tuple(share_point(measure, ask.label(start), Share(each.paid, each.charge), shown)
                   for start, each in facts.over(ask.starts))
    caption = f"Paid of what was charged, in %, by month{ask.whose and f',{ask.whose}'}."
    return Chart("column", title, caption, points, columns=("Month", "%", "Dollars"))


def _part(name: str, part: int, whole: int, note: str) -> Point:
    return Point(name, Fraction(part, whole), percent(Fraction(part, whole)), note)
