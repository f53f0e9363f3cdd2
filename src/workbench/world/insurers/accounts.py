"""Premium accounts: billed - collected - written off - refunded = open, for each account and month by month.

Money given back is negative in `refunded`, so that taking it away raises what is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.columns import Ints, numbered, sums
from workbench.world.frames import frame
from workbench.world.insurers.months import day_in, month_of
from workbench.world.insurers.setting import Setting


@dataclass(frozen=True, slots=True)
class Moved:
    """Entries of one column of the accounts: whose (places), days and signed cents."""

    column: str
    account: Ints
    day: Ints
    amount: Ints


def accounts_table(table: str, count: int, today: int, moved: Sequence[Moved]) -> pd.DataFrame:
    """An account for each of `count` owners, at the world's date. The first of `moved` is what was billed."""
    columns = {each.column: sums(each.amount[each.day <= today], each.account[each.day <= today], count) for each in moved}
    owner = "policy" if table == "premium_accounts" else "group"
    return frame(table, {owner: numbered(count), **columns, "open": _open(columns)})


def months_table(to: Setting, moved: Sequence[Moved]) -> pd.DataFrame:
    """The table `premium_months`."""
    months = np.arange(*month_of(np.array([to.first, to.today])) + np.array([0, 1]))
    columns = {}
    for each in moved:
        here = each.day <= to.today
        columns[each.column] = sums(each.amount[here], month_of(each.day[here]) - months[0], len(months))
    closing = np.cumsum(_open(columns))
    return frame("premium_months", {"month": day_in(months), "opening": closing - _open(columns), **columns, "closing": closing})


def _open(columns: dict[str, Ints]) -> Ints:
    return columns["billed"] - columns["collected"] - columns["written_off"] - columns["refunded"]
