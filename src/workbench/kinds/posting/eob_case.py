"""Invents the facts of one EOB: who, when, which services, which amounts, which places are sprung. Draws until the case is fair.

Ranges come from the [figures] table of exercise.toml (curriculum PAY-04, section 8). It prints nothing and grades nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import permutations

from workbench.billing.eob import Adjustment, Eob, EobLine
from workbench.codes.procedures import Procedures
from workbench.kinds.kind import Case, Draw
from workbench.kinds.posting.eob_fairness import is_fair
from workbench.model import BadContent
from workbench.money import share
from workbench.world import identifiers, larkmere
from workbench.world.payers import PAYERS, Payer

FIGURES = {
    "visit_charge": 2, "procedure_charge": 2, "drug_charge": 2, "allowed_percent": 2, "least_discount": 1, "copay": 2,
    "deductible": 2, "deductible_year": 0, "coinsurance": 0, "least_coinsurance": 1, "least_payment": 1, "units": 0,
    "days_to_check": 2, "second_plan_one_in": 1,
}
"""The figures a case needs and how many whole numbers each takes; 0 is one or more to choose from."""

_VISITS = ("PS102", "PS103", "PS104", "PS105")
_GIVEN_BY = {
    "J1885": ("PS420", "PS425", "PS460"),
    "J0696": ("PS420", "PS425"),
    "J3301": ("PS455", "PS457", "PS459", "PS460"),
}
"""Which procedures give which drug."""
_MOST_UNITS = {"J1885": 4}
"""60 mg of ketorolac is the most that is given into a muscle at once (drug label, checked 2026-11-21)."""
_SIDES = ("RT", "LT")
_ON_ONE_SIDE = ("PS455", "PS457", "PS459")
_PLACES = ("deductible-written-off", "units-written-off", "line-order")
_ORDERS = tuple(order for order in permutations(range(3)) if order != (0, 1, 2))
_MOST_DRAWS = 4000
_LONGEST_WAIT = 120


@dataclass(frozen=True, slots=True)
class Places:
    """The trap places of a case: whether a deductible was taken, whether units were cut, and the row each EOB line shows."""

    deductible: bool
    units: bool
    order: tuple[int, ...]


def draw_eob(case: Case, draw: Draw) -> Eob:
    """A fair EOB with three lines: a visit, a procedure, a drug. Raises BadContent when the figures allow none."""
    figures = case.exercise.figures
    if any(units % 2 for units in figures["units"]) or figures["days_to_check"][1] > _LONGEST_WAIT:
        raise BadContent(f"{case.exercise.code} needs even units, and a check within {_LONGEST_WAIT} days.")
    places = draw_places(case.trap.rpartition(".")[2], draw)
    shell = _parties(case, draw)
    coinsurance = draw.one(figures["coinsurance"])
    codes = _services(draw)
    for _ in range(_MOST_DRAWS):
        rows = (
            _visit(draw, figures, codes[0]),
            _procedure(draw, figures, codes[1], coinsurance, places.deductible),
            _drug(draw, figures, codes[2], places.units),
        )
        eob = _complete(shell, tuple(rows[row] for row in places.order), coinsurance, draw.one(figures["deductible_year"]), case)
        if _in_range(rows, figures) and is_fair(eob):
            return eob
    raise BadContent(f"The figures of {case.exercise.code} leave no fair case for this seed. Widen their ranges.")


def in_shown_codes(eob: Eob, procedures: Procedures) -> Eob:
    """The same EOB with the codes and labels that the site shows; a code that is shown already stays."""
    return replace(eob, lines=tuple(replace(line, code=procedures.shown(line.code), label=procedures.label(line.code, line.label))
                                    for line in eob.lines))


def draw_places(trap: str, draw: Draw) -> Places:
    """Springs each place every second time; `trap`, when given, is sprung in any case."""
    sprung = [draw.chance(2) or name == trap for name in _PLACES]
    order = draw.one(_ORDERS)
    return Places(sprung[0], sprung[1], order if sprung[2] else (0, 1, 2))


def _amount(draw: Draw, low: int, high: int, step: int) -> int:
    """A multiple of step (cents) from low to high; low when the range is empty, which no fair case survives."""
    first, last = -(-low // step), high // step
    return draw.whole(first, last) * step if first <= last else low


def _allowed(draw: Draw, figures: Mapping[str, tuple[int, ...]], charge: int) -> int:
    least, most = figures["allowed_percent"]
    return _amount(draw, -(-charge * least // 100), min(charge * most // 100, charge - figures["least_discount"][0]), 10)


def _line(code: str, row: int, charge: int, allowed: int, adjustments: tuple[tuple[str, str, int], ...], units: tuple[int, int],
          ) -> EobLine:
    kept = tuple(Adjustment(*each) for each in adjustments if each[2])
    patient = sum(each.amount for each in kept if each.group == "PR")
    return EobLine(code, "", *units, charge, allowed - patient, kept, row)


def _visit(draw: Draw, figures: Mapping[str, tuple[int, ...]], code: str) -> EobLine:
    low, high = figures["visit_charge"]
    quarter, level = (high - low) // 4, _VISITS.index(code.partition("-")[0])
    charge = _amount(draw, low + quarter * level, low + quarter * (level + 1), 100)
    least, most = figures["copay"]
    allowed, copay = _allowed(draw, figures, charge), _amount(draw, least, most, 500)
    return _line(code, 0, charge, allowed, (("CO", "45", charge - allowed), ("PR", "3", copay)), (1, 1))


def _procedure(draw: Draw, figures: Mapping[str, tuple[int, ...]], code: str, coinsurance: int, sprung: bool) -> EobLine:
    low, high = figures["procedure_charge"]
    charge = _amount(draw, low, high, 100)
    allowed = _allowed(draw, figures, charge)
    least, most = figures["deductible"]
    taken = _amount(draw, least, min(most, allowed - figures["least_payment"][0]), 50) if sprung else 0
    part = share(max(allowed - taken, 0), coinsurance)
    return _line(code, 1, charge, allowed, (("CO", "45", charge - allowed), ("PR", "1", taken), ("PR", "2", part)), (1, 1))


def _drug(draw: Draw, figures: Mapping[str, tuple[int, ...]], code: str, sprung: bool) -> EobLine:
    units = draw.one([number for number in figures["units"] if number <= _MOST_UNITS.get(code, number)])
    paid_units = units // 2 if sprung else units
    low, high = figures["drug_charge"]
    charge = _amount(draw, low, high, units * 25)
    kept = charge // units * (units - paid_units)
    allowed = _allowed(draw, figures, charge - kept)
    return _line(code, 2, charge, allowed, (("CO", "45", charge - kept - allowed), ("CO", "151", kept)), (units, paid_units))


def _in_range(rows: tuple[EobLine, ...], figures: Mapping[str, tuple[int, ...]]) -> bool:
    least, most = figures["allowed_percent"]
    for line in rows:
        base = line.charge - line.adjusted("CO-151")
        discount = line.adjusted("CO-45")
        if not (base * least <= line.allowed * 100 <= base * most and discount >= figures["least_discount"][0] and line.paid > 0):
            return False
    visit, procedure, drug = rows
    inside = all(low <= line.charge <= high for line, (low, high) in (
        (visit, figures["visit_charge"]), (procedure, figures["procedure_charge"]), (drug, figures["drug_charge"])))
    taken = procedure.adjusted("PR-1")
    return inside and procedure.adjusted("PR-2") >= figures["least_coinsurance"][0] and (
        not taken or figures["deductible"][0] <= taken <= procedure.allowed - figures["least_payment"][0])


def _services(draw: Draw) -> tuple[str, str, str]:
    drug = draw.one(tuple(_GIVEN_BY))
    procedure = draw.one(_GIVEN_BY[drug])
    side = draw.one(_SIDES)
    return f"{draw.one(_VISITS)}-25", f"{procedure}-{side}" if procedure in _ON_ONE_SIDE else procedure, drug


def _parties(case: Case, draw: Draw) -> Eob:
    """The EOB without its lines: payer, patient, numbers and dates."""
    payer = _payer(case, draw)
    low, high = case.exercise.figures["days_to_check"]
    days = draw.whole(low, high)
    span = (larkmere.WORLD_DATE - larkmere.FIRST_SERVICE).days
    service = _weekday(larkmere.FIRST_SERVICE + timedelta(days=draw.whole(0, span - high - 2)))
    billed, provider = _weekday(service + timedelta(days=draw.whole(2, 5))), draw.one(larkmere.PROVIDERS)
    received = _weekday(billed + timedelta(days=2))
    second = draw.one([each for each in PAYERS if each is not payer]).name
    has_second = draw.chance(case.exercise.figures["second_plan_one_in"][0])
    return Eob(
        payer=payer.name, layout=payer.layout.value, patient=larkmere.patient_name(draw), born=larkmere.born(draw),
        member=identifiers.member_id(draw), account=identifiers.account_number(draw), claim=payer.claim_number(draw, received),
        ours=identifiers.claim_number(draw, service), provider=provider.name, npi=provider.npi,
        check_number=payer.check_number(draw), check_date=_weekday(service + timedelta(days=days), back=days > low + 2),
        received=received, service_date=service, billed_on=billed, lines=(), check=0, secondary=second if has_second else "",
        coinsurance=0, copay=0, deductible_year=0, deductible_before=0,
    )


def _payer(case: Case, draw: Draw) -> Payer:
    """The payer that the case asks for, by the name of its layout; one is drawn in any case, so that all else stays the same."""
    drawn = draw.one(PAYERS)
    return next((payer for payer in PAYERS if payer.layout.value == case.payer), drawn)


def _weekday(day: date, back: bool = False) -> date:
    """The day itself, or the nearest working day after (or before) a weekend."""
    over = day.weekday() - 4
    if over <= 0:
        return day
    return day - timedelta(days=over) if back else day + timedelta(days=3 - over)


def _complete(shell: Eob, lines: tuple[EobLine, ...], coinsurance: int, year: int, case: Case) -> Eob:
    labelled = tuple(replace(line, label=_label(line.code, case)) for line in lines)
    return replace(
        shell, lines=labelled, check=sum(line.paid for line in lines), coinsurance=coinsurance,
        copay=sum(line.adjusted("PR-3") for line in lines), deductible_year=year,
        deductible_before=year - sum(line.adjusted("PR-1") for line in lines),
    )


def _label(code: str, case: Case) -> str:
    plain = code.partition("-")[0]
    return case.codes.services.get(code) or case.codes.services.get(plain, plain)
