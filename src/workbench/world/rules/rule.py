"""The words of the rules that are no law of conservation: the money adds up, and something is wrong all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

import pandas as pd

Tables: TypeAlias = Mapping[str, pd.DataFrame]


class Rule(StrEnum):
    """Which rule. The value is the short name that people read."""

    UNDERPAID = "contract price"
    WRITTEN_OFF = "contractual write-off"
    UNPOSTED = "closed batch"
    DUPLICATE_REMITTANCE = "remittance once"
    TAKE_BACK = "take-back in pairs"
    LATE_DENIAL = "late denial"
    PARKED = "money without an account"
    RETURNED_CHECK = "returned check"
    DUPLICATE_CLAIM = "claim once"
    UNSENT = "claim sent"
    REJECTED = "rejection answered"
    FILING_LIMIT = "filing limit"


class PremiumRule(StrEnum):
    """Which rule of an insurer. The value is the short name that people read."""

    NAMED = "policy named"
    RETURNED = "returned payment"
    RETURNED_FEE = "returned payment fee"
    LAPSED_EARLY = "grace"
    LAPSED_PAID = "lapse of a paid policy"
    NOT_LAPSED = "lapse after grace"
    GAP = "lapse reversed"
    WAITING = "waiting period"
    DISCOUNT = "multi-pet discount"
    FEES = "fees of a year paid at once"
    REFUND = "refund once"
    NOT_BILLED = "covered and billed"
    NOT_COVERED = "billed and covered"
    TIER = "tier"
    AGE_BAND = "age band"
    RETRO_MONTH = "month of a correction"
    RETRO_LIMIT = "retro limit"
    ENROLLED = "enrolment"
    AS_BILLED = "paid as billed"
    PAID_ENDED = "paid for somebody who left"
    OLDEST_FIRST = "oldest bill first"
    ENDED_PAID = "end of a group that paid"


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a rule is not kept: a row of a table by its id."""

    rule: Rule | PremiumRule
    table: str
    id: int


def sightings(rule: Rule | PremiumRule, table: str, ids: "pd.Series[int]") -> tuple[Sighting, ...]:
    """One for each id, in order and once."""
    return tuple(Sighting(rule, table, each) for each in sorted(set(ids.tolist())))


# Any: a key or a value of any kind.
def looked_up(keys: "pd.Series[Any]", of: "pd.Series[Any]") -> "pd.Series[Any]":
    """The value of each key in a column whose index has each key once; missing where there is none."""
    return of.reindex(keys).set_axis(keys.index)
