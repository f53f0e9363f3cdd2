from dataclasses import replace
from datetime import date

import pytest

from workbench.billing.deposits import DepositLine, is_late, pays_for

HARBOR, HILL = "2044175307", "2044175489"
REMITTANCE = DepositLine("Corvane Commercial", date(2026, 9, 23), "0044719026", HARBOR, 98615)


def payment(**changes: object) -> DepositLine:
    """The payment of REMITTANCE, with changes."""
    return replace(REMITTANCE, **changes)


def test_the_same_trace_payer_and_amount_settle_it():
    assert pays_for(payment(), REMITTANCE)
    assert pays_for(payment(day=date(2026, 9, 24), payee=HILL), REMITTANCE)


def test_a_trace_without_its_zeros_needs_the_date_as_well():
    assert pays_for(payment(trace="44719026"), REMITTANCE)
    assert not pays_for(payment(trace="44719026", day=date(2026, 9, 24)), REMITTANCE)


def test_without_a_trace_payer_payee_amount_and_date_must_all_agree():
    assert pays_for(payment(trace=""), REMITTANCE)
    for change in ({"payee": HILL}, {"day": date(2026, 9, 24)}, {"amount": 98651}, {"payer": "Tessel HMO"}):
        assert not pays_for(payment(trace="", **change), REMITTANCE)


@pytest.mark.parametrize("change", [{"trace": "0044719027"}, {"amount": 98616}, {"payer": "Tessel HMO"}])
def test_another_trace_amount_or_payer_is_no_match(change):
    assert not pays_for(payment(**change), REMITTANCE)


def test_a_trace_of_zeros_matches_no_other_trace_of_zeros():
    assert not pays_for(payment(trace="000"), replace(REMITTANCE, trace="00"))


def test_the_fourth_business_day_is_the_first_late_one():
    thursday = date(2026, 9, 3)

    assert not is_late(thursday, date(2026, 9, 8))
    assert is_late(thursday, date(2026, 9, 9))
    assert not is_late(thursday, date(2026, 9, 9), {date(2026, 9, 7)})
