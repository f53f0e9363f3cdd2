"""Which files the clinic sent and got: claims and answers by day, one 835 for each remittance.

Paper remittances have no file. What is told is as the tables say; a fault that was planted there is in the file too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from itertools import groupby

from workbench.world.edi.billed import ClaimWords, billed_claims, corrections
from workbench.world.edi.charts import Chart, Charts, charts_of
from workbench.world.edi.remitted import Remitted, remitted_claims, transaction_of
from workbench.world.edi.rows import Row, Tables, among, day, grouped, rows
from workbench.world.edi.who import CLEARINGHOUSE, PAYERS, SUBMITTER
from workbench.world.frames import World
from workbench.x12 import (
    Acknowledgement,
    ClaimAnswer,
    ClaimBatch,
    Interchange,
    Party,
    Person,
    StatusCode,
    write_acknowledgements,
    write_claims,
    write_remittance,
)

FIRST_CLAIMS = 2_000
"""How many claims of a world have files, unless somebody wants more."""
_EVENING, _MORNING = time(18), time(6)
_ERA = "era"
_CODES: Mapping[str, tuple[str, str]] = {
    "": ("20", ""),
    "the payer does not know this member number": ("33", ""),
    "the patient was not covered on the day": ("88", "IL"),
    "the rendering provider's number is missing": ("562", "82"),
    "the diagnosis does not exist on the day of service": ("254", ""),
    "name or birth date does not fit the member number": ("158", "IL"),
    "the modifier does not go with the service": ("453", ""),
}
"""Claim status code and entity for each reason of `submissions` (code source 508, our choice of codes)."""


def x12_files(world: World, claims: int = FIRST_CLAIMS) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file that tells of the first `claims` claims: .837, .277 and .835, in that order.

    A remittance that pays one of them is told whole, with the other claims that it pays.
    """
    tables = world.tables
    wanted = {row.claim for row in rows(tables["claims"].head(claims))}
    paid = among(tables["remitted_claims"], "claim", wanted | _first_claims(tables, wanted))
    whole = among(tables["remitted_claims"], "remittance", set(paid["remittance"]))
    charts = charts_of(tables, wanted | set(whole["claim"]))
    remitted = remitted_claims(tables, rows(whole), charts)
    ours = {claim: chart for claim, chart in charts.items() if claim in wanted}
    sent = [row for row in rows(among(tables["submissions"], "claim", ours)) if day(row.sent_date) is not None]
    words = ClaimWords(billed_claims(tables, charts, remitted), corrections(tables, ours, remitted))
    yield from _claim_files(sent, words, charts)
    yield from _answer_files(sent, charts)
    yield from _remittance_files(tables, remitted, set(among(paid, "claim", wanted)["remittance"]))


def _first_claims(tables: Tables, claims: Iterable[int]) -> set[int]:
    return set(among(tables["claims"], "claim", claims)["first_claim"])


def _claim_files(sent: Iterable[Row], claims: ClaimWords, charts: Charts) -> Iterator[tuple[str, bytes]]:
    for control, (on, of_day) in enumerate(_by(sent, lambda row: day(row.sent_date)), 1):
        batches = []
        for number, (payer, of_payer) in enumerate(_by(of_day, lambda row: charts[row.claim].payer), 1):
            words = tuple(claims.as_sent(row) for row in of_payer)
            batches.append(ClaimBatch(f"{number:04d}", _batch(on, payer), SUBMITTER, CLEARINGHOUSE, words))
        envelope = Interchange(SUBMITTER.number, CLEARINGHOUSE.number, control, datetime.combine(on, _EVENING))
        yield f"{on:%Y%m%d}.837", write_claims(batches, envelope)


def _answer_files(sent: Iterable[Row], charts: Charts) -> Iterator[tuple[str, bytes]]:
    answered = [row for row in sent if row.category and day(row.answered_date) is not None]
    for control, (on, of_day) in enumerate(_by(answered, lambda row: day(row.answered_date)), 1):
        by_batch = _by(of_day, lambda row: (charts[row.claim].payer, day(row.sent_date)))
        answers = [_batch_answer(f"{number:04d}", payer, sent_on, on, [(row, charts[row.claim]) for row in of_batch])
                   for number, ((payer, sent_on), of_batch) in enumerate(by_batch, 1)]
        envelope = Interchange(CLEARINGHOUSE.number, SUBMITTER.number, control, datetime.combine(on, _MORNING))
        yield f"{on:%Y%m%d}.277", write_acknowledgements(answers, envelope)


def _batch_answer(control: str, payer: str, sent: date, on: date, claims: Iterable[tuple[Row, Chart]]) -> Acknowledgement:
    party = PAYERS[payer].party
    return Acknowledgement(
        control, f"{party.number}-{on:%Y%m%d}-{control}", Party(party.name, party.number),
        Party(SUBMITTER.name, SUBMITTER.number), _batch(sent, payer), sent, on,
        tuple(_answer(row, chart) for row, chart in claims))


def _answer(row: Row, chart: Chart) -> ClaimAnswer:
    status, entity = _CODES[row.reason]
    person = Person(chart.person.last, chart.person.first, chart.person.member)
    return ClaimAnswer(chart.number, person, Party(chart.billing.name, chart.billing.number),
                       (StatusCode(row.category, status, entity),), chart.charge, chart.served)


def _remittance_files(tables: Tables, remitted: Iterable[Remitted], wanted: set[int]) -> Iterator[tuple[str, bytes]]:
    level = grouped(among(tables["provider_adjustments"], "remittance", wanted), "remittance")
    claims = dict(_by(remitted, lambda each: each.remittance))
    for row in rows(among(tables["remittances"], "remittance", wanted)):
        received = day(row.received_date)
        if row.form != _ERA or received is None:
            continue
        payer = PAYERS[row.payer].party
        envelope = Interchange(payer.number, SUBMITTER.number, row.remittance, datetime.combine(received, _MORNING))
        transaction = transaction_of(row, claims[row.remittance], level.get(row.remittance, ()))
        yield f"{received:%Y%m%d}-{row.payer}-{row.remittance}.835", write_remittance([transaction], envelope)


def _batch(sent: date, payer: str) -> str:
    """The reference of an 837 transaction, which its 277CA repeats."""
    return f"LMG{sent:%Y%m%d}{PAYERS[payer].party.number}"


# The keys are dates, texts or numbers, and so are the rows: Any, because they come from pandas.
def _by(items: Iterable[Row], key: Callable[[Row], Row]) -> list[tuple[Row, list[Row]]]:
    """Items by key, in the order of the keys; equal ones stay in their order."""
    return [(value, list(group)) for value, group in groupby(sorted(items, key=key), key=key)]
