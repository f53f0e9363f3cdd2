"""What an office visit's level rests on: problems, data and risk, two of three, or time (RULES 1.9). Levels are 2 to 5.

Where a note gives no time, its problems, data and risk give the billed level. Where it gives one, they never give more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from operator import itemgetter

from workbench.world.notes.case import Case
from workbench.world.notes.hand import Hand
from workbench.world.notes.phrases import DIAGNOSES, SERVICES, Diagnosis

_MINUTES = {
    False: {2: (10, 19), 3: (20, 29), 4: (30, 39), 5: (40, 54)}, True: {2: (15, 29), 3: (30, 44), 4: (45, 59), 5: (60, 74)},
}
"""Least and most minutes of a level, established and new; the top of level 5 is ours."""
_GIVEN = frozenset({"J0696", "J1885", "J2405"})
"""Drugs whose giving is a decision about medicine of its own; a steroid in a joint belongs to its procedure."""
_TELLS_ALL, _TELLS_SOME = 8, 5
_STABLE, _SEVERE = 3, 5
_NOTHING_FOUND = "Z00.00"
"""Beside it an illness is stable: one out of control would be an abnormal finding."""
_BY_WORK = 62


class Reading(StrEnum):
    """Where the data of a visit come from."""

    TODAY = "tests of today, if any"
    LETTER = "and somebody else's letter"
    BEFORE = "tests that were ordered and counted before"
    TALKED = "and a talk with an outside doctor"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the note has to tell: the status of each problem in order, the risk, the data, minutes (0: no time is told)."""

    statuses: tuple[int, ...]
    risk: int
    reading: Reading
    parent: bool
    minutes: int = 0


def problems_of(codes: Sequence[str]) -> tuple[Diagnosis, ...]:
    """The diagnoses that are problems; causes, habits, medicines and what is part of another are none."""
    found = (DIAGNOSES[code] for code in codes)
    return tuple(one for one in found if one.status and not (one.part_of and any(each.startswith(one.part_of) for each in codes)))


def weighed(case: Case) -> Weighed:
    """A way to tell a visit so that its billed level follows."""
    hand = case.hand
    every = _ways(case)
    ways = [each for each in every if each[0] <= case.level] or [min(every, key=itemgetter(0))]
    exact = [each for each in ways if each[0] == case.level]
    if exact and hand.chance("by work", _BY_WORK):
        return _one(hand, exact)
    way = _one(hand, ways)
    least, most = _MINUTES[case.new][case.level]
    return Weighed(way.statuses, way.risk, way.reading, way.parent, hand.whole("minutes", least, most))


def possible(case: Case) -> bool:
    """Whether there is a way to tell it: for every visit that the clinic can have, says a test."""
    return any(score <= case.level for score, _, _ in _ways(case))


def _one(hand: Hand, ways: Sequence[tuple[int, int, Weighed]]) -> Weighed:
    at = hand.whole("way", 1, sum(weight for _, weight, _ in ways))
    for _, weight, way in ways:
        at -= weight
        if at <= 0:
            return way
    raise AssertionError("the weights add up")


def _ways(case: Case) -> list[tuple[int, int, Weighed]]:
    """Level by two of three, how natural it is, and the way itself."""
    problems = problems_of(case.diagnoses)
    highest = _STABLE if _NOTHING_FOUND in case.diagnoses else _SEVERE
    given = any(each.code in _GIVEN for each in case.services)
    counted = sum(SERVICES[each.code].counted for each in case.others)
    found = []
    told = (tuple(status for status in each.status if status <= highest) for each in problems)
    for statuses, risk, (reading, parent, data) in product(
            product(*told), tuple(problems[0].treatment), _readings(case, counted)):
        problem = _problem(problems, statuses)
        if (problem == 5) != (risk == 5) or (given and risk == 2):
            continue
        level = sorted((problem, data, max(risk, 4) if given else risk))[1]
        found.append((level, _natural(problem, risk, reading), Weighed(statuses, risk, reading, parent)))
    return found


def _problem(problems: Sequence[Diagnosis], statuses: Sequence[int]) -> int:
    stable = sum(each.lasting and status == 3 for each, status in zip(problems, statuses, strict=True))
    return max(*statuses, 4 if stable > 1 else 2, 3 if sum(status == 2 for status in statuses) > 1 else 2)


def _readings(case: Case, counted: int) -> list[tuple[Reading, bool, int]]:
    parents = [True] if case.age < _TELLS_SOME else [True, False] if case.age < _TELLS_ALL else [False]
    readings = [Reading.TODAY, Reading.LETTER, Reading.TALKED, *([Reading.BEFORE] if counted else [])]
    return [(reading, parent, _data(reading, parent, counted)) for parent in parents for reading in readings]


def _data(reading: Reading, parent: bool, counted: int) -> int:
    items = parent + (0 if reading is Reading.BEFORE else counted + (reading is Reading.LETTER))
    groups = (items >= 3) + (reading is Reading.TALKED)
    return 3 + groups if groups else 3 if parent or items >= 2 else 2


def _natural(problem: int, risk: int, reading: Reading) -> int:
    fits = 40 if abs(problem - risk) <= 1 else 1
    return fits * {Reading.TODAY: 12, Reading.LETTER: 3, Reading.BEFORE: 1, Reading.TALKED: 1}[reading] * (1 if risk == 2 else 3)
