"""What keeps a drawn matching fair: one answer to every line, no accidental equals, sums or digit swaps, only the wanted traps.

Curriculum REC-03, section 8. It judges a finished case and changes nothing.
"""

from collections.abc import Collection, Sequence
from itertools import combinations

from workbench.billing.deposits import DepositLine, bare_trace, pays_for
from workbench.kinds.reconciliation.match_key import EQUAL, SITES, SUM, DepositDay, match_key

PAIRS = 8
_FEWEST_PAYERS, _MOST_PAYERS = 4, 6


def is_fair(day: DepositDay, sprung: Collection[str]) -> bool:
    """True when each line has at most one partner, nothing fits by coincidence, and the sprung places are exactly these."""
    key = match_key(day, "", ())
    return (
        tuple(sorted(place.trap for place in key.places)) == tuple(sorted(sprung))
        and len(key.pairs()) == PAIRS == _possible_pairs(day)
        and _FEWEST_PAYERS <= len({line.payer for line in (*day.payments, *day.remittances)}) <= _MOST_PAYERS
        and _traces_are_unique(day)
        and _amounts_are_apart(day, EQUAL in sprung, SITES in sprung)
        and _sums_that_fit(day) == (1 if SUM in sprung else 0)
        and _orders_differ(day)
    )


def _possible_pairs(day: DepositDay) -> int:
    return sum(1 for payment in day.payments for remittance in day.remittances if pays_for(payment, remittance))


def _traces_are_unique(day: DepositDay) -> bool:
    """Without their zeros, on each side; a trace stands on both sides only where the lines are partners."""
    sides = [[bare_trace(line.trace) for line in side if line.trace] for side in (day.payments, day.remittances)]
    strangers = [(payment, remittance) for payment in day.payments for remittance in day.remittances
                 if payment.trace and not pays_for(payment, remittance)]
    shared = any(bare_trace(payment.trace) == bare_trace(remittance.trace) for payment, remittance in strangers)
    return not shared and all(len(traces) == len(set(traces)) for traces in sides)


def _amounts_are_apart(day: DepositDay, equal: bool, swapped: bool) -> bool:
    """Equal amounts only between partners and at a sprung EQUAL, the same digits in another order only at a sprung SITES."""
    sides = [[line.amount for line in side] for side in (day.payments, day.remittances)]
    most = len(day.payments) - (1 if equal else 0)
    apart = set(sides[0]) | set(sides[1])
    # Every amount that is on both sides is that of a pair; two of the pairs share theirs at a sprung EQUAL.
    if any(len(set(side)) != most for side in sides) or len(set(sides[0]) & set(sides[1])) != PAIRS - (1 if equal else 0):
        return False
    return sum(1 for one, other in combinations(apart, 2) if sorted(str(one)) == sorted(str(other))) == (1 if swapped else 0)


def _sums_that_fit(day: DepositDay) -> int:
    """How often two lines of one side add up to a line of the other."""
    return _sums(day.remittances, day.payments) + _sums(day.payments, day.remittances)


def _sums(parts: Sequence[DepositLine], wholes: Sequence[DepositLine]) -> int:
    totals = {line.amount for line in wholes}
    return sum(1 for one, other in combinations(parts, 2) if one.amount + other.amount in totals)


def _orders_differ(day: DepositDay) -> bool:
    """The remittances do not stand in the order of their payments."""
    key = match_key(day, "", ())
    places = [[line.id for line in key.left].index(line.partner) for line in key.right if line.partner]
    return places != sorted(places)
