"""Answers made from a key: the model answer, and for each sprung trap the answer that falls into it.

A case holds each trap place once, so falling into a trap and falling into it everywhere are the same answer.
"""

from collections.abc import Collection

from workbench.kinds.kind import Mistake
from workbench.kinds.reconciliation.match_answer import Entered, write_matching
from workbench.kinds.reconciliation.match_key import EQUAL, SITES, SUM, MatchKey, Place
from workbench.model import Answer, NotFound


def model_answer(key: MatchKey) -> Answer:
    """The answer with full marks."""
    return fallen(key, ())


def wrong_answers(key: MatchKey) -> tuple[Mistake, ...]:
    """For each sprung trap the answer that falls into it, everything else right."""
    return tuple(Mistake(f"{key.prefix}.{place.trap}", fallen(key, (place.trap,))) for place in key.places)


def all_wrong(key: MatchKey, trap: str) -> Answer:
    """The answer that falls into the trap wherever it is sprung. Raises NotFound when it is not sprung in this case."""
    name = trap.rpartition(".")[2]
    if key.place(name) is None:
        raise NotFound(f'This case does not spring "{trap}".')
    return fallen(key, (name,))


def fallen(key: MatchKey, traps: Collection[str]) -> Answer:
    """The answer that falls into each of these traps, as far as it is sprung, with everything else right."""
    pairs = {(payment.id, remittance.id) for payment, remittance in key.pairs()}
    for place in (each for each in key.places if each.trap in traps):
        pairs = {pair for pair in pairs if pair[0] not in place.left} | _wrong_pairs(place)
    paired = {line for pair in pairs for line in pair}
    in_order = tuple((payment.id, remittance.id) for payment in key.left for remittance in key.right
                     if (payment.id, remittance.id) in pairs)
    labels = {line.id: line.label for line in key.leftovers() if line.label and line.id not in paired}
    return write_matching(Entered(in_order, labels))


def _wrong_pairs(place: Place) -> set[tuple[str, str]]:
    """What is paired at the place instead: crosswise, one with both, or nothing."""
    if place.trap in (EQUAL, SITES):
        return set(zip(place.left, place.right[1:] + place.right[:1], strict=True))
    if place.trap == SUM:
        return {(place.left[0], remittance) for remittance in place.right}
    return set()
