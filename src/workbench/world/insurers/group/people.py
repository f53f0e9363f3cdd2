"""Keystone's employers and their people: who is hired, marries, has a child, leaves; and when the employer says so."""

from dataclasses import dataclass

import numpy as np

from workbench.world.columns import NEVER, Flags, Ints, positions, zeros
from workbench.world.insurers.figures import GroupFigures
from workbench.world.insurers.group.words import BORN, ECH, EMP, ESP, FAM, MARRIED
from workbench.world.insurers.months import day_in, last_day, month_of
from workbench.world.insurers.setting import Setting

_LINES_OF_GROUP = 480
_SMALLEST, _LARGEST = 8, 72
_FEWEST = 4
_REPORTED = ((0, 4), (5, 12), (13, 30), (31, 60), (61, 110))
_HDHP = 35
_OLDEST = 66 * 365
_YOUNGEST_PARENT, _OLDEST_PARENT = 18 * 365, 46 * 365
_APART = 340
"""Days between brothers and sisters, at least."""


@dataclass(frozen=True, slots=True)
class Groups:
    """One row for each employer. `bill` is the number of the first bill that is not paid, or of the one that is taken back."""

    plan: Ints
    renewal: Ints
    own_payroll: Flags
    check: Flags
    began: Ints
    not_paid: Flags
    left: Flags
    bill: Ints
    ended: Ints
    entered: Ints

    @property
    def count(self) -> int:
        """How many."""
        return len(self.plan)


@dataclass(frozen=True, slots=True)
class Employees:
    """One row for each employee. Days are days, months are month numbers; what never happens is NEVER.

    `begins` and `ends` are the first and last month of cover as they should be, `accepted` and `kept` as far as the contract goes
    back from the day of the report. `added`, `told`, `back` are the days of the reports: hired, left, reinstated after a mistake.
    The tier is `tier` and from the month `changes` on `next_tier`; `changed` is the day of that, `says` of its report.
    """

    group: Ints
    born: Ints
    hired: Ints
    begins: Ints
    accepted: Ints
    added: Ints
    left: Ints
    ends: Ints
    kept: Ints
    told: Ints
    back: Ints
    agrees: Flags
    tier: Ints
    next_tier: Ints
    changed: Ints
    changes: Ints
    says: Ints
    why: Ints

    @property
    def count(self) -> int:
        """How many."""
        return len(self.group)

    @property
    def mistaken(self) -> Flags:
        """Whose end was reported by mistake."""
        return self.back < NEVER


