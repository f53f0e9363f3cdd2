"""The key of an inline moment: the case that was drawn, the answer expected there, and the wrong answers an author expects."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model import Entry, Question


@dataclass(frozen=True, slots=True)
class KeySlip:
    """A wrong answer that an author expects, as it reads in this case."""

    code: str
    answer: str


@dataclass(frozen=True, slots=True)
class MomentKey:
    """The whole key. `prefix` is the lesson's code; `values` fill the words of the moment; `printed`: the question shows the
    expected answer among other texts, so that it is no secret.
    """

    prefix: str
    moment: str
    title: str
    entry: Entry
    choices: tuple[str, ...]
    competency: str
    values: Mapping[str, str]
    expected: str
    printed: bool
    slips: tuple[KeySlip, ...]

    def question(self) -> Question:
        """What is needed to read an answer."""
        return Question(self.moment, "", self.entry, self.choices)

    def code(self, name: str) -> str:
        """The mistake code of a slip, of "other" or of "missing": "LES-02.write-off.allowed"."""
        return f"{self.prefix}.{self.moment}.{name}"
