"""Invents two lists to match: payers, dates, traces, amounts, which places are sprung. Draws until the case is fair.

Ranges come from the [figures] table of exercise.toml (curriculum REC-03, sections 4 and 8). It prints nothing and grades nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from workbench.billing.business_days import business_day_before, is_business_day
from workbench.billing.deposits import ASK_AFTER, DepositLine, bare_trace
from workbench.kinds.kind import Case, Draw
from workbench.kinds.reconciliation.match_fairness import is_fair
from workbench.kinds.reconciliation.match_key import EQUAL, SITES, SUM, TRAPS, ZEROS, DepositDay
from workbench.model import BadContent
from workbench.world import larkmere
from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.eft_payers import BLUEFEN, CORVANE, GRANGER, MEDICAID, MEDICARE, TESSEL, EftPayer

FIGURES = {"amount": 2, "leftover": 2, "near_equal": 2, "near_sum": 2}
"""The figures a case needs and how many whole numbers each takes."""
OLDEST = 6
"""Business days from the oldest line to today: with today these are the last seven."""
_MOST_DRAWS = 2000
_MOST_SPRUNG = 3
_HILL_ONE_IN = 4
_FREE_PAIRS = 3

Lines = tuple[tuple[DepositLine, ...], tuple[DepositLine, ...]]
"""Payments and remittances of one place."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every place draws from."""

    draw: Draw
    today: date
    figures: Mapping[str, tuple[int, ...]]

    def figure(self, name: str) -> int:
        """A whole number in the range of a figure."""
        low, high = self.figures[name]
        return self.draw.whole(low, high)

    def site(self) -> str:
        """The NPI of a site, the first one mostly."""
        (_, harbor), (_, hill) = larkmere.SITES
        return hill if self.draw.chance(_HILL_ONE_IN) else harbor

    def line(self, payer: EftPayer, age: int, payee: str, amount: int) -> DepositLine:
        """A line of that many business days ago, with a trace in its payer's form."""
        day = business_day_before(self.today, age, BANK_HOLIDAYS)
        return DepositLine(payer.name, day, payer.trace(self.draw, day), payee, amount)


def draw_day(case: Case, draw: Draw) -> DepositDay:
    """A fair case of ten payments and ten remittances. Raises BadContent when the figures allow none."""
    sprung = draw_places(case.trap.rpartition(".")[2], draw)
    ground = _Ground(draw, draw.one(days_to_work_on()), case.exercise.figures)
    for _ in range(_MOST_DRAWS):
        places = _places(ground, sprung)
        payments = [line for place in places for line in place[0]]
        remittances = [line for place in places for line in place[1]]
        by_day = sorted(draw.shuffled(payments), key=lambda line: line.day)
        day = DepositDay(ground.today, tuple(by_day), tuple(draw.shuffled(remittances)))
        if is_fair(day, sprung):
            return day
    raise BadContent(f"The figures of {case.exercise.code} leave no fair case for this seed. Widen their ranges.")


def draw_places(trap: str, draw: Draw) -> tuple[str, ...]:
    """The places that are sprung, none to three; `trap`, when given, is one of them."""
    sprung = [name for name in TRAPS if draw.chance(2) or name == trap]
    if len(sprung) > _MOST_SPRUNG:
        sprung.remove(draw.one([name for name in sprung if name != trap]))
    return tuple(sprung)


@cache
def days_to_work_on() -> tuple[date, ...]:
    """Business days of the world with no bank holiday among the days that a case looks back on."""
    every = [date.fromordinal(day) for day in range(larkmere.FIRST_SERVICE.toordinal(), larkmere.WORLD_DATE.toordinal() + 1)]
    return tuple(
        day for day in every
        if is_business_day(day, BANK_HOLIDAYS)
        and (oldest := business_day_before(day, OLDEST)) >= larkmere.FIRST_SERVICE
        and not any(oldest <= holiday <= day for holiday in BANK_HOLIDAYS)
    )


