"""The first files of a lesson's folder: facts and three moments, with placeholder words. notebooks.new_page starts its page."""

from collections.abc import Mapping

from workbench.content.lesson_checks import FEWEST_CASES
from workbench.content.lesson_folder import PREFIX
from workbench.content.new import Files, checked_slug, first_step, lines, next_code, titled, toml
from workbench.content.reading import Content
from workbench.kinds.lessons.inline_moments import InlineMoments
from workbench.model import Entry, Lesson, Moment, MomentCase, Slip, WorkbenchError
from workbench.world.payer_names import PAYER_NAMES, PRACTICE_NAMES

_MOMENTS = ("first-question", "second-question", "third-question")
_RIGHT, _WRONG = "TODO: the right answer", "TODO: a wrong answer"


def started_lesson(content: Content, slug: str) -> Lesson:
    """A lesson of placeholders. It leads to the first exercise there is, until its author names another.

    Raises WorkbenchError for a name that will not do and where no exercise or SOP is there yet.
    """
    leads_to = next((each for _, each in sorted(content.exercises.items()) if each.kind != InlineMoments.name), None)
    if leads_to is None:
        raise WorkbenchError("There is no exercise yet that it could lead to. Start one first: workbench new exercise NAME.")
    sop, step = first_step(content, leads_to.sop)
    return Lesson(
        slug=checked_slug(slug), title=titled(slug), summary="TODO: say in one sentence what one learns.", module=leads_to.module,
        minutes=20, exercise=leads_to.slug, sop=sop, practices=tuple(PRACTICE_NAMES)[:1], payers=tuple(PAYER_NAMES)[:2],
        levels=leads_to.levels, moments=tuple(_started_moment(name, step) for name in _MOMENTS))


def lesson_files(content: Content, lesson: Lesson, uuid: str) -> Files:
    """The files of exercises/lesson-<slug>/."""
    home = f"exercises/{PREFIX}{lesson.slug}"
    return {
        f"{home}/exercise.toml": _facts(content, lesson, uuid),
        f"{home}/moments.toml": "\n".join(map(_moment, lesson.moments)),
        f"{home}/design.md": f"# Why the lesson {lesson.title} is as it is\n\nFor authors. TODO: what each moment is for.\n",
    }


def _started_moment(name: str, step: str) -> Moment:
    return Moment(
        id=name, title=f"TODO: name the {titled(name).lower()}", entry=Entry.CHOICE,
        ask="TODO: ask one thing about claim {number}.", choices=(_RIGHT, _WRONG), right="TODO: say why this is right.", sop=step,
        slips=(Slip("todo-slip", _WRONG, "TODO: say what went wrong."),),
        cases=tuple(MomentCase({"number": f"TODO {number}"}, _RIGHT) for number in range(1, FEWEST_CASES + 1)))


def _facts(content: Content, lesson: Lesson, uuid: str) -> str:
    leads_to = content.exercises[lesson.exercise]
    return lines(uuid=uuid, version=1, status="wip") + "\n" + lines(
        code=next_code(content.exercises.values(), "LES"), title=lesson.title, summary=lesson.summary, kind=InlineMoments.name,
        module=lesson.module, minutes=lesson.minutes, competencies=leads_to.competencies[:1], sop=lesson.sop,
    ) + "\n# TODO: the exercise it leads to, and what a manager may choose. The first of each list is the default.\n" + lines(
        exercise=lesson.exercise, practices=lesson.practices, payers=lesson.payers, levels=lesson.levels)


def _moment(moment: Moment) -> str:
    asked = "[[moments]]\n" + lines(
        id=moment.id, title=moment.title, entry=moment.entry.value, ask=moment.ask, choices=moment.choices, right=moment.right,
        sop=moment.sop)
    cases = "".join(f"  {{ {_inline({**case.values, 'expected': case.expected})} }},\n" for case in moment.cases)
    slips = ("\n[[moments.slips]]\n" + lines(code=slip.code, answer=slip.answer, why=slip.why) for slip in moment.slips)
    return "".join((asked, f"cases = [\n{cases}]\n", *slips))


def _inline(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name} = {toml(value)}" for name, value in values.items())
