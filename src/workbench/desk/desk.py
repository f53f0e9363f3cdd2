"""What every use case needs, handed in: records, content, kinds, the seed secret, a clock. Nothing reads a clock by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from workbench.codes.index import CodeIndex
from workbench.content import Content
from workbench.kinds.kind import Kind
from workbench.model import Exercise, Feedback, Finding, Lesson, NotFound, Panel, Scope, Sop, Status, Step
from workbench.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one site. `now` gives aware times, `new_id` unguessable ids; `secret` never leaves this process.

    `codes` opens the list of codes that people search; `panels` makes the live figure with that id, for what is asked for.
    """

    store: Store
    content: Content
    # A kind's key is its own business: only the kind itself looks inside.
    kind: Callable[[str], Kind[object]]
    words: Callable[[Exercise, Mapping[str, Sop], Finding], Feedback]
    secret: bytes
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    zone: ZoneInfo
    organisation: str
    codes: Callable[[], CodeIndex]
    panels: Callable[[str, Scope], Panel]

    def __repr__(self) -> str:
        return f"Desk({self.organisation!r})"

    def today(self) -> date:
        """The site's date."""
        return self.local(self.now()).date()

    def local(self, at: datetime) -> datetime:
        """The same instant on the site's clock."""
        return at.astimezone(self.zone)

    def exercise(self, slug: str) -> Exercise:
        """A published exercise. Raises NotFound for anything else."""
        found = self.content.exercises.get(slug)
        if found is None or found.status is not Status.ACTIVE:
            raise NotFound("There is no such exercise.")
        return found

    def exercises(self) -> tuple[Exercise, ...]:
        """The published exercises by code. A lesson's questions are none."""
        published = (each for each in self.content.exercises.values() if each.status is Status.ACTIVE and not each.moments)
        return tuple(sorted(published, key=lambda each: each.code))

    def lesson(self, slug: str) -> tuple[Lesson, Exercise]:
        """A published lesson, and the exercise that asks its questions. Raises NotFound for anything else."""
        lesson = self.content.lessons.get(slug)
        own = self.content.exercises.get(lesson.page) if lesson else None
        if lesson is None or own is None or own.status is not Status.ACTIVE:
            raise NotFound("There is no such lesson.")
        return lesson, own

    def lessons(self) -> tuple[tuple[Lesson, Exercise], ...]:
        """The published lessons by code, each with the exercise that asks its questions."""
        found = [(lesson, self.content.exercises[lesson.page]) for lesson in self.content.lessons.values()
                 if lesson.page in self.content.exercises]
        return tuple(sorted((each for each in found if each[1].status is Status.ACTIVE), key=lambda each: each[1].code))

    def exercise_of(self, uuid: str) -> Exercise:
        """The exercise an old attempt speaks of, retired ones included. Raises NotFound when its folder is gone."""
        for each in self.content.exercises.values():
            if each.uuid == uuid:
                return each
        raise NotFound("This exercise is no longer in the content folder.")

    def step(self, step_id: str) -> Step:
        """An SOP step by its id ("SOP-05.6"). Raises NotFound."""
        for sop in self.content.sops.values():
            found = sop.step(step_id)
            if found:
                return found
        raise NotFound("There is no such step.")