def _places(ground: _Ground, sprung: Collection[str]) -> tuple[Lines, ...]:
    ages = ground.draw.shuffled(range(1, OLDEST + 1))
    summed = ground.draw.one((BLUEFEN, TESSEL))
    payment_ages = ground.draw.shuffled((ASK_AFTER, ground.draw.whole(1, ASK_AFTER - 1)))
    return (
        _equal(ground, ages[0], EQUAL in sprung),
        _sites(ground, ages[1], SITES in sprung),
        _zeros(ground, ages[2], ZEROS in sprung),
        _sum(ground, summed, payment_ages[0], SUM in sprung),
        _alone(ground, summed, payment_ages[1]),
        *(_free(ground) for _ in range(_FREE_PAIRS)),
    )


def _equal(ground: _Ground, age: int, sprung: bool) -> Lines:
    """Two payments of one payer, day and payee; the same amount, or a few dollars apart."""
    payer, payee, amount = ground.draw.one((BLUEFEN, TESSEL)), ground.site(), ground.figure("amount")
    apart = 0 if sprung else ground.figure("near_equal")
    lines = (ground.line(payer, age, payee, amount), ground.line(payer, age, payee, _within(ground, "amount", amount, apart)))
    return lines, lines


def _zeros(ground: _Ground, age: int, sprung: bool) -> Lines:
    """A trace with zeros in front, which the bank dropped or not. One payer alone writes traces so."""
    line = ground.line(CORVANE, age, ground.site(), ground.figure("amount"))
    return (replace(line, trace=bare_trace(line.trace)) if sprung else line,), (line,)


def _sites(ground: _Ground, age: int, sprung: bool) -> Lines:
    """One payer, one day, both sites; with swapped digits and without addenda, or with nothing in common."""
    payer, amount = ground.draw.one((BLUEFEN, TESSEL, MEDICARE)), ground.figure("amount")
    other = _swapped(amount) if sprung else ground.figure("amount")
    amounts = ground.draw.shuffled((amount, other))
    lines = tuple(ground.line(payer, age, npi, each) for (_, npi), each in zip(larkmere.SITES, amounts, strict=True))
    return tuple(replace(line, trace="") for line in lines) if sprung else lines, lines


def _sum(ground: _Ground, payer: EftPayer, age: int, sprung: bool) -> Lines:
    """A payment and two remittances left over; they add up to it, or nearly."""
    low, high = ground.figures["leftover"]
    first = ground.draw.whole(low, high - low)
    second = ground.draw.whole(low, high - first)
    apart = 0 if sprung else ground.figure("near_sum")
    payee, ages = ground.site(), ground.draw.shuffled((ASK_AFTER, ground.draw.whole(1, ASK_AFTER - 1)))
    payment = ground.line(payer, age, payee, _within(ground, "leftover", first + second, apart))
    return (payment,), (ground.line(payer, ages[0], payee, first), ground.line(payer, ages[1], payee, second))


def _alone(ground: _Ground, summed: EftPayer, age: int) -> Lines:
    """A payment left over, of another payer than those of the sum."""
    payer = ground.draw.one([each for each in (GRANGER, MEDICARE, MEDICAID, BLUEFEN, TESSEL) if each is not summed])
    return (ground.line(payer, age, ground.site(), ground.figure("leftover")),), ()


def _free(ground: _Ground) -> Lines:
    """A pair with nothing special about it."""
    payer = ground.draw.one((MEDICARE, MEDICAID, GRANGER, BLUEFEN, TESSEL))
    line = ground.line(payer, ground.draw.whole(1, OLDEST), ground.site(), ground.figure("amount"))
    return (line,), (line,)


def _within(ground: _Ground, figure: str, amount: int, apart: int) -> int:
    """An amount `apart` cents above or below another, inside the range of a figure."""
    low, high = ground.figures[figure]
    choices = [each for each in (amount - apart, amount + apart) if low <= each <= high]
    return ground.draw.one(choices or [amount])


def _swapped(amount: int) -> int:
    """The amount with the tens and ones of its dollars swapped; itself when they are the same, which no fair case survives."""
    digits = str(amount)
    return int(digits[:-4] + digits[-3] + digits[-4] + digits[-2:])
