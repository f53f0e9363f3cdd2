"""One visit's words: phrases with what they leave open filled in from the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.world.injuries import injured_on
from workbench.world.notes.case import OTHER, SIDE_OF, Case, Service, weekday
from workbench.world.notes.hand import Hand
from workbench.world.notes.phrases import SCENES, Phrases, Scene
from workbench.world.notes.phrases.services import WELL_TOLERATED

_PRONOUNS = {"F": ("she", "her", "her"), "M": ("he", "his", "him")}
_MUSCLES = {"M79.18": "buttock"}
_BACK = "back"
_LONG_AGO, _NOT_LATELY, _GROWN_UP = 1986, 2021, 16


def us(on: date) -> str:
    """A date as the clinic writes it."""
    return f"{on:%m/%d/%Y}"


@dataclass(frozen=True, slots=True)
class Voice:
    """Says phrases about one case. `words` are what the case fills in."""

    case: Case
    hand: Hand
    scene: Scene
    words: Mapping[str, str]

    def says(self, name: str, phrases: Phrases, **more: str) -> str:
        """One of the phrases."""
        return self.hand.said(name, phrases, {**self.words, **more})

    def of_person(self, name: str, phrases: Phrases) -> str:
        """One of the phrases, the same in every note of the patient."""
        return self.case.own_hand.said(name, phrases, self.words)

    def if_chance(self, name: str, of_100: int, phrases: Phrases) -> tuple[str, ...]:
        """One of the phrases in so many of a hundred notes, else none."""
        return (self.says(name, phrases),) if phrases and self.hand.chance(f"{name} at all", of_100) else ()

    def about_side(self, side: str) -> Mapping[str, str]:
        """The words for a side."""
        ear = {"both": "both ears", "": "ear"}.get(side, f"{side} ear")
        return {"side": side, "other": OTHER[side], "side_ear": ear}

    def side_of(self, service: Service) -> Mapping[str, str]:
        """The words for the side that a service was done on."""
        return self.about_side(SIDE_OF.get(service.modifier, self.case.side))


def voice_of(case: Case) -> Voice:
    """The voice of a note."""
    hand, scene = case.hand, SCENES[case.reason]
    he, his, him = _PRONOUNS[case.sex]
    voice = Voice(case, hand, scene, {})
    side = voice.about_side(case.side)
    wellness = case.last if "Z00.00" in case.diagnoses and (case.seen - case.last).days > 365 else _year_before(case)
    muscle = next((_MUSCLES[code] for code in case.diagnoses if code in _MUSCLES), _BACK)
    centimetres = hand.whole("cm", 8, 24)
    return Voice(case, hand, scene, {
        "he": he, "his": his, "him": him, **side, "about": scene.about.format_map(side), "muscle": f"{muscle} muscles",
        "parent": hand.one("parent", ("mother", "mother", "father")), "last": us(case.last), "wellness": us(wellness),
        "injured": us(injured_on(case.account, case.since)),
        "long_ago": str(_long_ago(case)),
        "well": hand.one("well", WELL_TOLERATED), "cm": f"{centimetres // 10}.{centimetres % 10}",
    })


def _long_ago(case: Case) -> int:
    """A year some time ago, when the patient was nearly grown up."""
    least = max(case.born.year + _GROWN_UP, _LONG_AGO)
    return case.own_hand.whole("long ago", least, max(least, _NOT_LATELY))


def _year_before(case: Case) -> date:
    return weekday(case.seen - timedelta(days=case.hand.whole("yearly", 368, 400)))
