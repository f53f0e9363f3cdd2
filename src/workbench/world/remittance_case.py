"""A claim of a balanced 835 -> the remittance of a PAY-04 case, with nothing in it that names anybody.

Only amounts, units, adjustment groups and reasons, and the days between dates come from the source. Parties and numbers are
invented (printed on the page of the one payer that lists every reason), all dates go back by one drawn number of whole weeks,
service codes become codes of the teaching set, modifiers and free text are dropped. It refuses what does not balance or fit,
and says why.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from workbench.billing.eob import Adjustment, Eob, EobLine
from workbench.codes import CodeTable
from workbench.model import Problem, Severity
from workbench.world import identifiers, larkmere
from workbench.world.draws import Draws
from workbench.world.grid_fit import imbalances, misfits
from workbench.world.payers import CORVANE, PAYERS
from workbench.x12.problems import quoted
from workbench.x12.remittance import Claim, ServiceLine, Transaction
from workbench.x12.remittance_file import read_remittance

_FEWEST_WEEKS, _MOST_WEEKS = 8, 112
_FORWARDED = "19"


def eobs_from_era(data: bytes, draw: Draws, codes: CodeTable, account: str = "") -> tuple[tuple[Eob, ...], tuple[Problem, ...]]:
    """A remittance for each claim that fits (only that of `account`, CLP01, when given), and why others do not.

    A file with any error gives none: its problems name the segment and the claim.
    """
    read = read_remittance(data)
    errors = tuple(each.as_problem() for each in read.problems if each.severity is Severity.ERROR)
    if errors:
        return (), errors
    pairs = [(transaction, claim) for transaction in read.transactions for claim in transaction.claims]
    made = [eob_from_claim(*pair, draw, codes) for pair in pairs if account in ("", pair[1].account)]
    if not made:
        name = f"claim {quoted(account)}" if account else "claim"
        return (), (Problem("file", "ERA053", f"There is no {name} in the file. Choose another."),)
    return tuple(eob for eob, _ in made if eob), tuple(problem for _, problems in made for problem in problems)


def eob_from_claim(transaction: Transaction, claim: Claim, draw: Draws, codes: CodeTable,
                   ) -> tuple[Eob | None, tuple[Problem, ...]]:
    """The de-identified remittance of one claim, or None and a sentence for each reason against it, naming CLP01.

    `check` is what the lines were paid, in cents; what an 835 does not say (deductible of the year, coinsurance) is 0.
    """
    against = _problems(transaction, claim)
    if against or transaction.date is None:
        return None, against
    names = _teaching_codes(claim, draw, codes)
    if names is None:
        return None, (_problem(claim, "ERA052", "the code table has too few teaching codes for its services"),)
    lines = tuple(_line(line, names[line.code], codes, row) for row, line in enumerate(claim.lines))
    service, billed, received, paid_on = _dates(claim, transaction.date, draw)
    provider = draw.one(larkmere.PROVIDERS)
    second = draw.one([each.name for each in PAYERS if each is not CORVANE])
    return Eob(
        payer=CORVANE.name, layout=CORVANE.layout.value, patient=larkmere.patient_name(draw), born=larkmere.born(draw),
        member=identifiers.member_id(draw), account=identifiers.account_number(draw), claim=CORVANE.claim_number(draw, received),
        ours=identifiers.claim_number(draw, service), provider=provider.name, npi=provider.npi,
        check_number=CORVANE.check_number(draw), check_date=paid_on, received=received, service_date=service, billed_on=billed,
        lines=lines, check=sum(line.paid for line in lines), secondary=second if claim.status == _FORWARDED else "",
        coinsurance=0, copay=0, deductible_year=0, deductible_before=0,
    ), ()


def _problems(transaction: Transaction, claim: Claim) -> tuple[Problem, ...]:
    unbalanced = tuple(_problem(claim, "ERA051", why) for why in imbalances(transaction, claim))
    return unbalanced or tuple(_problem(claim, "ERA050", why) for why in misfits(transaction, claim))


def _problem(claim: Claim, code: str, why: str) -> Problem:
    name = quoted(claim.account)
    return Problem(f"claim {name}", code, f"Claim {name} was not imported: {why}. Choose another claim.")


def _line(line: ServiceLine, code: str, codes: CodeTable, row: int) -> EobLine:
    billed, paid = int(line.units_billed or 0) or 1, int(line.units_paid or 0)
    kept = tuple(Adjustment(each.group, each.reason, each.amount) for each in line.adjustments if each.amount)
    return EobLine(code, codes.services[code], billed, paid, line.charge, line.paid, kept, row)


def _teaching_codes(claim: Claim, draw: Draws, codes: CodeTable) -> Mapping[str, str] | None:
    """The code that stands for each source code: the same for the same; None when there are not enough."""
    sources = tuple(dict.fromkeys(line.code for line in claim.lines))
    names: dict[str, str] = {}
    free = [code for code in sorted(codes.services) if code.startswith("PS") and code.isalnum()]
    for source in sources:
        if not free:
            return None
        names[source] = draw.one(free)
        free.remove(names[source])
    return names


def _dates(claim: Claim, paid_on: date, draw: Draws) -> tuple[date, date, date, date]:
    """Service, billed, received, paid: in that order, shifted together; what the source lacks or contradicts is invented."""
    shift = timedelta(weeks=draw.whole(_FEWEST_WEEKS, _MOST_WEEKS))
    known = [line.service_date for line in claim.lines if line.service_date] or [claim.service_date or date.max]
    service = min(known)
    if service > paid_on:
        service = paid_on - timedelta(days=draw.whole(14, 45))
    received = claim.received
    if received is None or not service <= received <= paid_on:
        received = service + (paid_on - service) // 2
    billed = service + timedelta(days=draw.whole(0, min(5, (received - service).days)))
    return service - shift, billed - shift, received - shift, paid_on - shift
