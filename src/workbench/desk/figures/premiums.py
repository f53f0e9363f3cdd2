"""The figure of premium payments: how many find their policy by themselves."""

from dataclasses import replace

from workbench.desk.figures.catalogue import Measure
from workbench.desk.figures.frame import Ask, share_over_time, share_panel
from workbench.kpi.premiums import premium_match
from workbench.model import Light, Panel, PanelTable


def match_panel(measure: Measure, ask: Ask) -> Panel:
    """Payments matched untouched, over time, and how the others were found."""
    facts = premium_match(ask.tables, ask.as_of)
    recent = facts.since(ask.since)
    made = share_panel(measure, ask, recent.total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    rows = tuple((how, f"{found.whole:,}", f"{found.part:,}") for how, found in recent.by("match").items())
    columns = ("Found by", "Payments", "Untouched")
    table = PanelTable("How payments were matched", columns, columns[1:], rows)
    return replace(made, chart=share_over_time(measure, measure.goal, ask, facts, "The premium match rate"), table=table)
