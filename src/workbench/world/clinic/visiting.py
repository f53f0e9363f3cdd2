"""The visits: who came when, what for, and what was done. Tables encounters and diagnoses, and the services of each visit."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.clinic import stories
from workbench.world.clinic.coming import comings_of
from workbench.world.clinic.people import People
from workbench.world.clinic.setting import Setting
from workbench.world.clinic.stories import STORIES
from workbench.world.columns import NEVER, Flags, Ints, Words, numbered, positions, zeros
from workbench.world.frames import frame
from workbench.world.larkmere import PROVIDERS
from workbench.world.visits import OFFICE_VISIT, PROCEDURES, SINGLE_DOSE

_CHARGE_LAG = (34, 38, 16, 7, 3, 2)
"""Weights of 0, 1, 2 ... business days from visit to release."""
_OLD = 65
_KETOROLAC, _UNITS_WHEN_OLD = "J1885", 2
"""From that age on 30 mg are given, not 60."""
MODIFIERS = ("", "25", "59", "LT", "RT", "JZ")


@dataclass(frozen=True, slots=True)
class Visits:
    """One row for each visit, by day. `patient`, `provider`, `site` and `story` count from 0; days are numbers."""

    patient: Ints
    provider: Ints
    site: Ints
    day: Ints
    released: Ints
    story: Ints
    established: Flags

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.day)

    @property
    def last(self) -> Flags:
        """Marks each patient's last visit."""
        last = np.zeros(self.count, dtype=np.bool_)
        last[self.count - 1 - np.unique(self.patient[::-1], return_index=True)[1]] = True
        return last


@dataclass(frozen=True, slots=True)
class Services:
    """One row for each service of a visit, in the order of the claim. `code` is a position in the figures' services."""

    visit: Ints
    position: Ints
    code: Ints
    modifier: Words
    units: Ints
    pointer: Words


