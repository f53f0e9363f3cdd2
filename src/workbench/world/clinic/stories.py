"""The kinds of visits as columns: each story is one kind with one set of diagnoses, chosen for whole columns at once."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np

from workbench.world.clinic.people import CONDITIONS
from workbench.world.columns import Flags, Ints, changes, positions
from workbench.world.visits import EVERY, OFFICE_VISIT, VISITS, Service, Visit

MOST_SERVICES = max(len(visit.services) for visit in VISITS)
MOST_DIAGNOSES = max(len(story) for visit in VISITS for story in visit.diagnoses)
BAND_STARTS = (0, 18, 30, 45, 65)
_BAND_MIDDLES = (11, 24, 38, 55, 76)
_SHARE = 60
_LONG_AGO = -10**6


@dataclass(frozen=True, slots=True)
class Slot:
    """A service of a story: where it points and whether it can be asked for."""

    service: Service
    pointer: str


@dataclass(frozen=True, slots=True)
class Story:
    """A kind of visit with its diagnoses, first-listed first, and the services that fit them."""

    visit: Visit
    diagnoses: tuple[str, ...]
    slots: tuple[Slot, ...]


def _story(visit: Visit, diagnoses: tuple[str, ...]) -> Story:
    slots = tuple(Slot(service, pointer) for service in visit.services for pointer in [_pointer(service, diagnoses)] if pointer)
    return Story(visit, diagnoses, slots)


def _pointer(service: Service, diagnoses: tuple[str, ...]) -> str:
    """The letters of the diagnoses that a service was done for; empty when the story has none for it."""
    if service.points not in ("", EVERY):
        return next(("ABCD"[place] for place, code in enumerate(diagnoses) if code.startswith(service.points)), "")
    causes = [place for place, code in enumerate(diagnoses) if code[0] not in "VWXY"]
    return "".join("ABCD"[place] for place in causes) if service.code == OFFICE_VISIT or service.points else "A"


STORIES = tuple(_story(visit, diagnoses) for visit in VISITS for diagnoses in visit.diagnoses)


def _fits(visit: Visit, band: int, sex: str, condition: str, payer: str, first: bool) -> bool:
    low, high = visit.ages
    return (low <= _BAND_MIDDLES[band] <= high and visit.sex in ("", sex) and visit.payer in ("", payer)
            and (visit.payer == "granger") == (payer == "granger") and visit.condition in ("", condition)
            and visit.turn in ("", "first" if first else "later"))


@cache
def _steps(band: int, sex: str, condition: str, payer: str, first: bool, lone: bool) -> tuple[int, ...]:
    """The weights of the stories for one kind of patient, added up. `lone` leaves out what needs days between two of them."""
    return tuple(accumulate(
        story.visit.weight * _SHARE // len(story.visit.diagnoses)
        if _fits(story.visit, band, sex, condition, payer, first) and not (lone and story.visit.apart) else 0
        for story in STORIES))


def of_one_illness(story: Ints, habit: Ints) -> Ints:
    """The same visits, but a patient's long-term illness has the same diagnoses each time. `habit` belongs to the patient."""
    first, count = np.arange(len(STORIES)), np.ones(len(STORIES), dtype=np.int64)
    for visit in VISITS:
        if visit.condition:
            rows = [number for number, each in enumerate(STORIES) if each.visit is visit]
            first[rows], count[rows] = rows[0], len(rows)
    return first[story] + habit % count[story]


def too_soon(story: Ints, patient: Ints, day: Ints) -> Flags:
    """Marks visits that a patient came for less than `apart` days ago already. Visits are by day; a marked one does not count."""
    apart = np.array([each.visit.apart for each in STORIES], dtype=np.int64)[story]
    kind = np.array([VISITS.index(each.visit) for each in STORIES], dtype=np.int64)[story]
    rows = np.flatnonzero(apart)
    rows = rows[np.lexsort((day[rows], kind[rows], patient[rows]))]
    course = np.cumsum(changes(patient[rows], kind[rows])) - 1
    counts = np.bincount(course)
    turn, last = positions(counts), np.full(len(counts), _LONG_AGO, dtype=np.int64)
    soon = np.zeros(len(story), dtype=np.bool_)
    for number in np.unique(turn).tolist():
        here = np.flatnonzero(turn == number)
        again = day[rows[here]] - last[course[here]] < apart[rows[here]]
        soon[rows[here[again]]] = True
        last[course[here[~again]]] = day[rows[here[~again]]]
    return soon


def chosen(draw_of: Ints, band: Ints, sex: Ints, condition: Ints, payer: Ints, first: Flags, payer_keys: tuple[str, ...],
           lone: bool = False) -> Ints:
    """The story of each visit. `draw_of` is a number from 0 to below 2^31; `band` an age band, `sex` 0 for F and 1 for M.

    `lone` leaves out what needs days between two of them.
    """
    shape = (len(BAND_STARTS), 2, len(CONDITIONS), len(payer_keys), 2)
    kind = np.ravel_multi_index((band, sex, condition, payer, first.astype(np.int64)), shape)
    steps = np.zeros((int(np.prod(shape)), len(STORIES)), dtype=np.int64)
    for each in np.unique(kind):
        at_band, at_sex, at_condition, at_payer, at_first = (int(place) for place in np.unravel_index(each, shape))
        steps[each] = _steps(at_band, "FM"[at_sex], CONDITIONS[at_condition], payer_keys[at_payer], bool(at_first), lone)
    value = draw_of * steps[kind, -1] >> 31
    story = np.zeros(len(kind), dtype=np.int64)
    for place in range(len(STORIES)):
        story += steps[kind, place] <= value
    return story
