"""What the ten findings of a case are for: four trap places and six others, and which wrong answers an author may expect.

Curriculum COD-01, sections 4 and 5. Content is checked against these words; drawing and grading use them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PLACES: Mapping[str, str] = {
    "heading": "not-billable",
    "more": "more-than-the-note-says",
    "side": "side-left-out",
    "symptom": "symptom-with-diagnosis",
}
"""The trap places, each with the trap that it springs."""

SLOT_OF: Mapping[str, str] = {
    **{place: place for place in PLACES},
    "sided-1": "sided", "sided-2": "sided", "not-made": "not-made", "plain-sure": "plain-sure", "plain-1": "plain",
    "plain-2": "plain",
}
"""The ten items of the rubric, each with the slot of the findings that may fill it."""

SLOTS: Mapping[str, int] = {slot: list(SLOT_OF.values()).count(slot) for slot in SLOT_OF.values()}
"""The slots, and how many findings of each a case has."""


@dataclass(frozen=True, slots=True)
class Takes:
    """What an author writes beside an expected answer."""

    says: bool
    cents: bool
    takes: str


EXPECTED: Mapping[str, Takes] = {
    "not-billable": Takes(False, False, "nothing else"),
    "more-than-the-note-says": Takes(True, False, "says, the whole reason"),
    "symptom-with-diagnosis": Takes(True, True, "says, the service that is refused, and amount, what it costs"),
    "diagnosis-not-made": Takes(True, False, "says, the diagnosis that nobody made"),
    "same-category": Takes(True, False, "says, the second sentence of its reason"),
}
"""The mistakes that an answer may be listed as."""