def groups_of(to: Setting, figures: GroupFigures) -> tuple[Groups, Ints]:
    """The employers, and how many places each has for employees."""
    draw, count = to.draw, max(1, to.spec.lines // _LINES_OF_GROUP)
    places = draw.between("places", count, _SMALLEST, _LARGEST) if count > 1 else np.array([max(_FEWEST, to.spec.lines // 12)])
    own = draw.chance("own payroll", count, figures.own_payroll)
    few = count < _FEWEST
    ends = draw.some("not paid", np.ones(count, dtype=np.bool_), figures.not_paid, 0 if few else 1)
    leaves = draw.some("left us", ~ends & ~own, figures.left_us, 0 if few else 1)
    bill = 2 + draw.below("group ends", count, 6)
    month = first_billed(to) + bill
    ended = np.where(ends | leaves, last_day(month - 1), NEVER)
    entered = np.where(ends, day_in(month) + figures.grace_days + 1,
                       np.where(leaves, day_in(month, 2 + draw.below("says", count, 7)), NEVER))
    began = day_in(month_of(np.full(count, to.first)) - 6 - draw.below("group began", count, 72))
    groups = Groups(
        plan=(draw.below("group plan", count, 100) < _HDHP).astype(np.int64),
        renewal=1 + draw.weighted("renewal", count, figures.renewals),
        own_payroll=own, check=draw.chance("check", count, figures.check), began=began, not_paid=ends, left=leaves, bill=bill,
        ended=ended, entered=entered)
    return groups, places.astype(np.int64)


def first_billed(to: Setting) -> int:
    """The month of the first list bill: bills go out in the month before."""
    return int(month_of(np.array([to.first]))[0]) + 1


def employees_of(to: Setting, figures: GroupFigures, groups: Groups, places: Ints) -> Employees:
    """Who works for them in the world's year: who was there, then who is hired."""
    draw = to.draw
    start = _hiring(to, figures, groups, places)
    heard, count = _heard(to, figures, groups)[start.group], len(start.group)
    left, ends, told, kept, back = _leaving(to, figures, start, heard)
    born = start.hired - draw.between("age hired", count, 20 * 365, 58 * 365)
    born = np.where(born < to.first - _OLDEST, to.first - _OLDEST + draw.below("oldest", count, 8 * 365), born)
    tier, next_tier, why = _tiers(to, figures, born < to.first - _OLDEST_PARENT)
    changed, changes, says = _changing(to, figures, start, tier != next_tier, np.minimum(left, heard))
    everybody = Employees(
        start.group, born, start.hired, start.begins, start.accepted, start.added, left, ends, kept, told, back,
        draw.chance("agrees", count, 5000), tier, next_tier, changed, changes, says, why)
    known = np.flatnonzero((start.added <= np.minimum(heard, to.today)) & (day_in(start.accepted) <= groups.ended[start.group]))
    return Employees(**{name: getattr(everybody, name)[known] for name in Employees.__slots__})


def _heard(to: Setting, figures: GroupFigures, groups: Groups) -> Ints:
    """The last day on which a report still reaches a bill of a group that ends; later ones are settled between people."""
    last = day_in(first_billed(to) + groups.bill - 2, figures.bill_day)
    return np.where(groups.ended < NEVER, last, NEVER)


@dataclass(frozen=True, slots=True)
class _Start:
    """How employees begin; the columns of Employees of the same names."""

    group: Ints
    new: Flags
    hired: Ints
    begins: Ints
    added: Ints
    accepted: Ints


def _hiring(to: Setting, figures: GroupFigures, groups: Groups, places: Ints) -> _Start:
    """One employee for each place, and those hired in the year; cover begins after the waiting time."""
    draw, months = to.draw, _months(to)
    there = np.repeat(np.arange(groups.count, dtype=np.int64), places)
    slots = np.repeat(there, len(months))
    comes = np.flatnonzero(draw.chance("hired", len(slots), figures.hired))
    group = np.concatenate([there, slots[comes]])
    long_ago = groups.began[there] - draw.below("years there", len(there), 3_000)
    lately = day_in(np.tile(months, len(there))[comes]) + draw.below("hire day", len(comes), 28)
    hired, new = np.concatenate([long_ago, lately]), np.arange(len(group)) >= len(there)
    begins = np.maximum(month_of(hired + figures.wait_days) + 1, month_of(groups.began[group]))
    added = np.where(new, hired + _lag(to, figures, "hire", len(group)), 0)
    late = new & (added > day_in(begins) + figures.retro_add_days)
    return _Start(group, new, hired, begins, added, np.where(late, month_of(added) + 1, begins))


def _months(to: Setting) -> Ints:
    """The months of the world's year."""
    ends = month_of(np.array([to.first, to.today]))
    return np.arange(ends[0], ends[1] + 1, dtype=np.int64)


def _lag(to: Setting, figures: GroupFigures, name: str, count: int) -> Ints:
    """Days from an event to the 834 that tells of it."""
    low, high = (np.array([each[side] for each in _REPORTED], dtype=np.int64) for side in (0, 1))
    band = to.draw.weighted(f"{name} band", count, figures.report_days)
    return to.draw.between(f"{name} days", count, low[band], high[band])


def _leaving(to: Setting, figures: GroupFigures, start: _Start, heard: Ints) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Day and month of the end, day of its report, the month up to which the contract keeps it, day of a reinstatement."""
    draw, months, count = to.draw, _months(to), len(start.group)
    month = draw.below("left month", count, 10_000 // figures.left)
    day = day_in(months[0] + np.minimum(month, len(months))) + draw.below("left day", count, 28)
    told = day + _lag(to, figures, "leave", count)
    mistaken = draw.chance("mistake", count, figures.mistaken_end)
    back = told + draw.between("back", count, 12, 40)
    leaves = (month < len(months)) & (~start.new | (day > start.added + 120)) & (np.where(mistaken, back, told) <= heard)
    ends = month_of(day)
    kept = np.maximum(ends, month_of(told - figures.retro_end_days))
    left, ends, told, kept = (np.where(leaves, each, NEVER) for each in (day, ends, told, kept))
    return left, ends, told, kept, np.where(leaves & mistaken, back, NEVER)


def _tiers(to: Setting, figures: GroupFigures, old: Flags) -> tuple[Ints, Ints, Ints]:
    """The tier, the one after a marriage or birth (the same, when there is none), and which of both it is: the old marry."""
    draw, count = to.draw, len(old)
    tier = 1 + draw.weighted("tier", count, figures.tiers)
    married = (draw.chance("married", count, 5000) | old) & (tier != ESP) | (tier == ECH)
    after = np.where(married, np.where(tier == EMP, ESP, FAM), np.where(tier == EMP, ECH, FAM))
    changes = draw.chance("changed", count, figures.changed) & (married | ~old)
    return tier, np.where(changes, after, tier), np.where(married, MARRIED, BORN)


def _changing(to: Setting, figures: GroupFigures, start: _Start, changes: Flags, before: Ints) -> tuple[Ints, Ints, Ints]:
    """Day of a marriage or birth, the month from which the tier is another one, and the day of the report, before `before`."""
    draw, count = to.draw, len(start.group)
    day = day_in(_months(to)[1]) + draw.below("change day", count, max(1, to.today - to.first - 60))
    says = day + _lag(to, figures, "change", count)
    month = month_of(day) + 1
    month = np.where(says > day_in(month) + figures.retro_add_days, month_of(says) + 1, month)
    real = changes & (says < before) & (day > day_in(start.accepted))
    changed, month, says = (np.where(real, each, NEVER) for each in (day, month, says))
    return changed, month, says


@dataclass(frozen=True, slots=True)
class Families:
    """Husbands, wives and children: the employee's place, SPOUSE or CHILD, birth day, and whether they came with the change."""

    employee: Ints
    child: Flags
    born: Ints
    later: Flags


def families_of(to: Setting, groups: Groups, people: Employees) -> Families:
    """Whom the tiers cover."""
    draw, count = to.draw, people.count
    changed = (people.says <= to.today) & (people.changes <= people.kept)
    changed &= people.changes <= month_of(groups.ended)[people.group]
    spouse = (people.tier == ESP) | (people.tier == FAM)
    children = np.where((people.tier == ECH) | (people.tier == FAM), 1 + draw.weighted("children", count, (45, 40, 15)), 0)
    joins = changed & (people.why == MARRIED)
    baby = changed & (people.why == BORN)
    every = np.arange(count, dtype=np.int64)
    employee = np.concatenate([every[spouse], np.repeat(every, children), every[joins], every[baby]])
    kinds = (int(spouse.sum()), int(children.sum()), int(joins.sum()), int(baby.sum()))
    child = np.repeat(np.array([False, True, False, True]), kinds)
    later = np.repeat(np.array([False, False, True, True]), kinds)
    near = people.born[employee] + draw.between("spouse age", len(employee), -2_000, 2_000)
    rank = np.concatenate([zeros(kinds[0]), positions(children), zeros(kinds[2] + kinds[3])])
    young = to.first - 200 - (rank * 900 + draw.below("child age", len(employee), 5_400)) % 9_000
    young = np.maximum(young, people.born[employee] + _YOUNGEST_PARENT + rank * _APART)
    young = np.minimum(young, people.born[employee] + _OLDEST_PARENT - rank * _APART)
    young = np.minimum(young, to.first - rank * _APART)
    born = np.where(child & later, people.changed[employee], np.where(child, young, near))
    order = np.lexsort((born, child, employee))
    return Families(employee[order], child[order], born[order], later[order])
