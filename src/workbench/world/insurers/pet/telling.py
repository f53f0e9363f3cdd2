"""A month at Thistlepaw: the bills of its periods, what becomes of each, and who joins and leaves."""

import numpy as np

from workbench.world.columns import NEVER, Flags, Ints
from workbench.world.insurers.months import day_in
from workbench.world.insurers.pet.billing import (
    ANNUAL,
    FIRST,
    INSTALMENT,
    PET_ADDED,
    Thistlepaw,
    bill,
    due_in,
    year_start,
)
from workbench.world.insurers.pet.book import NONE, Bills, tell
from workbench.world.insurers.pet.ending import end_policies
from workbench.world.insurers.pet.holding import return_held
from workbench.world.insurers.pet.outcomes import TOLD
from workbench.world.insurers.pet.paying import pay_and_apply
from workbench.world.insurers.pet.words import Event, Fate, Method

_ADDED_BEFORE = 17
"""A pet joins in the first days of a period, before the next bill is made."""
_ENDED_UNPAID = 1_200


def tell_month(at: Thistlepaw, month: int) -> None:
    """Writes down the bills of the periods that begin in a month and everything that comes of them."""
    policy, issued, due = due_in(at, month)
    if not len(policy):
        return
    houses, now = at.houses, at.now
    until = day_in(month + np.where(now.annual[policy], 12, 1), houses.due_day[policy]) - 1
    first = due == houses.began[policy]
    kind = np.where(first, FIRST, np.where(now.annual[policy], ANNUAL, INSTALMENT))
    bills = bill(at, month, policy, kind, issued, due, until, until - due + 1)
    ends = _ends(at, bills, first)
    fate = _fates(at, month, bills, issued, first, ends)
    yearly = (due == year_start(houses, policy, month)) & (fate != Fate.VOID)
    tell(at.book, bills.of(yearly & first), Event.BEGAN, due[yearly & first], due[yearly & first])
    tell(at.book, bills.of(yearly & ~first), Event.RENEWED, due[yearly & ~first], due[yearly & ~first])
    for each, told in TOLD.items():
        here = np.flatnonzero(fate == each)
        if len(here):
            told(at, month, bills.of(here), issued[here])
    end_policies(at, bills, fate, ends)
    _add_pets(at, month, bills, fate, ends)


def _ends(at: Thistlepaw, bills: Bills, first: Flags) -> Ints:
    """The day on which the holder ends the policy, when that is in the period, but not before its bill is paid; else NEVER."""
    ends = at.houses.ends[bills.policy]
    return np.where((ends <= bills.until), np.where(first | (ends < bills.due), ends, np.maximum(ends, bills.due + 5)), NEVER)


def _fates(at: Thistlepaw, month: int, bills: Bills, issued: Ints, first: Flags, ends: Ints) -> Ints:
    draw, now, count = at.to.draw, at.now, len(bills)
    drawn = draw.weighted(f"drawn fate {month}", at.houses.count, at.figures.drawn_outcomes)[bills.policy]
    sent = draw.weighted(f"sent fate {month}", at.houses.count, at.figures.sent_outcomes)[bills.policy]
    fate = np.where(bills.sent, sent, drawn)
    by_bank = (bills.method == Method.DEBIT) | (bills.method == Method.CHECK)
    fate[~by_bank & ((fate == Fate.RETURNED) | (fate == Fate.RETURNED_LAPSED))] = Fate.LATE
    renews = (bills.due == year_start(at.houses, bills.policy, month)) & ~now.annual[bills.policy]
    fate[renews & draw.chance(f"switched {month}", count, at.figures.switched)] = Fate.SWITCHED
    held = now.held[bills.policy] != NONE
    same = held & (now.held_amount[bills.policy] == bills.amount)
    fate[held] = Fate.PAID
    fate[same] = Fate.CARRIED
    unpaid = draw.chance(f"ended unpaid {month}", count, _ENDED_UNPAID) & (ends <= bills.due + at.figures.grace_days - 1) & ~held
    fate[ends < NEVER] = np.where(same, Fate.CARRIED, np.where(unpaid, Fate.ENDED_UNPAID, Fate.PAID))[ends < NEVER]
    fate[first] = Fate.PAID
    fate[~first & (ends < bills.due)] = Fate.VOID
    different = held & (fate != Fate.CARRIED)
    return_held(at, bills.of(different), issued[different])
    return fate


def _add_pets(at: Thistlepaw, month: int, bills: Bills, fate: Ints, ends: Ints) -> None:
    """A pet joins: a bill for the days that are left of the period, at once."""
    day = at.houses.added[bills.policy]
    joins = (day >= bills.due) & (day <= bills.until) & (day <= at.to.today) & (ends >= NEVER) & (fate == Fate.PAID)
    joins &= at.now.annual[bills.policy] | (day <= bills.due + _ADDED_BEFORE)
    joins &= at.now.held[bills.policy] == NONE
    some, day = bills.of(joins), day[joins]
    at.now.pets[some.policy] += 1
    at.now.joined[some.policy] = day
    added = bill(at, month, some.policy, PET_ADDED, day, day, some.until, some.until - some.due + 1)
    later = np.where(added.sent, at.to.draw.between(f"pet paid {month}", len(added), 3, 10), 0)
    pay_and_apply(at, f"pet paid {month}", added, at.to.business.on_or_after(day + later), added.amount)
    tell(at.book, added, Event.PET_ADDED, day, day)
