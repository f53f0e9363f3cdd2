"""The remittances of a world as 835 transactions, claim for claim and cent for cent as the tables say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pandas as pd

from workbench.billing.eob import Adjustment
from workbench.world.edi.charts import Chart, Charts
from workbench.world.edi.rows import Row, Tables, among, day, grouped, rows
from workbench.world.edi.who import OUR_ACCOUNT, PAYERS, PRACTICE
from workbench.x12 import Claim, Party, Person, ProviderAdjustment, ServiceLine, Transaction

_CORRECTED = "corrected claim"
_FORWARDED = "19"
REVERSED = "22"
_OFFICE = "11"
FIRST_BILL, REPLACEMENT = "1", "7"


@dataclass(frozen=True, slots=True)
class Remitted:
    """One claim of one remittance. `claim` is ours, `paid_on` the date of the payment."""

    claim: int
    remittance: int
    paid_on: date | None
    words: Claim


def remitted_claims(tables: Tables, claims: Iterable[Row], charts: Charts) -> tuple[Remitted, ...]:
    """Those rows of remitted_claims, in their order."""
    told = [row for row in claims if row.claim in charts]
    lines = among(tables["remitted_lines"], "remitted_claim", {row.remitted_claim for row in told})
    reasons = grouped(among(tables["adjustments"], "remitted_line", lines["remitted_line"]), "remitted_line")
    ours = {row.line: row for row in rows(among(tables["lines"], "line", set(lines["line"])))}
    of_claim: dict[int, list[ServiceLine]] = defaultdict(list)
    for row in rows(lines):
        served = charts[ours[row.line].claim].served
        of_claim[row.remitted_claim].append(_line(row, ours[row.line], reasons.get(row.remitted_line, ()), served))
    paid_on = dict(zip(tables["remittances"]["remittance"], tables["remittances"]["payment_date"], strict=True))
    replaced = _replaced(tables, charts)
    found = []
    for row in told:
        on = day(paid_on[row.remittance])
        sent = replaced.get(row.claim)
        again = on is not None and sent is not None and on > sent and row.status != REVERSED
        words = _claim(row, charts[row.claim], tuple(of_claim[row.remitted_claim]))
        found.append(Remitted(row.claim, row.remittance, on, replace(words, frequency=REPLACEMENT) if again else words))
    return tuple(found)


def _replaced(tables: Tables, charts: Charts) -> dict[int, date | None]:
    """The day on which a corrected claim was sent, by claim: what the payer then decides, it decides about that one (CLP09)."""
    return {row.claim: day(row.action_date) for row in rows(corrected(tables, charts))}


def corrected(tables: Tables, claims: Iterable[int]) -> pd.DataFrame:
    """Those denials that a corrected claim answered."""
    worked = among(tables["denials"], "claim", claims)
    return worked[worked["action"] == _CORRECTED]


def transaction_of(remittance: Row, claims: Iterable[Remitted], adjustments: Iterable[Row]) -> Transaction:
    """A row of `remittances` with its claims and its PLB amounts. Money is as the tables say, balanced or not."""
    payer = PAYERS[remittance.payer]
    plb = tuple(ProviderAdjustment(row.code, row.reference, row.amount) for row in adjustments)
    return Transaction(
        "0001", remittance.amount, "C", remittance.method, day(remittance.payment_date), remittance.trace, payer.party, PRACTICE,
        tuple(each.words for each in claims), plb, originator=payer.originator, payer_account=payer.account,
        payee_account=OUR_ACCOUNT)


def _claim(row: Row, chart: Chart, lines: tuple[ServiceLine, ...]) -> Claim:
    person = Person(chart.person.last, chart.person.first, chart.person.member)
    next_payer = Party(chart.next_payer.name, chart.next_payer.number) if row.status == _FORWARDED else Party()
    return Claim(
        chart.number, row.status, row.charge, row.paid, row.patient_part, row.payer_claim, (), lines, chart.served,
        chart.received, filing=PAYERS[chart.payer].remitted, facility=_OFFICE, frequency=FIRST_BILL, person=person,
        rendering=chart.doctor.member, forwarded_to=next_payer)


def _line(row: Row, ours: Row, reasons: Sequence[Row], served: date | None) -> ServiceLine:
    groups = list(dict.fromkeys(each.group for each in reasons))  # payers send each group once
    ordered = sorted(reasons, key=lambda each: groups.index(each.group))
    why = tuple(Adjustment(each.group, each.reason, each.amount) for each in ordered)
    return ServiceLine(
        ours.code, (ours.modifier,) if ours.modifier else (), row.charge, row.paid, Decimal(row.units_paid), Decimal(ours.units),
        why, served, row.allowed if row.allowed > 0 else None, str(ours.line), (row.remark,) if row.remark else ())
