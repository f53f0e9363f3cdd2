"""Guided lessons as one person meets them: which there are, where their questions stand, and worked examples for everybody.

Nothing here tells the answer to a question before it is given, but to authors. A worked example is variant 0 of an exercise: its
seed is the same on every site.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from workbench.desk.desk import Desk
from workbench.desk.given import EXERCISE_OF, Given, assigned, given_to, open_lesson
from workbench.desk.home import me_of
from workbench.desk.parameters import Parameters, choose, one_of
from workbench.kinds.kind import Case
from workbench.model import (
    Answer,
    Example,
    Exercise,
    Group,
    Lesson,
    LessonCard,
    Lessons,
    LessonView,
    MomentState,
    NotFound,
    Person,
    Questions,
)
from workbench.store.tables import attempts, submissions
from workbench.world.payer_names import PAYER_NAMES

VARIANT_0 = "variant 0"
"""The seed of the public variant."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """An attempt of a question or of the exercise, as far as a lesson asks."""

    id: str
    exercise: str
    item: str
    assignment: str
    graded: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a person stands in a lesson; `done`: all questions are answered and the exercise is handed in."""

    moments: tuple[MomentState, ...]
    exercise_done: bool

    @property
    def done(self) -> bool:
        return self.exercise_done and all(each.answered for each in self.moments)


def lessons(desk: Desk, person: Person) -> Lessons:
    """All published lessons and how far the person is with each."""
    with desk.store.reading() as connection:
        given, done = given_to(desk, connection, (person.id,)), _attempts(connection, person)
        cards = tuple(_card(desk, lesson, own, open_lesson(given, lesson.slug), done) for lesson, own in desk.lessons())
        return Lessons(me_of(desk, connection, person), cards)


def lesson(desk: Desk, person: Person, slug: str, said: Parameters, assignment: str = "") -> LessonView:
    """The lesson for that person, with the parameters that hold.

    Without an assignment an open one of that lesson is taken. Raises NotFound for a lesson or assignment that there is not,
    NotReadable for a parameter.
    """
    found, own = desk.lesson(slug)
    with desk.store.reading() as connection:
        if assignment:
            given: Given | None = assigned(desk, connection, person.id, assignment)
        else:
            given = open_lesson(given_to(desk, connection, (person.id,)), slug)
        if given is not None and given.lesson != slug:
            raise NotFound("This assignment is for something else.")
        chosen = choose(found, said, given)
        place = _place(found, own, _exercise(desk, found), given, _attempts(connection, person))
    return _view(found, _exercise(desk, found), chosen, given, place)


def example(desk: Desk, person: Person, slug: str, payer: str = "", level: int = 0) -> Example:
    """Variant 0 of an exercise, or of the exercise that a lesson leads to, with its model answer and why each part is right.

    The questions of a lesson are for an author's handout; to everybody else they are asked, and there is no example of them.
    Raises NotFound for what there is not, NotReadable for a parameter.
    """
    exercise, chosen = _exampled(desk, slug, payer, level)
    if not exercise.moments:
        return _variant_0(desk, exercise, chosen)
    if Group.AUTHORS not in person.groups:
        raise NotFound("There is no worked example of a lesson's questions.")
    return _on_paper([_variant_0(desk, exercise, chosen, moment.id) for moment in exercise.moments])


def _on_paper(each: Sequence[Example]) -> Example:
    """Several questions as one piece of work."""
    works = [one.prompt.work for one in each]
    questions = tuple(question for work in works if isinstance(work, Questions) for question in work.questions)
    prompt = replace(each[0].prompt, work=Questions(each[0].prompt.title, questions))
    answers = {field: text for one in each for field, text in one.answer.fields.items()}
    return Example(prompt, Answer(answers), {field: note for one in each for field, note in one.notes.items()})


def _variant_0(desk: Desk, exercise: Exercise, chosen: Parameters, item: str = "") -> Example:
    kind = desk.kind(exercise.kind)
    variant = kind.generate(Case(VARIANT_0, chosen.level, exercise, desk.content.codes, payer=chosen.payer,
                                 practice=chosen.practice, item=item))
    answer = kind.model_answer(variant.key)
    notes: dict[str, str] = {}
    for finding in kind.grade(variant.key, answer).findings:
        said = desk.words(exercise, desk.content.sops, finding)
        notes |= {field: said.why for field in finding.fields if said.why}
    return Example(variant.prompt, answer, notes)


def _exampled(desk: Desk, slug: str, payer: str, level: int) -> tuple[Exercise, Parameters]:
    if slug in desk.content.lessons:
        found, _ = desk.lesson(slug)
        return _exercise(desk, found), choose(found, Parameters("", payer, level))
    exercise = desk.exercise(slug)
    known = one_of("payer", payer, ("", *PAYER_NAMES))
    return exercise, Parameters("larkmere", known, int(one_of("level", str(level or ""), tuple(map(str, exercise.levels)))))


def _exercise(desk: Desk, found: Lesson) -> Exercise:
    return desk.exercise(found.exercise)


def _attempts(connection: Connection, person: Person) -> tuple[_Attempt, ...]:
    """All attempts of the person, the oldest first."""
    wanted = (select(attempts.c.id, attempts.c.exercise, attempts.c.item, attempts.c.assignment, submissions.c.id.label("graded"))
              .outerjoin(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.person == person.id).order_by(attempts.c.number))
    return tuple(_Attempt(row.id, row.exercise, row.item or "", row.assignment or "", row.graded is not None)
                 for row in connection.execute(wanted))


def _place(found: Lesson, own: Exercise, exercise: Exercise, given: Given | None, every: Sequence[_Attempt]) -> _Place:
    """Within an assignment only what belongs to it counts; without one everything the person has done."""
    here = [each for each in every if given is None or each.assignment == given.id]
    moments = []
    for moment in found.moments:
        asked = [each for each in here if each.exercise == own.uuid and each.item == moment.id]
        shown = [each for each in asked if each.graded] or asked
        moments.append(MomentState(moment.id, moment.title, shown[-1].id if shown else "", bool(shown and shown[-1].graded)))
    return _Place(tuple(moments), any(each.graded for each in here if each.exercise == exercise.uuid))


def _card(desk: Desk, found: Lesson, own: Exercise, given: Given | None, every: Sequence[_Attempt]) -> LessonCard:
    exercise = _exercise(desk, found)
    place = _place(found, own, exercise, given, every)
    return LessonCard(
        slug=found.slug, title=found.title, summary=found.summary, module=found.module, minutes=found.minutes,
        moments=len(found.moments), answered=sum(1 for each in place.moments if each.answered), exercise_code=exercise.code,
        exercise_title=exercise.title, exercise_done=place.exercise_done, done=place.done,
        open=given.id if given else found.slug,
    )


def _view(found: Lesson, exercise: Exercise, chosen: Parameters, given: Given | None, place: _Place) -> LessonView:
    return LessonView(
        slug=found.slug, title=found.title, summary=found.summary, minutes=found.minutes, practice=chosen.practice,
        payer=chosen.payer, payer_name=PAYER_NAMES.get(chosen.payer, chosen.payer), level=chosen.level,
        assignment=given.id if given else "", sop=found.sop, exercise=exercise.slug, exercise_code=exercise.code,
        exercise_title=exercise.title, exercise_minutes=exercise.minutes,
        exercise_open=f"{given.id}{EXERCISE_OF}" if given else exercise.slug, exercise_done=place.exercise_done,
        moments=place.moments, done=place.done,
    )