def visits_of(to: Setting, people: People) -> Visits:
    """Draws the visits, sorted by day."""
    patient, day = comings_of(to, people)
    count = len(day)
    first = np.zeros(count, dtype=np.bool_)
    first[np.unique(patient, return_index=True)[1]] = True
    band = np.searchsorted(np.array(stories.BAND_STARTS[1:]), (day - people.born[patient]) * 100 // 36525, side="right")
    sex, payer = people.sex.codes[patient], people.payer[patient]
    story = stories.chosen(to.draw.below("story", count, 2**31), band, sex, people.condition[patient], payer, first,
                           to.payer_keys)
    story = stories.of_one_illness(story, to.draw.below("habit", people.count, 2**20)[patient])
    soon = np.flatnonzero(stories.too_soon(story, patient, day))
    story[soon] = stories.chosen(to.draw.below("another story", count, 2**31)[soon], band[soon], sex[soon], zeros(len(soon)),
                                 payer[soon], first[soon], to.payer_keys, lone=True)
    usual = to.draw.below("own provider", people.count, len(PROVIDERS))[patient]
    provider = np.where(to.draw.chance("another provider", count, 1500), to.draw.below("provider", count, len(PROVIDERS)), usual)
    lag = to.draw.weighted("charge lag", count, _CHARGE_LAG)
    return Visits(
        patient=patient, provider=provider, site=provider % 2, day=day, released=to.business.shifted(day, lag), story=story,
        established=~(first & people.new[patient]),
    )


def encounters_table(to: Setting, visits: Visits) -> pd.DataFrame:
    """The table `encounters`."""
    reasons = tuple(dict.fromkeys(story.visit.reason for story in STORIES))
    reason_of = np.array([reasons.index(story.visit.reason) for story in STORIES], dtype=np.int64)
    return frame("encounters", {
        "encounter": numbered(visits.count), "patient": visits.patient + 1, "provider": visits.provider + 1,
        "site": visits.site + 1, "service_date": visits.day,
        "released_date": np.where(visits.released <= to.today, visits.released, NEVER),
        "reason": Words(reason_of[visits.story], reasons),
    })


def diagnoses_table(visits: Visits) -> pd.DataFrame:
    """The table `diagnoses`."""
    codes = tuple(sorted({code for story in STORIES for code in story.diagnoses}))
    listed = np.full((len(STORIES), stories.MOST_DIAGNOSES), -1, dtype=np.int64)
    for number, story in enumerate(STORIES):
        listed[number, :len(story.diagnoses)] = [codes.index(code) for code in story.diagnoses]
    visit, place = np.nonzero(listed[visits.story] >= 0)
    return frame("diagnoses", {
        "encounter": visit + 1, "position": place + 1, "code": Words(listed[visits.story[visit], place], codes),
    })


def services_of(to: Setting, people: People, visits: Visits) -> Services:
    """What was done at each visit. The office visit has the level that was drawn, at least 3 where a drug was given by needle;
    modifiers follow what else was done.
    """
    done = _done(to, people, visits)
    sets = _Slots.of_stories(tuple(service.code for service in to.figures.services))
    needs_25: Flags = np.asarray((done & sets.procedure[visits.story]).any(axis=1))
    done &= ~(sets.add_on[visits.story] & needs_25[:, None])
    visit, place = np.nonzero(done)
    story = visits.story[visit]
    code, office = sets.code[story, place], sets.code[story, place] == sets.office
    given: Flags = np.asarray((done & sets.single_dose[visits.story]).any(axis=1))
    level = np.maximum(_levels(to, visits), given)[visit]
    code = np.where(office, np.where(visits.established[visit], sets.established[level], sets.new[level]), code)
    medicare = people.payer[visits.patient[visit]] == to.payer("medicare")
    modifier = np.where(office & needs_25[visit], MODIFIERS.index("25"), sets.modifier[story, place])
    modifier = np.where(sets.single_dose[story, place] & medicare, MODIFIERS.index("JZ"), modifier)
    counts = np.bincount(visit, minlength=visits.count).astype(np.int64)
    old = (visits.day - people.born[visits.patient])[visit] * 100 // 36525 >= _OLD
    units = np.where(old & (code == sets.ketorolac), _UNITS_WHEN_OLD, sets.units[story, place])
    return Services(visit, positions(counts), code, Words(modifier, MODIFIERS), units,
                    Words(sets.pointer[story, place], sets.pointers))


def _done(to: Setting, people: People, visits: Visits) -> Flags:
    chance = np.zeros((len(STORIES), stories.MOST_SERVICES), dtype=np.int64)
    joined = np.zeros_like(chance, dtype=np.bool_)
    payer = np.full_like(chance, -1)
    for number, story in enumerate(STORIES):
        for place, slot in enumerate(story.slots):
            chance[number, place] = slot.service.chance
            joined[number, place] = slot.service.joined
            payer[number, place] = to.payer(slot.service.payer) if slot.service.payer else -1
    done = np.zeros((visits.count, stories.MOST_SERVICES), dtype=np.bool_)
    payers = people.payer[visits.patient]
    for place in range(stories.MOST_SERVICES):
        asked = to.draw.below(f"service {place}", visits.count, 100) < chance[visits.story, place]
        only = payer[visits.story, place]
        done[:, place] = asked & ((only < 0) | (only == payers))
        if place:
            done[:, place] &= ~joined[visits.story, place] | done[:, place - 1]
    return done


def _levels(to: Setting, visits: Visits) -> Ints:
    """The level of an office visit, 0 for level 2 to 3 for level 5."""
    levels = np.zeros(visits.count, dtype=np.int64)
    steps = np.array([np.cumsum(story.visit.levels) for story in STORIES])
    value = to.draw.below("level", visits.count, 100)
    for place in range(3):
        levels += steps[visits.story, place] <= value
    return levels


@dataclass(frozen=True, slots=True)
class _Slots:
    """The services of all stories as arrays, story by slot. `office` is the code that stands for the office visit."""

    code: Ints
    modifier: Ints
    units: Ints
    pointer: Ints
    procedure: Flags
    add_on: Flags
    single_dose: Flags
    pointers: tuple[str, ...]
    office: int
    ketorolac: int
    established: Ints
    new: Ints

    @classmethod
    def of_stories(cls, codes: tuple[str, ...]) -> "_Slots":
        pointers = tuple(sorted({slot.pointer for story in STORIES for slot in story.slots}))
        shape = (len(STORIES), stories.MOST_SERVICES)
        code, modifier, units, pointer = (np.zeros(shape, dtype=np.int64) for _ in range(4))
        procedure, add_on, single_dose = (np.zeros(shape, dtype=np.bool_) for _ in range(3))
        for number, story in enumerate(STORIES):
            for place, slot in enumerate(story.slots):
                name = slot.service.code
                code[number, place] = len(codes) if name == OFFICE_VISIT else codes.index(name)
                modifier[number, place] = MODIFIERS.index(slot.service.modifier)
                units[number, place], pointer[number, place] = slot.service.units, pointers.index(slot.pointer)
                procedure[number, place], add_on[number, place] = name in PROCEDURES, name == "G2211"
                single_dose[number, place] = name in SINGLE_DOSE
        return cls(code, modifier, units, pointer, procedure, add_on, single_dose, pointers, len(codes),
                   codes.index(_KETOROLAC),
                   np.array([codes.index(f"PS10{level}") for level in range(2, 6)], dtype=np.int64),
                   np.array([codes.index(f"PS11{level}") for level in range(2, 6)], dtype=np.int64))
