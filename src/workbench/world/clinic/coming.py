"""Who comes when: the patient and day of every visit, before anybody asks what for."""

import numpy as np

from workbench.world.clinic.people import People
from workbench.world.clinic.setting import Setting
from workbench.world.columns import Flags, Ints, changes

_WEEKDAYS = (24, 22, 20, 20, 14)
_FULL, _QUIET = 9, 1
"""How many come on a day of the busy time, against a day before it."""
_OFTEN = 3500
_DAYS_BETWEEN = 3
"""Nobody comes again before so many days."""
_COURSE = 4
"""The visits of an injury at work lie so many times closer together: weeks, not a year."""


def comings_of(to: Setting, people: People) -> tuple[Ints, Ints]:
    """The patient, counted from 0, and the day of each visit, by day."""
    wanted = to.visits
    count = wanted + wanted // 8 + 20
    open_days = to.business.days[(to.business.days >= to.first) & (to.business.days <= to.today)]
    weights = np.array(_WEEKDAYS)[(open_days + 3) % 7] * np.where(open_days >= to.busy, _FULL, _QUIET)
    day = open_days[to.draw.weighted("day", count, [int(each) for each in weights])]
    often = to.draw.chance("comes often", count, _OFTEN)
    patient = to.draw.below("patient", count, np.where(often, max(1, people.count // 3), people.count))
    day = _in_one_course(to, people, patient, day)
    kept = np.flatnonzero(~_at_once_again(patient, day))[:wanted]
    order = np.argsort(day[kept], kind="stable")
    return patient[kept][order], day[kept][order]


def _in_one_course(to: Setting, people: People, patient: Ints, day: Ints) -> Ints:
    """The days, with those of workers' compensation drawn together around one of them: the first in the order of the draws."""
    rows = np.flatnonzero(people.payer[patient] == to.payer("granger"))
    around = np.zeros(people.count, dtype=np.int64)
    who, first = np.unique(patient[rows], return_index=True)
    around[who] = day[rows[first]]
    middle, drawn = around[patient[rows]], day.copy()
    drawn[rows] = to.business.on_or_after(middle + (day[rows] - middle) // _COURSE)
    return drawn


def _at_once_again(patient: Ints, day: Ints) -> Flags:
    order = np.lexsort((day, patient))
    again = np.zeros(len(day), dtype=np.bool_)
    again[order] = ~changes(patient[order]) & (np.diff(day[order], prepend=0) < _DAYS_BETWEEN)
    return again
