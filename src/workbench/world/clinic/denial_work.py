"""What is done about denials: corrected, sent anew, reopened, records sent, appealed once or twice, or given up; and the answers.

The ways are those of RULES T4: what Medicare turned back as unprocessable (MA130) becomes a new claim, its small errors a
reopening, what is in dispute an appeal; other payers take a corrected claim. A late denial is no appeal (T2).
"""

from dataclasses import dataclass

import numpy as np

from workbench.world.clinic.payments import PaymentDays, run_day
from workbench.world.clinic.setting import Setting
from workbench.world.columns import NEVER, Flags, Ints

ACTIONS = ("", "corrected claim", "new claim", "reopening", "records", "appeal", "write-off")
"""What is done first about a denial; nothing about one that the patient owes."""
RETURNED = "CO-16"
"""What Medicare turns back as unprocessable: there is nothing to reopen or to appeal."""
_NOTHING, _CORRECTED, _NEW, _REOPENED, _RECORDS, _APPEAL, _GIVEN_UP = range(len(ACTIONS))
_WAYS = {"correct": _CORRECTED, "records": _RECORDS, "appeal": _APPEAL, "": _GIVEN_UP}
"""The ways of figures.toml, before Medicare's own are told apart."""
_WORK_DAYS = (0, 24, 30, 16, 10, 7, 5, 4, 2, 2)
"""Weights of 0, 1, 2 ... business days from a denial to what is done first about it."""
_APPEAL_DAYS, _SECOND_APPEAL_DAYS = (24, 58), (30, 60)
_BUSINESS_DAYS_TO_APPEAL_AGAIN = (3, 15)


@dataclass(frozen=True, slots=True)
class DenialWork:
    """One row for each visit; days are NEVER where there is none.

    `worked` is the day of the first `action` (a position in ACTIONS), `upheld` the day on which a first appeal was known to be
    lost, `again` that of a second appeal, `refused` the day of the last answer where it was no. `won` marks what is paid after
    all, `paid` its payment day.
    """

    action: Ints
    worked: Ints
    upheld: Ints
    again: Ints
    refused: Ints
    won: Flags
    paid: Ints


def denial_work_of(to: Setting, paying: PaymentDays, payer: Ints, denial: Ints, posted: Ints) -> DenialWork:
    """Draws it. `denial` is a position in the figures' denials, -1 for none; `posted` the day on which it was posted."""
    rows, figures = len(denial), to.figures
    chances = np.array([each.won for each in figures.denials], dtype=np.int64)[denial]
    action, success = _actions(to, payer, denial), to.draw.chance("won", rows, chances)
    appealed = action == _APPEAL
    action = np.where(success | appealed | (action == _NOTHING), action, _GIVEN_UP)
    worked = np.where(action != _NOTHING, to.business.shifted(posted, to.draw.weighted("work days", rows, _WORK_DAYS)), NEVER)
    lost = appealed & ~success & (worked < NEVER)
    upheld = _answered(to, "appeal days", np.where(lost, worked, NEVER), _APPEAL_DAYS)
    goes_on = lost & to.draw.chance("appealed again", rows, figures.appealed_again)
    goes_on &= np.array([each.appeal_days[1] > 0 for each in figures.payers])[payer]
    again = to.business.shifted(np.where(goes_on, upheld, NEVER),
                                to.draw.between("to appeal again", rows, *_BUSINESS_DAYS_TO_APPEAL_AGAIN))
    second = goes_on & to.draw.chance("won again", rows, figures.won_again)
    won = ~np.isin(action, (_NOTHING, _GIVEN_UP)) & (success | second)
    last = _answered(to, "second appeal days", again, _SECOND_APPEAL_DAYS)
    ready = np.where(second, last, np.where(appealed, _answered(to, "appeal won", worked, _APPEAL_DAYS),
                                            _decided_anew(to, payer, action, worked)))
    refused = np.where(won, NEVER, np.where(goes_on, last, upheld))
    return DenialWork(action, worked, upheld, again, refused, won, run_day(to, paying, payer, np.where(won, ready, NEVER)))


def _actions(to: Setting, payer: Ints, denial: Ints) -> Ints:
    """The way of each denial, as a position in ACTIONS; none for what the patient owes."""
    denials = to.figures.denials
    ways = np.array([_WAYS[each.way] if each.closing == "write-off" else _NOTHING for each in denials], dtype=np.int64)
    way = np.where(denial >= 0, ways[denial], _NOTHING)
    returned = denial == [each.code for each in denials].index(RETURNED)
    medicare = (payer == to.payer("medicare")) & (way == _CORRECTED)
    way = np.where(medicare, np.where(returned, _NEW, _REOPENED), way)
    given_up = (way == _APPEAL) & ~to.draw.chance("appealed", len(denial), to.figures.appealed)
    return np.where(given_up, _GIVEN_UP, way)


def _decided_anew(to: Setting, payer: Ints, action: Ints, worked: Ints) -> Ints:
    """The day a payer has decided what it got: as long after it took it in as it needs for any claim."""
    rows = len(payer)
    taken_in = np.where(np.isin(action, (_CORRECTED, _NEW)), to.draw.between("answered again", rows, 1, 2), 0)
    low, high = (np.array([each.days[end] for each in to.figures.payers], dtype=np.int64)[payer] for end in (0, 1))
    day = to.business.shifted(worked, taken_in)
    return np.where(day >= NEVER, NEVER, day + to.draw.between("decision again", rows, low, high))


def _answered(to: Setting, name: str, asked: Ints, days: tuple[int, int]) -> Ints:
    return to.business.on_or_after(np.where(asked >= NEVER, NEVER, asked + to.draw.between(name, len(asked), *days)))
