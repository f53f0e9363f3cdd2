"""The claims of a world as they were sent (837P): each by itself, as it should be, and as it was when it was turned away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workbench.world.edi.charts import Chart, Charts
from workbench.world.edi.remitted import FIRST_BILL, REPLACEMENT, REVERSED, Remitted, corrected
from workbench.world.edi.rows import Row, Tables, among, day, grouped, rows
from workbench.world.edi.who import PAYERS, TAXONOMY
from workbench.x12 import BilledClaim, BilledLine, LineAdjudication, Party, Person, PriorPayer, ServiceLine

_OFFICE = "11"
_RANKS = ("P", "S", "T")
_MEDICARE, _WORKING = "MB", "12"
_NEVER = date.max


def billed_claims(tables: Tables, charts: Charts, remitted: Iterable[Remitted]) -> Mapping[int, BilledClaim]:
    """The claim of each chart. A second claim says what the first payer did, by the last word of it before the claim was sent."""
    lines = grouped(among(tables["lines"], "claim", charts), "claim")
    diagnoses = grouped(among(tables["diagnoses"], "encounter", {chart.encounter for chart in charts.values()}), "encounter")
    told: dict[int, list[Remitted]] = {}
    for each in remitted:
        told.setdefault(each.claim, []).append(each)
    return {
        claim: _claim(chart, lines.get(claim, ()), diagnoses.get(chart.encounter, ()), _decided(chart, told), charts)
        for claim, chart in charts.items()}


def as_sent(claim: BilledClaim, reason: str) -> BilledClaim:
    """The claim with the fault for which a payer's front end turned it away, in the words of `submissions.reason`.

    Where the fault is not in the claim (the patient was not covered) it is as it should be.
    """
    insured = claim.insured
    match reason:
        case "the payer does not know this member number":
            member = insured.member[:-2] + insured.member[-2:][::-1]
            return replace(claim, insured=replace(insured, member=member if member != insured.member else f"{member}0"))
        case "name or birth date does not fit the member number" if insured.born is not None:
            return replace(claim, insured=replace(insured, born=insured.born.replace(year=insured.born.year - 10)))
        case "the rendering provider's number is missing":
            return replace(claim, rendering=replace(claim.rendering, member=""))
        case "the diagnosis does not exist on the day of service":
            return replace(claim, diagnoses=(f"{claim.diagnoses[0][:3]}9X", *claim.diagnoses[1:]))
        case "the modifier does not go with the service":
            first = claim.lines[0]
            return replace(claim, lines=(replace(first, modifiers=("TC", *first.modifiers)), *claim.lines[1:]))
    return claim


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The claims by id, and for those that were corrected after a denial the day and the payer's number of what they replace."""

    claims: Mapping[int, BilledClaim]
    corrected: Mapping[tuple[int, date | None], str]

    def as_sent(self, submission: Row) -> BilledClaim:
        """The claim as it was sent that time: a corrected one replaces the payer's claim (frequency 7, REF F8)."""
        claim = as_sent(self.claims[submission.claim], submission.reason)
        number = self.corrected.get((submission.claim, day(submission.sent_date)))
        return replace(claim, frequency=REPLACEMENT, payer_claim=number) if number else claim


def corrections(tables: Tables, claims: Iterable[int], remitted: Iterable[Remitted]) -> Mapping[tuple[int, date | None], str]:
    """The payer's number of each claim that a corrected claim replaced, by our claim and the day that it was sent."""
    first: dict[int, str] = {}
    for each in remitted:
        first.setdefault(each.claim, each.words.number)
    return {(row.claim, day(row.action_date)): first[row.claim] for row in rows(corrected(tables, claims)) if row.claim in first}


def _decided(chart: Chart, told: Mapping[int, Sequence[Remitted]]) -> Remitted | None:
    """The first payer's last decision that was paid when this claim was sent."""
    if chart.first_claim == chart.claim:
        return None
    sent = chart.billed or _NEVER
    known = [each for each in told.get(chart.first_claim, ()) if each.words.status != REVERSED]
    before = [each for each in known if (each.paid_on or _NEVER) <= sent] or known
    return before[-1] if before else None


def _claim(chart: Chart, lines: Sequence[Row], diagnoses: Sequence[Row], decided: Remitted | None, charts: Charts) -> BilledClaim:
    payer = PAYERS[chart.payer]
    first = charts.get(chart.first_claim)
    prior = (_prior(first, decided),) if first and decided else ()
    by_line = {line.control: line for line in decided.words.lines} if decided else {}
    number = PAYERS[first.payer].party.number if first else ""
    return BilledClaim(
        chart.number, chart.charge, _OFFICE, FIRST_BILL, tuple(row.code.replace(".", "") for row in diagnoses),
        tuple(_line(row, chart, by_line.get(str(row.first_line)), number, decided) for row in lines), chart.billing, TAXONOMY,
        Party(payer.party.name, payer.party.number), chart.person, _RANKS[chart.rank - 1], payer.billed, chart.group,
        _WORKING if payer.billed == _MEDICARE and chart.rank > 1 else "", chart.doctor, prior=prior,
        hurt_at_work=chart.hurt_at_work)


def _prior(first: Chart, decided: Remitted) -> PriorPayer:
    payer, words = PAYERS[first.payer], decided.words
    return PriorPayer(
        Party(payer.party.name, payer.party.number), Person(first.person.last, first.person.first, first.person.member), "P",
        payer.billed, words.paid, patient=words.patient, group=first.group, payer_claim=words.number)


def _line(row: Row, chart: Chart, known: ServiceLine | None, payer: str, decided: Remitted | None) -> BilledLine:
    pointers = tuple(ord(letter) - ord("A") + 1 for letter in row.pointer)
    adjudications: tuple[LineAdjudication, ...] = ()
    if known is not None and decided is not None:
        adjudications = (LineAdjudication(payer, known.paid, known.code, known.modifiers, known.units_paid, known.adjustments,
                                          decided.paid_on),)
    return BilledLine(row.code, (row.modifier,) if row.modifier else (), row.charge, Decimal(row.units), pointers, chart.served,
                      str(row.line), adjudications=adjudications)
