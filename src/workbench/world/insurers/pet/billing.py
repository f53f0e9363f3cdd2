"""Thistlepaw's bills, month by month: which policies are due, what their bills ask for, and what becomes of each."""

from dataclasses import dataclass

import numpy as np

from workbench.world.columns import NEVER, Flags, Ints, rounded_share, sums, zeros
from workbench.world.insurers.figures import PetFigures
from workbench.world.insurers.months import day_in, month_of, pro_rata
from workbench.world.insurers.pet.book import NONE, Bills, Book
from workbench.world.insurers.pet.households import Households
from workbench.world.insurers.pet.rating import Rates
from workbench.world.insurers.pet.words import INVOICES, LINES
from workbench.world.insurers.setting import Setting

_PER = 10_000
_YEAR = 12
FIRST, INSTALMENT, ANNUAL, PET_ADDED, REINSTATEMENT = range(len(INVOICES))
PREMIUM, DISCOUNT, POLICY_FEE, INSTALMENT_FEE, RETURNED_FEE = range(len(LINES))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where each policy stands while the year goes by. It changes month by month.

    `over` says that nothing more is billed, `annual` that it is paid by the year, `earliest` the first day for its next bill,
    `pets` how many are insured, `joined` the day on which the added pet came, `waiting` the last day of the waiting period,
    `held` a payment row that waits for the next bill, `held_amount` its cents.
    """

    over: Flags
    annual: Flags
    earliest: Ints
    pets: Ints
    joined: Ints
    waiting: Ints
    held: Ints
    held_amount: Ints


@dataclass(frozen=True, slots=True)
class Thistlepaw:
    """Everything that a month is told with."""

    to: Setting
    figures: PetFigures
    houses: Households
    rates: Rates
    book: Book
    now: Standing


def standing_of(to: Setting, figures: PetFigures, houses: Households) -> Standing:
    """How the policies stand on the first day."""
    count = houses.count
    return Standing(np.zeros(count, dtype=np.bool_), houses.annual.copy(), zeros(count), houses.pets.copy(),
                    np.full(count, NEVER, dtype=np.int64), houses.began + figures.waiting_days - 1,
                    np.full(count, NONE, dtype=np.int64), zeros(count))


def year_start(houses: Households, policy: Ints, month: int | Ints) -> Ints:
    """The first day of the policy year that the month is in."""
    began = month_of(houses.began[policy])
    return day_in(began + (month - began) // _YEAR * _YEAR, houses.due_day[policy])


def due_in(at: Thistlepaw, month: int) -> tuple[Ints, Ints, Ints]:
    """The policies that get a bill for a period that begins in that month: places, days of issue, due days."""
    houses, now = at.houses, at.now
    since_began = month - month_of(houses.began)
    anniversary = since_began % _YEAR == 0
    due = day_in(np.full(houses.count, month, dtype=np.int64), houses.due_day)
    lead = np.where(now.annual, at.figures.bill_days[1], at.figures.bill_days[0])
    issued = np.where(since_began == 0, houses.began, np.maximum(due - lead, now.earliest))
    asked = ~now.over & (since_began >= 0) & (anniversary | ~now.annual) & (issued <= houses.ends)
    asked &= (issued >= at.to.first) & (issued <= at.to.today)
    policy = np.flatnonzero(asked)
    return policy, issued[policy], due[policy]


def bill(at: Thistlepaw, month: int, policy: Ints, kind: int | Ints, issued: Ints, due: Ints, until: Ints,
         of_days: Ints) -> Bills:
    """Writes an invoice for each of those policies, for the days from `due` to `until` of the period that began in `month`.

    It asks for those days out of all `of_days` of the period, half a cent up. Kinds are positions in INVOICES.
    """
    book, count, kind = at.book, len(policy), np.broadcast_to(np.asarray(kind, dtype=np.int64), (len(policy),))
    invoice = book.invoices.count + np.arange(count, dtype=np.int64)
    place, pet, premium = _premiums(at, month, policy, kind == PET_ADDED, until - due + 1, of_days)
    discount = np.where(at.now.pets[policy] > 1, rounded_share(sums(premium, place, count), at.figures.multi_discount, _PER), 0)
    fees = _fees(at, policy, kind, due == year_start(at.houses, policy, month))
    of_bill, what, whose, amount = _lines_by_bill(
        (place, np.full(len(place), PREMIUM), pet, premium), _some(DISCOUNT, -discount), _some(POLICY_FEE, fees[0]),
        _some(INSTALMENT_FEE, fees[1]))
    total, fee, days = sums(amount, of_bill, count), what >= POLICY_FEE, until - due + 1
    first_line = book.lines.count + np.searchsorted(of_bill, np.arange(count))
    book.lines.add(len(of_bill), invoice=invoice[of_bill], kind=what, pet=whose, since=np.where(fee, NEVER, due[of_bill]),
                   until=np.where(fee, NEVER, until[of_bill]), days=np.where(fee, 0, days[of_bill]), amount=amount,
                   billed=issued[of_bill])
    book.invoices.add(count, policy=policy, kind=kind, issued=issued, due=due, since=due, until=until, amount=total,
                      grace=np.where((kind == FIRST) | (kind == REINSTATEMENT), due, due + at.figures.grace_days),
                      first_line=first_line, lines=np.bincount(of_bill, minlength=count))
    return Bills(invoice, policy, due, until, total, at.houses.method[policy], at.houses.sends[policy])


def _premiums(at: Thistlepaw, month: int, policy: Ints, alone: Flags, days: Ints, of_days: Ints) -> tuple[Ints, Ints, Ints]:
    """The bill's place, the pet and the cents of each premium line; `alone` is only for the pet that came last."""
    priced = at.rates.priced(policy, at.now.pets[policy], year_start(at.houses, policy, month))
    last = (at.houses.first_pet + at.now.pets - 1)[policy]
    wanted = ~alone[priced.of] | (priced.pet == last[priced.of])
    place = priced.of[wanted]
    monthly = priced.monthly[wanted] * np.where(at.now.annual[policy], _YEAR, 1)[place]
    return place, priced.pet[wanted], pro_rata(monthly, days[place], of_days[place])


def _fees(at: Thistlepaw, policy: Ints, kind: Ints, starts_year: Flags) -> tuple[Ints, Ints]:
    """Policy fee and instalment fee; who pays the year at once pays neither."""
    monthly = ~at.now.annual[policy]
    return (np.where(monthly & starts_year & ((kind == FIRST) | (kind == INSTALMENT)), at.figures.policy_fee, 0),
            np.where(monthly & (kind != PET_ADDED), at.figures.instalment_fee, 0))


def _some(kind: int, amount: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Lines of that kind on the bills where the amount is not zero."""
    place = np.flatnonzero(amount)
    return place, np.full(len(place), kind), np.full(len(place), NONE), amount[place]


def _lines_by_bill(*parts: tuple[Ints, Ints, Ints, Ints]) -> tuple[Ints, Ints, Ints, Ints]:
    """Lines put in the order of their bills: bill, kind, pet, amount."""
    of, what, whose, amount = (np.concatenate([part[place] for part in parts]) for place in range(4))
    order = np.lexsort((whose, what, of))
    return of[order], what[order], whose[order], amount[order]
