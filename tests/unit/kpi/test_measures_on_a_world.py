"""On a generated practice the measures agree with themselves, and with a plain count of the same rows."""

from datetime import date

import pytest

from workbench.kpi.claims import first_pass, waiting
from workbench.kpi.deposits import deposit_variance, unsigned_days
from workbench.kpi.dollars import CONTRACT, dollar_split
from workbench.kpi.posting import auto_posted, exceptions, posting_lag, unposted
from workbench.world.files import build_world
from workbench.world.payer_names import PAYER_NAMES
from workbench.world.spec import WorldSpec

DAYS = (date(2026, 9, 30), date(2026, 9, 1), date(2026, 6, 1))


@pytest.fixture(scope="session")
def tables():
    return build_world(WorldSpec(lines=300)).tables


@pytest.mark.parametrize("day", DAYS)
def test_the_payers_add_up_to_everybody(tables, day):
    for measure in (exceptions, auto_posted, first_pass):
        parts = [measure(tables, day, payer).total() for payer in PAYER_NAMES]

        assert (sum(each.part for each in parts), sum(each.whole for each in parts)) == (
            measure(tables, day).total().part, measure(tables, day).total().whole)


def test_what_was_charged_is_paid_or_adjusted_to_the_cent(tables):
    split, adjusted = dollar_split(tables, DAYS[0]), tables["adjustments"]
    lines = tables["remitted_lines"].loc[split.rows.index, "remitted_line"]
    mine = adjusted[adjusted["remitted_line"].isin(lines)]
    other = mine[(mine["group"] != "PR") & ~((mine["group"] == "CO") & mine["reason"].isin(CONTRACT))]

    assert split.total().charge > 0
    assert split.total().other == int(other["amount"].sum())


@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_counted_twice_or_forgotten(tables, day):
    remits, days, first = tables["remittances"], tables["bank_days"], tables["submissions"]
    by_then = str(day)

    assert posting_lag(tables, day).total().count == int((remits["posted_date"] <= by_then).sum())
    assert unposted(tables, day).total().items == int((remits["received_date"] <= by_then).sum()) - int(
        (remits["posted_date"] <= by_then).sum())
    assert deposit_variance(tables, day).total().days + unsigned_days(tables, day) == int((days["bank_date"] <= by_then).sum())
    assert first_pass(tables, day).total().whole + waiting(tables, day) == int(
        ((first["number"] == 1) & (first["sent_date"] <= by_then)).sum())
