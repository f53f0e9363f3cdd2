"""The words of the rules that are no law of conservation: the money adds up, and something is wrong all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

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


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a rule is not kept: a row of a table by its id."""

    rule: Rule
    table: str
    id: int


def sightings(rule: Rule, table: str, ids: "pd.Series[int]") -> tuple[Sighting, ...]:
    """One for each id, in order and once."""
    return tuple(Sighting(rule, table, each) for each in sorted(set(ids.tolist())))
