"""The parts of a note before anybody's habits lay them out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Told:
    """What a note tells, part by part; every phrase starts small and ends without a stop.

    `person` is like 64-year-old woman. `separate` says what was done beside or instead of a visit, `time` how long it took.
    """

    person: str
    he: str
    known: str
    complaint: str
    history: tuple[str, ...]
    past: tuple[str, ...]
    family: tuple[str, ...]
    social: tuple[str, ...]
    allergies: str
    review: str
    vitals: tuple[str, ...]
    exam: tuple[str, ...]
    results: tuple[str, ...]
    done: tuple[str, ...]
    assessment: tuple[str, ...]
    thoughts: tuple[str, ...]
    aside: tuple[str, ...]
    separate: tuple[str, ...]
    plan: tuple[str, ...]
    time: tuple[str, ...]
    signed: date
