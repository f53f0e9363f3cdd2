"""The clinic's patients and who insures them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.clinic.setting import Setting
from workbench.world.columns import Flags, Ints, Words, numbered, text, zeros
from workbench.world.frames import frame
from workbench.world.larkmere import EMPLOYERS
from workbench.world.names import FEMALE, LAST, MALE
from workbench.world.visits import ILLNESSES, INJURIES

CONDITIONS = (*ILLNESSES, *INJURIES)
NOBODY = -1
"""The payer number of a second insurance that there is not."""
_AGES = {
    "medicare": ((90, 65, 91), (10, 38, 64)), "medicaid": ((36, 3, 17), (64, 18, 64)),
    "bluefen": ((12, 3, 17), (84, 18, 64), (4, 65, 69)), "corvane": ((12, 3, 17), (84, 18, 64), (4, 65, 69)),
    "tessel": ((8, 3, 17), (52, 18, 64), (40, 66, 89)),
    "granger": ((100, 19, 64),), "self": ((10, 3, 17), (90, 18, 63)),
}
"""Ages by payer: weight, from, to."""
_ILL = ((0, (100, 0, 0, 0)), (5, (92, 0, 0, 8)), (18, (92, 1, 1, 6)),
        (30, (74, 13, 5, 8)), (45, (38, 36, 19, 7)), (65, (16, 47, 26, 11)))
"""From that age on: weights of no condition, hypertension, diabetes, lungs."""
_SECOND = {
    "medicare": (("", 34), ("medicaid", 12), ("bluefen", 32), ("corvane", 22)),
    "bluefen": (("", 93), ("corvane", 7)), "corvane": (("", 94), ("bluefen", 6)),
}
_NEW_PATIENTS = 2200
_ADULT = 18
"""Children on Medicaid owe no copay."""


@dataclass(frozen=True, slots=True)
class People:
    """One row for each patient; `payer` and `second` are payers' numbers, `condition` a position in CONDITIONS.

    `coverage` and `second_coverage` are ids, 0 for none. `employer` is a position in EMPLOYERS. Money is cents.
    """

    payer: Ints
    second: Ints
    born: Ints
    sex: Words
    condition: Ints
    new: Flags
    copay: Ints
    deductible: Ints
    coinsurance: Ints
    member: Ints
    second_member: Ints
    employer: Ints
    coverage: Ints
    second_coverage: Ints

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.payer)

    def ages(self, day: int) -> Ints:
        """Whole years on a day, to within a day or two of the birthday."""
        return (day - self.born) * 100 // 36525


def people_of(to: Setting) -> People:
    """Draws the patients."""
    count = to.patients
    payer = to.draw.weighted("payer", count, [each.share for each in to.figures.payers])
    born = _born(to, payer)
    second = _second(to, payer)
    copay, deductible, coinsurance = _plans(to, payer)
    member = _spread(numbered(count), 1_000_000, 9_000_000)
    covered, doubly = payer != to.payer("self"), second != NOBODY
    people = People(
        payer=payer, second=second, born=born, sex=Words(to.draw.below("sex", count, 2), ("F", "M")), condition=zeros(count),
        new=to.draw.chance("new patient", count, _NEW_PATIENTS), copay=copay, deductible=deductible, coinsurance=coinsurance,
        member=member, second_member=_spread(numbered(count, count + 1), 1_000_000, 9_000_000), employer=_employers(member),
        coverage=np.where(covered, np.cumsum(covered), 0),
        second_coverage=np.where(doubly, int(covered.sum()) + np.cumsum(doubly), 0),
    )
    people.condition[:] = _conditions(to, people)
    people.copay[(payer == to.payer("medicaid")) & (people.ages(to.today) < _ADULT)] = 0
    return people


def patients_table(to: Setting, people: People) -> pd.DataFrame:
    """The table `patients`."""
    count = people.count
    female = Words(to.draw.below("first name", count, len(FEMALE)), FEMALE)
    male = Words(to.draw.below("first name", count, len(MALE)), MALE)
    first = Words(np.where(people.sex.are("F"), female.codes, male.codes + len(FEMALE)), (*FEMALE, *MALE))
    last = Words(to.draw.below("last name", count, len(LAST)), LAST)
    low, span = (200_000, 100_000) if count <= 100_000 else (20_000_000, 10_000_000)
    return frame("patients", {
        "patient": numbered(count), "account": text("LMG-", _spread(numbered(count), low, span)), "name": text(first, " ", last),
        "born": people.born, "sex": people.sex,
    })


def coverages_table(to: Setting, people: People) -> pd.DataFrame:
    """The table `coverages`: all first ones by patient, then all second ones."""
    first, second = np.flatnonzero(people.coverage), np.flatnonzero(people.second_coverage)
    patient = np.concatenate([first, second])
    rank = np.concatenate([np.ones_like(first), np.full_like(second, 2)])
    payer = np.concatenate([people.payer[first], people.second[second]])
    member = np.concatenate([people.member[first], people.second_member[second]])
    firsts = rank == 1
    group = np.isin(payer, [to.payer(each) for each in ("bluefen", "corvane", "tessel")])
    return frame("coverages", {
        "coverage": numbered(len(patient)), "patient": patient + 1, "rank": rank, "payer": Words(payer, to.payer_keys),
        "member": text("WB", member),
        "group_number": Words(np.where(group, 1 + _employers(member), 0), ("", *(number for number, _ in EMPLOYERS))),
        "copay": np.where(firsts, people.copay[patient], 0), "deductible": np.where(firsts, people.deductible[patient], 0),
        "coinsurance": np.where(firsts, people.coinsurance[patient], 0),
    })


def _born(to: Setting, payer: Ints) -> Ints:
    low, high = zeros(len(payer)), zeros(len(payer))
    for number, key in enumerate(to.payer_keys):
        band = to.draw.weighted(f"age band {key}", len(payer), [weight for weight, _, _ in _AGES[key]])
        here = payer == number
        low[here] = np.array([each for _, each, _ in _AGES[key]])[band[here]]
        high[here] = np.array([each for _, _, each in _AGES[key]])[band[here]]
    # Age is as of the first day, so that nobody is too young for the payer at the first visit.
    age = to.draw.between("age", len(payer), low, high)
    return to.first - age * 36525 // 100 - 1 - to.draw.below("birthday", len(payer), 360)


def _second(to: Setting, payer: Ints) -> Ints:
    second = np.full(len(payer), NOBODY, dtype=np.int64)
    for key, choices in _SECOND.items():
        numbers = np.array([to.payer(other) if other else NOBODY for other, _ in choices])
        chosen = numbers[to.draw.weighted(f"second of {key}", len(payer), [weight for _, weight in choices])]
        second = np.where(payer == to.payer(key), chosen, second)
    return second


def _plans(to: Setting, payer: Ints) -> tuple[Ints, Ints, Ints]:
    copay, deductible, coinsurance = zeros(len(payer)), zeros(len(payer)), zeros(len(payer))
    for number, each in enumerate(to.figures.payers):
        plan = to.draw.weighted(f"plan {each.key}", len(payer), [plan.weight for plan in each.plans])[payer == number]
        copay[payer == number] = np.array([plan.copay for plan in each.plans])[plan]
        deductible[payer == number] = np.array([plan.deductible for plan in each.plans])[plan]
        coinsurance[payer == number] = np.array([plan.coinsurance for plan in each.plans])[plan]
    return copay, deductible, coinsurance


def _conditions(to: Setting, people: People) -> Ints:
    ages, count = people.ages(to.first), people.count
    condition = zeros(count)
    for age, weights in _ILL:
        condition = np.where(ages >= age, to.draw.weighted(f"illness from {age}", count, weights), condition)
    injury = len(ILLNESSES) + to.draw.weighted("injury", count, (40, 15, 15, 15, 15))
    return np.where(people.payer == to.payer("granger"), injury, condition)


def _employers(member: Ints) -> Ints:
    """What larkmere.employer_of says of WB and those seven digits, for a whole column."""
    return _characters(member, "WB", 7) % len(EMPLOYERS)


def _characters(number: Ints, before: str, digits: int) -> Ints:
    """The sum of the character codes of a text and the digits of a number after it."""
    total = np.full(len(number), sum(map(ord, before)) + digits * ord("0"), dtype=np.int64)
    for place in range(digits):
        total += number // 10**place % 10
    return total


def _spread(number: Ints, low: int, span: int) -> Ints:
    """Different numbers from low to below low + span that look drawn: consecutive ones lie far apart."""
    return low + number * 61_803_401 % span
