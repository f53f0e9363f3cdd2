"""Draws the ten findings of a case from the pool: which places are sprung, which findings, sides, stories, dates and order.

Curriculum COD-01, sections 4 and 8. It writes no text of its own and grades nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.billing.business_days import is_business_day
from workbench.codes.icd10 import category_of
from workbench.kinds.coding.slots import PLACES, SLOT_OF
from workbench.kinds.kind import Case, Draw
from workbench.model import BadContent, Phrase
from workbench.world import larkmere
from workbench.world.bank_days import BANK_HOLIDAYS

FIGURES = {"same_category_percent": 1, "wrong_side_percent": 1, "visit": 0, "card_letters": 2}
"""The figures a case needs and how many whole numbers each takes; 0 is one or more to choose from."""
_SPRUNG = (0, 1, 1, 2, 2, 2, 3, 3)
"""How many of the four places a case springs: none to three, mostly two."""
_MOST_DRAWS = 500


@dataclass(frozen=True, slots=True)
class Chosen:
    """A finding of a case. `item` is what it is for ("sided-2"), `side` "" where the code has none."""

    item: str
    phrase: Phrase
    told_side: str
    story: int
    day: date

    @property
    def side(self) -> str:
        """The name of the right code among the phrase's codes."""
        return self.told_side if self.told_side in self.phrase.codes else ""

    @property
    def springs(self) -> str:
        """The trap that it springs, bare; empty when none."""
        return PLACES.get(self.phrase.slot, "") if self.phrase.sprung else ""

    def text(self) -> str:
        """The card."""
        return self.told(f"{self.phrase.stories[self.story]} Assessment: {self.phrase.assessment}")

    def told(self, words: str) -> str:
        """Words of the phrase with the side in them."""
        return words.replace("{side}", self.told_side)


def draw_findings(case: Case, draw: Draw) -> tuple[Chosen, ...]:
    """Ten findings in their order on the page. Raises BadContent when the pool allows none."""
    sprung = draw_places(case.trap.rpartition(".")[2], draw)
    least, most = case.exercise.figures["card_letters"]
    for _ in range(_MOST_DRAWS):
        picked = _pick(case.exercise.phrases, sprung, draw)
        days = _visits(draw, len(SLOT_OF))
        order = draw.shuffled(tuple(SLOT_OF))
        if picked is None:
            continue
        chosen = tuple(Chosen(item, picked[item], draw.one(("right", "left")), draw.whole(0, 1), day)
                       for item, day in zip(order, days, strict=True))
        if least <= sum(len(each.text()) for each in chosen) <= most:
            return chosen
    raise BadContent(f"The pool of {case.exercise.code} leaves no case for this seed. Add findings.")


def draw_places(trap: str, draw: Draw) -> Collection[str]:
    """The places that are sprung, none to three; that of `trap`, when given, in any case."""
    forced = [place for place, name in PLACES.items() if name == trap]
    others = draw.shuffled([place for place in PLACES if place not in forced])
    return frozenset((*forced, *others)[:max(draw.one(_SPRUNG), len(forced))])


def go_together(one: Phrase, other: Phrase) -> bool:
    """Whether two findings may stand in one case: other categories, and no key of one is a wrong answer of the other."""
    keys = set(one.codes.values()), set(other.codes.values())
    wrong = {each.code for each in one.expected}, {each.code for each in other.expected}
    apart = {category_of(code) for code in keys[0]}.isdisjoint(category_of(code) for code in keys[1])
    return apart and keys[0].isdisjoint(wrong[1]) and keys[1].isdisjoint(wrong[0])


def _pick(pool: Sequence[Phrase], sprung: Collection[str], draw: Draw) -> dict[str, Phrase] | None:
    picked: dict[str, Phrase] = {}
    for item, slot in SLOT_OF.items():
        fits = [phrase for phrase in pool if phrase.slot == slot and phrase.sprung == (slot in sprung)
                and all(go_together(phrase, other) for other in picked.values())]
        if not fits:
            return None
        picked[item] = draw.one(fits)
    return picked


def _visits(draw: Draw, count: int) -> list[date]:
    """Working days of the world's last month, in order; two may be the same."""
    first = larkmere.WORLD_DATE.replace(day=1)
    month = [first + timedelta(days=number) for number in range((larkmere.WORLD_DATE - first).days + 1)]
    working = [day for day in month if is_business_day(day, BANK_HOLIDAYS)]
    return sorted(draw.one(working) for _ in range(count))
