"""The insurers' figures, typed. They stand in figures.toml, which says what each means; nothing is opened here."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

# The TOML reader gives values of any type; each is taken by name here and nowhere else.
Parsed = Mapping[str, Any]
Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PetFigures:
    """Thistlepaw's: the entries that begin with pet_, and three of all practices.

    Chances are out of 10,000, money is cents, lists are weights.
    """

    monthly: tuple[Row, ...]
    age_factor: tuple[Row, ...]
    yearly_rise: int
    multi_discount: int
    policy_fee: int
    instalment_fee: int
    returned_fee: int
    grace_days: int
    free_look_days: int
    waiting_days: int
    bill_days: Row
    tolerance: int
    annual: int
    methods: Row
    new: int
    pets: Row
    added: int
    cancelled: int
    returned_policy: int
    two_policies: int
    switched: int
    drawn_outcomes: Row
    sent_outcomes: Row
    reference: Row
    other_payer: int
    card_fee: int
    card_item_fee: int
    bank_fee: int


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """Keystone's: the entries that begin with group_, and two of all practices.

    Chances are out of 10,000, money is cents, lists are weights.
    """

    monthly: tuple[Row, ...]
    age_factor: tuple[Row, ...]
    yearly_rise: int
    tiers: Row
    renewals: Row
    grace_days: int
    bill_day: int
    reminder_days: Row
    retro_add_days: int
    retro_end_days: int
    wait_days: int
    hired: int
    left: int
    changed: int
    mistaken_end: int
    report_days: Row
    own_payroll: int
    check: int
    late: int
    short: int
    tolerance: int
    not_paid: int
    left_us: int
    trace_missing: int
    bank_fee: int


def pet_figures_of(parsed: Parsed) -> PetFigures:
    """Thistlepaw's figures of a parsed figures.toml. Raises KeyError for one that is missing."""
    return PetFigures(**{each.name: _named(parsed, "pet", each.name) for each in fields(PetFigures)})


def group_figures_of(parsed: Parsed) -> GroupFigures:
    """Keystone's figures of a parsed figures.toml. Raises KeyError for one that is missing."""
    return GroupFigures(**{each.name: _named(parsed, "group", each.name) for each in fields(GroupFigures)})


# Any: as below.
def _named(parsed: Parsed, insurer: str, name: str) -> Any:
    """The insurer's own figure of that name, else the one that all practices share."""
    own = f"{insurer}_{name}"
    return _value(parsed[own if own in parsed else name]["value"])


# Any: a number, a list of numbers or a list of lists, as the file has it and the field wants it.
def _value(told: Any) -> Any:
    return tuple(map(_value, told)) if isinstance(told, list) else int(told)
