"""How the mistakes of a matching are recognised: traps first, then the slips (curriculum REC-03, section 5).

Every wrong pair, every right pair that was not made and every line left over that was paired belongs to exactly one mistake, so
that nothing is named or charged twice. It gives no credit and writes no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.kinds.reconciliation.match_answer import Entered
from workbench.kinds.reconciliation.match_key import TRAPS, ZEROS, KeyLine, KeyPair, Label, MatchKey, Place

MISSED = "pair-missed"


@dataclass(frozen=True, slots=True)
class PairMistake:
    """A mistake in the pairs. `wrong` pairs were made, `missed` ones were not; `leftovers` are lines that had to stay open.

    `place` is the sprung trap place that it belongs to, None for a slip.
    """

    name: str
    place: Place | None
    wrong: tuple[KeyPair, ...]
    missed: tuple[KeyPair, ...] = ()
    leftovers: tuple[KeyLine, ...] = ()

    def lines(self) -> tuple[KeyLine, ...]:
        """Every line that it names, each once."""
        return tuple({line.id: line for pair in (*self.wrong, *self.missed) for line in pair}.values())


@dataclass
class _Draft:
    """A mistake while the lines are shared out."""

    name: str
    place: Place | None
    wrong: list[KeyPair]
    missed: list[KeyPair] = field(default_factory=list)
    leftovers: list[KeyLine] = field(default_factory=list)

    def touches(self, line: KeyLine) -> bool:
        return any(line.id in (payment.id, remittance.id) for payment, remittance in self.wrong)


def pair_mistakes(key: MatchKey, entered: Entered) -> tuple[PairMistake, ...]:
    """Every mistake in the pairs: traps in their order, then slips in the order of the payments."""
    wrong = [(key.line(payment), key.line(remittance)) for payment, remittance in entered.pairs
             if key.line(payment).partner != remittance]
    drafts = [*_at_places(key, wrong), *_slips(key, wrong)]
    for pair in key.pairs():
        if (pair[0].id, pair[1].id) not in entered.pairs:
            _share_missed(key, pair, drafts)
    for line in key.leftovers():
        if owner := _owner(line, drafts):
            owner.leftovers.append(line)
    order = {line.id: number for number, line in enumerate(key.left)}
    found = [PairMistake(each.name, each.place, tuple(each.wrong), tuple(each.missed), tuple(each.leftovers)) for each in drafts]
    return tuple(sorted(found, key=lambda each: (_rank(each.name), order[each.lines()[0].id])))


def label_mistake(label: Label | None, given: Label | None) -> str:
    """The name of what is wrong with the label of an open line; empty when nothing is."""
    if given is label:
        return ""
    if given is None:
        return "label-missing"
    if given is Label.NOTHING_DUE:
        return "label-wrong"
    return "asked-too-early" if given in (Label.PAYMENT_ASK, Label.REMITTANCE_ASK) else "waited-too-long"


def _at_places(key: MatchKey, wrong: Sequence[KeyPair]) -> list[_Draft]:
    drafts = [_Draft(place.trap, place, [pair for pair in wrong if _inside(place, pair)]) for place in key.places]
    return [draft for draft in drafts if draft.wrong]


def _slips(key: MatchKey, wrong: Sequence[KeyPair]) -> list[_Draft]:
    """One for each payment with wrong pairs outside the sprung places, named by the first rule that fits any of them."""
    drafts = []
    for line in key.left:
        pairs = [pair for pair in wrong if pair[0] is line and not any(_inside(place, pair) for place in key.places)]
        if pairs:
            drafts.append(_Draft(_slip(pairs), None, pairs))
    return drafts


def _slip(pairs: Sequence[KeyPair]) -> str:
    if any(differ(pair) for pair in pairs):
        return "different-payer"
    if any(payment.amount != remittance.amount for payment, remittance in pairs):
        return "amounts-differ"
    return "amount-only"


def differ(pair: KeyPair) -> bool:
    """Whether the two lines name different payers; such a wrong pair counts twice (G9)."""
    return pair[0].payer != pair[1].payer


def _inside(place: Place, pair: KeyPair) -> bool:
    return pair[0].id in place.left and pair[1].id in place.right


def _share_missed(key: MatchKey, pair: KeyPair, drafts: list[_Draft]) -> None:
    """A right pair that was not made belongs to the mistake that took its payment, else its remittance; else both are open."""
    owner = _owner(pair[0], drafts) or _owner(pair[1], drafts)
    if owner:
        owner.missed.append(pair)
        return
    place = key.place(ZEROS)
    zeros = place if place and pair[0].id in place.left else None
    drafts.append(_Draft(ZEROS if zeros else MISSED, zeros, [], [pair]))


def _owner(line: KeyLine, drafts: Sequence[_Draft]) -> _Draft | None:
    return next((draft for draft in drafts if draft.touches(line)), None)


def _rank(name: str) -> int:
    return TRAPS.index(name) if name in TRAPS else len(TRAPS)
