"""The parameters of a lesson: practice, payer and level. What is not said is the lesson's first; what there is not is refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.desk.given import Given
from workbench.model import Lesson
from workbench.model.wire import NotReadable


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was said of them; empty and 0: nothing. Chosen, all of them are filled."""

    practice: str = ""
    payer: str = ""
    level: int = 0


def choose(lesson: Lesson, said: Parameters, given: Given | None = None) -> Parameters:
    """The parameters that hold: an assignment's win over what a notebook says. Raises NotReadable naming what there is."""
    if given is not None:
        return Parameters(given.practice, given.payer, given.level)
    return Parameters(
        one_of("practice", said.practice, lesson.practices), one_of("payer", said.payer, lesson.payers),
        int(one_of("level", str(said.level or ""), tuple(map(str, lesson.levels)))),
    )


def one_of(name: str, said: str, there_are: Sequence[str]) -> str:
    """The value that was said, or the first. Raises NotReadable."""
    if said and said not in there_are:
        raise NotReadable(f'There is no {name} "{said[:40]}" here. Choose one of: {", ".join(there_are)}.')
    return said or there_are[0]
