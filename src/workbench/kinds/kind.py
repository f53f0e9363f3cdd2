"""What an exercise kind is. A kind invents cases and grades answers; it opens nothing, draws only from the case's seed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from workbench.billing.eob import Eob
from workbench.codes import CodeTable
from workbench.model import Answer, Exercise, Grade, NotFound, Problem, Prompt

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """All that a variant depends on. `trap` forces its place to be sprung; `eob` is an imported remittance to use as it is.

    `payer` is a key like "tessel" where somebody chose the payer, else empty; `item` the id of the moment to ask, empty: any.
    """

    seed: str
    level: int
    exercise: Exercise
    codes: CodeTable = field(default_factory=CodeTable)
    trap: str = ""
    eob: Eob | None = None
    payer: str = ""
    practice: str = "larkmere"
    item: str = ""


@dataclass(frozen=True, slots=True)
class Variant(Generic[K]):
    """What the trainee sees, and what the desk keeps."""

    prompt: Prompt
    key: K


@dataclass(frozen=True, slots=True)
class Mistake:
    """An answer that makes one documented trap and nothing else wrong."""

    trap: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Declared:
    """What content for a kind must hold, so that `workbench check` can compare. All names are bare, without the exercise's code.

    `items` weigh, `groups` have hints, `traps` can be sprung, `figures` say how many whole numbers each takes (0: one or more).
    `mistakes` and `sentences` map a name to the values that its words may use. `pool`: cases are drawn from a pool of findings.
    """

    items: tuple[str, ...]
    groups: tuple[str, ...]
    traps: tuple[str, ...]
    figures: Mapping[str, int]
    mistakes: Mapping[str, frozenset[str]]
    sentences: Mapping[str, frozenset[str]]
    pool: bool = False


class Kind(Protocol[K]):
    """One exercise family. `key_type` is what `model.wire` reads a stored key with."""

    name: str
    key_type: type[K]
    declared: Declared

    def generate(self, case: Case) -> Variant[K]:
        """The same case gives the same variant, in any process."""

    def check(self, prompt: Prompt, answer: Answer) -> tuple[Problem, ...]:
        """What can be said without the key: fields that cannot be read and sums that do not hold."""

    def grade(self, key: K, answer: Answer) -> Grade:
        """Items with exact credit and findings. Any unreadable field: only those are named and nothing is graded."""

    def model_answer(self, key: K) -> Answer:
        """The answer with full marks."""

    def wrong_answers(self, key: K) -> tuple[Mistake, ...]:
        """For each trap sprung in this variant, the answer that falls into it."""

    def all_wrong(self, key: K, trap: str) -> Answer:
        """The answer that falls into that trap everywhere the variant offers it, with its consequences."""

    def secrets(self, key: K) -> tuple[str, ...]:
        """The texts of the key that stand in no document of the prompt; searched for wherever a trainee can look."""


def refuse_unpublished(case: Case, traps: Sequence[str]) -> None:
    """Raises NotFound for a level the exercise is not published at, and for a trap (bare or whole code) not among `traps`."""
    exercise = case.exercise
    if case.level not in exercise.levels:
        levels = ", ".join(map(str, exercise.levels))
        raise NotFound(f"{exercise.code} is not published at level {case.level}, only at {levels}.")
    if case.trap and case.trap not in {*traps, *(f"{exercise.code}.{trap}" for trap in traps)}:
        raise NotFound(f'{exercise.code} has no trap "{case.trap}". It has {", ".join(traps) or "none"}.')


class Draw:
    """Numbers from a seed: SHA-256 in counter mode with our own arithmetic, the same in every process and version."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._count = 0

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included, without modulo bias worth naming (256 bits)."""
        self._count += 1
        digest = hashlib.sha256(self._seed + b"|" + str(self._count).encode()).digest()
        return low + int.from_bytes(digest, "big") % (high - low + 1)

    def one(self, of: Sequence[T]) -> T:
        """One of a sequence."""
        return of[self.whole(0, len(of) - 1)]

    def chance(self, of: int) -> bool:
        """True once in `of` times."""
        return self.whole(1, of) == 1

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in a drawn order (Fisher-Yates)."""
        left, out = list(items), []
        while left:
            out.append(left.pop(self.whole(0, len(left) - 1)))
        return out
