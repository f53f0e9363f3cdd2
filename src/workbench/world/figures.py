"""The figures a world is made with, typed. They stand in figures.toml, which files.py reads; nothing is opened here."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """What a plan leaves to the patient: cents, cents, share of 100; `weight` is how common it is."""

    copay: int
    deductible: int
    coinsurance: int
    weight: int


@dataclass(frozen=True, slots=True)
class PayerFigures:
    """A payer. `allowed` is of 100 of Medicare's amount, in 2025 and from January 2026; `days` from acceptance to decision.

    `appeal_days` is within how many days it takes an appeal and, after its answer, a second one (0: none).
    `second_procedure` is of 100: what it allows for every procedure of a visit but the dearest.
    It pays a small practice on `pay_days` days of a week, the first of them `pay_weekday` (0 is Monday).
    """

    key: str
    name: str
    kind: str
    share: int
    allowed: tuple[int, int]
    practitioner_share: int
    second_procedure: int
    filing_days: int
    appeal_days: tuple[int, int]
    days: tuple[int, int]
    denials: int
    pay_weekday: int
    pay_days: int
    plans: tuple[PlanFigures, ...]


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """A service: our own label, Medicare's allowed amount for a unit in cents, and what sort of service it is."""

    code: str
    label: str
    medicare: int
    group: str


@dataclass(frozen=True, slots=True)
class DenialFigures:
    """A denial: CARC with its group, RARC, how common, how it is worked and how often that brings the money (of 10,000), and how
    the rest is closed. `way` is correct, records or appeal; empty: nothing helps. `remark_from` adds the RARC; empty: all do."""

    code: str
    weight: int
    whole: bool
    remark: str
    way: str
    won: int
    closing: str
    groups: tuple[str, ...]
    never_from: tuple[str, ...]
    remark_from: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything of figures.toml. Chances are out of 10,000, money is cents, lists are weights; the file says what each means."""

    initial_denial: int
    rejected_at_first: int
    rejected_again: int
    scrubber_touch: int
    forgotten_rejection: int
    sent_twice: int
    paid_twice: int
    appealed: int
    appealed_again: int
    won_again: int
    taken_back: int
    taken_back_later: int
    taken_back_apart: int
    balance_given_up: int
    balance_small: int
    refund_acknowledged: int
    copay_collected: int
    copay_by_mistake: int
    care_elsewhere: int
    medicare_deductible_before: int
    balance_paid: int
    balance_half: int
    balance_paid_twice: int
    uninsured_pays_at_visit: int
    uninsured_discount: int
    returned_check: int
    sequestration: int
    interest: int
    card_fee: int
    card_item_fee: int
    card_monthly_fee: int
    trace_missing: int
    charge_over_medicare: int
    era_days: tuple[int, ...]
    posting_days: tuple[int, ...]
    exception_reasons: tuple[int, ...]
    payers: tuple[PayerFigures, ...]
    services: tuple[ServiceFigures, ...]
    denials: tuple[DenialFigures, ...]


# The TOML reader gives values of any type; each is taken by name here and nowhere else.
Parsed = Mapping[str, Any]


def figures_of(parsed: Parsed) -> Figures:
    """The figures of a parsed figures.toml. Raises KeyError for one that is missing, TypeError or ValueError for a wrong one."""
    plain: dict[str, Any] = {
        each.name: tuple(value) if isinstance(value, list) else int(value)
        for each in fields(Figures) if each.name not in ("payers", "services", "denials")
        for value in [parsed[each.name]["value"]]
    }
    return Figures(
        **plain,
        payers=tuple(_payer(key, each) for key, each in parsed["payer"].items()),
        services=tuple(ServiceFigures(code, each["label"], each["medicare"], each["group"])
                       for code, each in parsed["service"].items()),
        denials=tuple(_denial(code, each) for code, each in parsed["denial"].items()),
    )


def _payer(key: str, told: Parsed) -> PayerFigures:
    first, since = told["allowed"]
    least, most = told["days"]
    once, twice = told["appeal_days"]
    return PayerFigures(key, told["name"], told["kind"], told["share"], (first, since), told["practitioner_share"],
                        told["second_procedure"],
                        told["filing_days"], (once, twice), (least, most), told["denials"], told["pay_weekday"], told["pay_days"],
                        tuple(PlanFigures(*plan) for plan in told["plans"]))


def _denial(code: str, told: Parsed) -> DenialFigures:
    return DenialFigures(code, told["weight"], told["whole"], told["remark"], told["way"], told["won"], told["closing"],
                         tuple(told.get("groups", ())), tuple(told.get("never_from", ())), tuple(told.get("remark_from", ())))
