"""The rules find nothing in a clean world, and what a biller would find elsewhere."""

import pandas as pd
import pytest

from workbench.world.files import build_world
from workbench.world.rules import RULES, Rule, seen
from workbench.world.spec import WorldSpec

FORGOTTEN = (Rule.REJECTED, Rule.FILING_LIMIT)
"""What the clinic does now and then by itself (figures.toml: forgotten_rejection)."""


@pytest.mark.parametrize("lines", [650, 2_000])
def test_a_clean_world_keeps_every_rule_but_for_rejections_that_the_clinic_forgets(lines, seeds):
    for seed in seeds:
        tables = build_world(WorldSpec(lines=lines, seed=f"rule {seed}")).tables

        assert [each for each in seen(tables) if each.rule not in FORGOTTEN] == []


def test_a_claim_that_was_rejected_yesterday_is_nobodys_fault(tables):
    sent = tables["submissions"].copy()
    last = sent.index[~sent["claim"].duplicated(keep=False) & (sent["category"] == "A2")][-1]
    today = tables["bank_days"]["bank_date"].max()
    sent.loc[last, ["category", "answered_date"]] = ["A7", today - pd.Timedelta(days=1)]
    before = {rule: RULES[rule](tables) for rule in FORGOTTEN}

    assert {rule: RULES[rule]({**tables, "submissions": sent}) for rule in FORGOTTEN} == before


def test_a_payer_that_allows_more_than_its_contract_is_not_underpaying(tables):
    lines = tables["remitted_lines"].assign(allowed=tables["remitted_lines"]["allowed"] * 2)

    assert RULES[Rule.UNDERPAID]({**tables, "remitted_lines": lines}) == ()


def test_a_take_back_has_its_pair_only_in_an_earlier_remittance(year):
    level = year["provider_adjustments"].assign(amount=-year["provider_adjustments"]["amount"])
    kept = level.loc[(level["amount"] > 0) & level["code"].isin(["WO", "FB"]), "remittance"]

    assert {each.id for each in RULES[Rule.TAKE_BACK]({**year, "provider_adjustments": level})} == set(kept)


def test_each_rule_says_which_rule_of_the_trade_it_is():
    assert all("(RULES" in check.__doc__ or "SOP-0" in check.__doc__ for check in RULES.values())
    assert set(RULES) == set(Rule)
