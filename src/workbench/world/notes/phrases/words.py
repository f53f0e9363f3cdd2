"""The shapes in which the words of notes are written down: visits, diagnoses, services. They are data; tests read them all.

A phrase starts small and ends without a stop. Words are written out (the doctors' own habits shorten them): right, hypertension.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

Phrases: TypeAlias = tuple[str, ...]
Levels: TypeAlias = Mapping[int, Phrases]
"""Phrases by what they weigh in an office visit's level: 2 minimal, 3 low, 4 moderate, 5 high (RULES 1.9)."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A kind of visit: why somebody comes, what they tell, what is found, what is thought of.

    `about` is a noun for it. Of each group in `history` and `exam` one phrase is told. `suspected` is
    never coded (RULES N6).
    """

    about: str
    complaints: Phrases
    history: tuple[Phrases, ...]
    exam: tuple[Phrases, ...] = ()
    suspected: Phrases = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a note says so that one code follows and no other.

    `status` says how much of a problem it is, `treatment` what is done about it by the risk of that, `stepped` is a treatment of
    risk 4 where the status is 4 or more. `told` and `seen` belong to this code alone. Without a status it is a fact, no problem.
    `side` is right, left, both or empty. Beside a code that begins with `part_of` it is no problem of its own.
    """

    names: Phrases
    status: Levels = field(default_factory=dict)
    treatment: Levels = field(default_factory=dict)
    stepped: Phrases = ()
    told: Phrases = ()
    seen: Phrases = ()
    lasting: bool = False
    side: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A service. `results` by diagnosis or reason, else under "". `counted`: a laboratory test that counts as data.

    `planned` is said when no visit is billed beside a procedure, `separate` when one is, with modifier 25.
    """

    phrases: Phrases
    results: Mapping[str, Phrases] = field(default_factory=dict)
    counted: bool = False
    planned: Phrases = ()
    separate: Phrases = ()


def sided(codes: Mapping[str, str], one: Diagnosis) -> dict[str, Diagnosis]:
    """The same words for the codes of both sides."""
    return {code: replace(one, side=side) for code, side in codes.items()}
