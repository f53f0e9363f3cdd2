"""Money that nobody announced: a payer's EFT or check without a remittance. It lies unapplied until it is sent back.

How much of it there is, and how long it lies, is ours: nobody measured it.
"""

from dataclasses import dataclass

import numpy as np

from workbench.world.clinic.payments import ERA, PAPER
from workbench.world.clinic.setting import Setting
from workbench.world.columns import NEVER, Ints
from workbench.world.streams import MYRIAD

_OF_10000 = 60
_LEAST = 4
_LEAST_CENTS, _MOST_CENTS = 1_850, 31_400
_LIES = (25, 150)
_STAYS = 3500
"""Of 10,000: nobody has found out yet whose it is."""


@dataclass(frozen=True, slots=True)
class Strays:
    """One row for each, by day: who sent it, how, its cents, and the day it was sent back (NEVER while it lies here)."""

    day: Ints
    payer: Ints
    form: Ints
    amount: Ints
    cleared: Ints


def strays_of(to: Setting, payments: int) -> Strays:
    """Draws them: so many of 10,000 payments, and never fewer than a few."""
    count = max(_LEAST, payments * _OF_10000 // MYRIAD)
    open_days = to.business.days[(to.business.days >= to.first) & (to.business.days <= to.today)]
    day = open_days[np.sort(to.draw.below("stray day", count, len(open_days)))]
    form = np.where(to.draw.chance("stray form", count, MYRIAD // 2), ERA, PAPER)
    amount = to.draw.between("stray amount", count, _LEAST_CENTS, _MOST_CENTS)
    back = to.business.on_or_after(day + to.draw.between("stray lies", count, *_LIES))
    stays = to.draw.chance("stray stays", count, _STAYS)
    payer = to.draw.below("stray payer", count, len(to.insurers))
    return Strays(day, payer, form, amount, np.where(stays, NEVER, back))
