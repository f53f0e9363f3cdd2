"""Reads a folder exercises/lesson-<slug>/ into a Lesson and the Exercise that asks its moments. lesson_checks says what is wrong
between them and the rest.
"""

from fractions import Fraction
from pathlib import Path

from workbench.content.authored import Problems, Table, read_text, read_toml
from workbench.content.exercise_folder import check_slug, code_of, levels_of, seen, status_of, uuid_of
from workbench.kinds.lessons.moment_grade import MISSING, OTHER
from workbench.model import Entry, Exercise, Lesson, Moment, MomentCase, Slip, Words

PREFIX = "lesson-"
"""What the folder of a lesson is called before its slug."""
FILES = ("exercise.toml", "moments.toml", "design.md")
"""What a lesson folder holds."""


def read_lesson(folder: Path, shown: str, problems: Problems) -> tuple[Lesson, Exercise] | None:
    """The lesson of a folder, None when exercise.toml cannot be read. Every other gap is a problem and an empty value."""
    check_slug(folder.name, shown, problems)
    facts = read_toml(folder / "exercise.toml", f"{shown}/exercise.toml", problems)
    moments = read_toml(folder / "moments.toml", f"{shown}/moments.toml", problems)
    read_text(folder / "design.md", f"{shown}/design.md", problems)
    if facts is None:
        return None
    asked = _moments(moments) if moments else ()
    lesson = Lesson(
        slug=folder.name.removeprefix(PREFIX), title=facts.text("title"), summary=facts.text("summary"),
        module=facts.text("module"), minutes=facts.whole("minutes", 1, 240), exercise=facts.text("exercise"),
        sop=facts.text("sop"), practices=facts.texts("practices"), payers=facts.texts("payers"), levels=levels_of(facts),
        moments=asked,
    )
    exercise = _exercise(facts, lesson, folder)
    facts.close()
    return lesson, exercise


def _exercise(facts: Table, lesson: Lesson, folder: Path) -> Exercise:
    code = code_of(facts)
    return Exercise(
        uuid=uuid_of(facts), code=code, slug=folder.name, title=lesson.title, kind=facts.text("kind"), module=lesson.module,
        levels=lesson.levels, minutes=lesson.minutes, pass_mark=Fraction(1), competencies=facts.texts("competencies"),
        sop=lesson.sop, status=status_of(facts), version=facts.whole("version", 1, 1_000_000), task="", brief="",
        words={f"{code}.{moment.id}.{name}": words for moment in lesson.moments for name, words in _words(moment).items()},
        right={moment.id: moment.right for moment in lesson.moments}, moments=lesson.moments, seen=seen(folder, FILES),
    )


def _words(moment: Moment) -> dict[str, Words]:
    """The feedback of a moment by mistake: a slip has its own reason, everything else the sentence that says what is right."""
    reasons = {OTHER: "{right}", MISSING: "{right}"} | {slip.code: slip.why for slip in moment.slips}
    return {name: Words(title=moment.title, you_entered="{entered}", expected="{expected}", why=why, where="", cost="", next="",
                        sop=moment.sop) for name, why in reasons.items()}


def _moments(table: Table) -> tuple[Moment, ...]:
    moments = []
    for each in table.tables("moments"):
        moments.append(Moment(
            id=each.text("id"), title=each.text("title"), entry=_entry(each), ask=each.text("ask"),
            choices=each.texts("choices") if each.has("choices") else (), right=each.text("right"), sop=each.text("sop"),
            slips=_slips(each), cases=_cases(each),
        ))
        each.close()
    table.close()
    return tuple(moments)


def _entry(table: Table) -> Entry:
    """How the question is answered; where that cannot be read, the likeliest, lest every case be a problem of its own."""
    text, likely = table.text("entry"), Entry.CHOICE if table.has("choices") else Entry.MONEY
    if text and text not in [entry.value for entry in Entry]:
        table.note("entry", "WB041", f'there is no entry "{text}". Write one of: {", ".join(Entry)}.')
        return likely
    return Entry(text or likely)


def _slips(table: Table) -> tuple[Slip, ...]:
    slips = []
    for each in table.tables("slips"):
        slips.append(Slip(each.text("code"), each.text("answer"), each.text("why")))
        each.close()
    return tuple(slips)


def _cases(table: Table) -> tuple[MomentCase, ...]:
    return tuple(MomentCase({key: each.text(key) for key in each.keys() if key != "expected"}, each.text("expected"))  # noqa: SIM118
                 for each in table.tables("cases"))
