"""Thistlepaw's holders, policies and pets, before anything is billed."""

from dataclasses import dataclass

import numpy as np

from workbench.world.columns import NEVER, Flags, Ints, positions
from workbench.world.insurers.figures import PetFigures
from workbench.world.insurers.months import day_in, month_of
from workbench.world.insurers.pet.words import BREEDS, PET_NAMES, PLANS, Method
from workbench.world.insurers.setting import Setting

INVOICES_OF_100_POLICIES = 783
_OLDEST_POLICY = 4 * 365
_LAST_DUE_DAY = 28
_PLANS = (8, 68, 24)
_KINDS = (22, 26, 27, 25)
_YOUNGEST, _OLDEST = 56, 3_400
_REASONS = (40, 27, 20, 13)
"""Weights of the reasons for cancelling: another insurer, too expensive, died, new home."""


@dataclass(frozen=True, slots=True)
class Households:
    """One row for each policy. `holder` and `leader` are places: `leader` is the holder's first policy.

    Pets of a policy lie together from `first_pet` on; `pets` counts them without the one that may be `added` on a day.
    `ends` is the day on which the holder ends the policy, NEVER if not; `why` a position among the reasons.
    """

    holder: Ints
    leader: Ints
    plan: Ints
    annual: Flags
    method: Ints
    due_day: Ints
    began: Ints
    new: Flags
    pets: Ints
    first_pet: Ints
    added: Ints
    ends: Ints
    returns: Flags
    why: Ints

    @property
    def count(self) -> int:
        """How many policies."""
        return len(self.holder)

    @property
    def sends(self) -> Flags:
        """Who pays without being drawn."""
        return self.method >= Method.CHECK


@dataclass(frozen=True, slots=True)
class Pets:
    """One row for each pet; `policy` is a place, `breed` and `name` positions in the lists of words."""

    policy: Ints
    kind: Ints
    breed: Ints
    name: Ints
    born: Ints


def households_of(to: Setting, figures: PetFigures) -> tuple[Households, Pets]:
    """Draws the policies and their pets."""
    draw, count = to.draw, max(6, to.spec.lines * 100 // INVOICES_OF_100_POLICIES)
    places = np.arange(count, dtype=np.int64)
    second = draw.chance("second policy", count, figures.two_policies)
    second[1:] &= ~second[:-1].copy()
    second[:1] = False
    leader = places - second
    new = draw.chance("new policy", count, figures.new)
    begins = np.where(new, draw.between("begins", count, to.first, to.today - 1),
                      to.first - 1 - draw.below("began", count, _OLDEST_POLICY))
    due_day = np.minimum(begins - day_in(month_of(begins)) + 1, _LAST_DUE_DAY)[leader]
    began = day_in(month_of(begins), due_day)
    began = np.where(began > to.today - 1, day_in(month_of(begins) - 1, due_day), began)
    new = (began >= to.first)
    pets = 1 + draw.weighted("pets", count, figures.pets)
    grows = draw.chance("pet added", count, figures.added)
    annual = draw.chance("annual", count, figures.annual)[leader]
    ends, returns = _ends(to, figures, began, new)
    ends[annual & ~new & (ends < _first_renewal(to, figures, began, due_day) + 5)] = NEVER
    added = np.where(grows & (ends >= NEVER), np.maximum(began, to.first) + 40 + draw.below("added", count, 250), NEVER)
    first_pet = np.cumsum(pets + grows) - (pets + grows)
    houses = Households(
        holder=np.cumsum(~second) - 1, leader=leader, plan=(draw.weighted("plan", count, _PLANS)[leader] + second) % len(PLANS),
        annual=annual, method=draw.weighted("method", count, figures.methods)[leader],
        due_day=due_day, began=began, new=new, pets=pets, first_pet=first_pet, added=added, ends=ends, returns=returns,
        why=draw.weighted("why", count, _REASONS),
    )
    return houses, _pets(to, houses, pets + grows)


def _ends(to: Setting, figures: PetFigures, began: Ints, new: Flags) -> tuple[Ints, Flags]:
    """When holders end their policies, and which of them return a new one within the free look."""
    draw, count = to.draw, len(began)
    returns = new & draw.chance("free look", count, figures.returned_policy)
    cancels = draw.chance("cancelled", count, figures.cancelled) & ~returns
    day = np.maximum(began + 35, to.first + 45) + draw.below("cancel day", count, to.today - to.first)
    ends = np.where(returns, began + 2 + draw.below("return day", count, figures.free_look_days - 2),
                    np.where(cancels, day, NEVER))
    return ends, returns


def _first_renewal(to: Setting, figures: PetFigures, began: Ints, due_day: Ints) -> Ints:
    """The first anniversary whose bill is sent inside the world's year."""
    since = to.first + max(figures.bill_days)
    years = (month_of(np.full(len(began), since, dtype=np.int64)) - month_of(began)) // 12 * 12
    day = day_in(month_of(began) + years, due_day)
    return np.where(day < since, day_in(month_of(began) + years + 12, due_day), day)


def _pets(to: Setting, houses: Households, counts: Ints) -> Pets:
    policy = np.repeat(np.arange(houses.count, dtype=np.int64), counts)
    draw, count = to.draw, len(policy)
    late = positions(counts) > houses.pets[policy]
    since = np.where(late & (houses.added[policy] < NEVER), houses.added[policy], houses.began[policy])
    age = np.minimum(draw.between("pet age", count, _YOUNGEST, _OLDEST), draw.between("pet age again", count, _YOUNGEST, _OLDEST))
    kind = draw.weighted("pet kind", count, _KINDS)
    # Pets of one house have different names: each takes one further on in the list.
    name = (draw.below("pet name", houses.count, len(PET_NAMES))[policy] + 7 * positions(counts)) % len(PET_NAMES)
    return Pets(policy, kind, draw.below("breed", count, len(BREEDS[0])), name, since - age)


