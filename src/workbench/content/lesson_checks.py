"""The rules of a lesson: its moments, its parameters, and what it leads to. Each problem says what to do."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from workbench.content.authored import Problems
from workbench.content.checks import check_competencies, check_length, check_step
from workbench.kinds.lessons.inline_moments import InlineMoments
from workbench.kinds.lessons.moment_answer import one_form
from workbench.kinds.lessons.moment_grade import MISSING, OTHER, TAKEN
from workbench.model import Entry, Exercise, Lesson, Moment, MomentCase, Sop, Status
from workbench.model.template import names_in
from workbench.world.payer_names import PAYER_NAMES, PRACTICE_NAMES

FEWEST_CASES = 3
"""How many sets of values a moment needs, so that two people rarely have the same."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME = re.compile(r"[a-z0-9_]+")


def check_lesson(lesson: Lesson, own: Exercise, exercises: Mapping[str, Exercise], sops: Mapping[str, Sop],
                 competencies: Mapping[str, str], shown: str, problems: Problems) -> None:
    """Every rule for one lesson. `own` is the exercise that asks its moments, `shown` its folder as a person finds it."""
    facts = f"{shown}/exercise.toml"
    if own.kind != InlineMoments.name:
        problems.note(f"{facts} · kind", "WB010", f'a lesson has the kind "{InlineMoments.name}". Write it here.')
    check_competencies(own, competencies, facts, problems)
    if lesson.sop and lesson.sop not in sops:
        problems.note(f"{facts} · sop", "WB014", f'there is no SOP "{lesson.sop}". There are {_listed(sops)}.')
    _check_parameters(lesson, own, exercises, facts, problems)
    path = f"{shown}/moments.toml"
    ids = Counter(moment.id for moment in lesson.moments)
    if not lesson.moments:
        problems.note(path, "WB041", "the lesson has no moments. Write each as [[moments]].")
    for number, moment in enumerate(lesson.moments):
        where = f"{path} · moments[{number}]"
        if moment.id and (not _SLUG.fullmatch(moment.id) or ids[moment.id] > 1):
            problems.note(f"{where}.id", "WB041", f'"{moment.id}" stands here twice, or is no slug of small letters and hyphens.')
        _check_moment(moment, sops, where, problems)


def _check_parameters(lesson: Lesson, own: Exercise, exercises: Mapping[str, Exercise], facts: str, problems: Problems) -> None:
    leads_to = exercises.get(lesson.exercise)
    known = {slug: each for slug, each in exercises.items() if not each.moments and each.kind != InlineMoments.name}
    if lesson.exercise and lesson.exercise not in known:
        problems.note(f"{facts} · exercise", "WB046", f'there is no exercise "{lesson.exercise}". There are {_listed(known)}.')
    elif leads_to and own.status is Status.ACTIVE and leads_to.status is not Status.ACTIVE:
        problems.note(f"{facts} · exercise", "WB046",
                      f"{leads_to.code} is {leads_to.status.value}. An active lesson leads to an active exercise.")
    for level in lesson.levels if leads_to else ():
        if leads_to and level not in leads_to.levels:
            levels = ", ".join(map(str, leads_to.levels))
            problems.note(f"{facts} · levels", "WB046", f"{leads_to.code} is published at level {levels}, not at {level}.")
    for key, names, there_are in (("practices", lesson.practices, PRACTICE_NAMES), ("payers", lesson.payers, PAYER_NAMES)):
        unknown = sorted(set(names) - there_are.keys())
        if unknown or not names or len(set(names)) != len(names):
            odd = f'there is no "{unknown[0]}"' if unknown else "name at least one, and each once"
            problems.note(f"{facts} · {key}", "WB046", f"{odd}. There are {', '.join(there_are)}.")


def _check_moment(moment: Moment, sops: Mapping[str, Sop], where: str, problems: Problems) -> None:
    check_step(moment.sop, sops, f"{where}.sop", problems)
    if moment.entry is Entry.CHOICE and len(set(moment.choices)) < 2:
        problems.note(f"{where}.choices", "WB041", "a choice needs at least two choices. Write choices = [...].")
    if moment.entry is not Entry.CHOICE and moment.choices:
        problems.note(f"{where}.choices", "WB041", "only a choice has choices. Remove them, or write entry = \"choice\".")
    if len(moment.cases) < FEWEST_CASES:
        problems.note(f"{where}.cases", "WB044", f"there are {len(moment.cases)} cases. Write at least {FEWEST_CASES}.")
    if len({(tuple(sorted(case.values.items())), case.expected) for case in moment.cases}) < len(moment.cases):
        problems.note(f"{where}.cases", "WB044", "two cases are the same. Give each other values.")
    _check_sentences(moment, where, problems)
    for number, case in enumerate(moment.cases):
        _check_case(moment, case, f"{where}.cases[{number}]", problems)
    _check_slips(moment, where, problems)


def _check_sentences(moment: Moment, where: str, problems: Problems) -> None:
    """Every {name} is a value of every case. The question must not name what comes after it: the answer."""
    texts = {"ask": moment.ask, "right": moment.right} | {f"slips[{n}].why": slip.why for n, slip in enumerate(moment.slips)}
    for key, text in texts.items():
        if key != "ask":
            check_length(text, f"{where}.{key}", problems)
        for name in sorted(names_in(text) - ({"expected", "entered"} if key != "ask" else set())):
            for number, case in enumerate(moment.cases):
                if name not in case.values:
                    problems.note(f"{where}.{key}", "WB042",
                                  f"cases[{number}] has no value {{{name}}}. It has {_listed(case.values)}.")


def _check_case(moment: Moment, case: MomentCase, where: str, problems: Problems) -> None:
    for name in sorted(case.values):
        if name in TAKEN or not _NAME.fullmatch(name):
            problems.note(f"{where}.{name}", "WB042", "this is no name for a value. Use another: small letters, digits and _.")
    if case.expected and one_form(moment.entry, moment.choices, case.expected) is None:
        problems.note(f"{where}.expected", "WB043", f'"{case.expected}" {_no_answer(moment)}')


def _check_slips(moment: Moment, where: str, problems: Problems) -> None:
    codes = Counter(slip.code for slip in moment.slips)
    for number, slip in enumerate(moment.slips):
        here = f"{where}.slips[{number}]"
        if slip.code and (not _SLUG.fullmatch(slip.code) or codes[slip.code] > 1 or slip.code in (OTHER, MISSING)):
            problems.note(f"{here}.code", "WB045",
                          f'"{slip.code}" stands here twice, is no slug, or is one of "{OTHER}" and "{MISSING}". Use another.')
        if slip.answer:
            _check_answer(moment, number, f"{here}.answer", problems)


def _check_answer(moment: Moment, number: int, where: str, problems: Problems) -> None:
    """A slip's answer can be read in every case, is wrong in every case, and is no other slip's."""
    slip = moment.slips[number]
    for place, case in enumerate(moment.cases):
        if slip.answer not in case.values and slip.answer not in moment.choices:
            there_are = _listed((*case.values, *moment.choices))
            problems.note(where, "WB045", f'"{slip.answer}" is no value of cases[{place}] and no choice. There are {there_are}.')
            continue
        answers = [one_form(moment.entry, moment.choices, case.values.get(each.answer, each.answer)) for each in moment.slips]
        if answers[number] is None:
            value = case.values.get(slip.answer, slip.answer)
            problems.note(where, "WB045", f'in cases[{place}] it is "{value}", which {_no_answer(moment)}')
        elif answers[number] == one_form(moment.entry, moment.choices, case.expected):
            problems.note(where, "WB045", f"in cases[{place}] it is the right answer. Change the values of that case.")
        elif answers[number] in answers[:number]:
            problems.note(where, "WB045", f"in cases[{place}] another slip has the same answer. Change the values of that case.")


def _no_answer(moment: Moment) -> str:
    if moment.entry is Entry.CHOICE:
        return f"is none of the choices. There are {_listed(moment.choices)}."
    if moment.entry is Entry.MONEY:
        return "is no amount. Write dollars and cents, like 70.00."
    return "is no code. Write one like CO-45 or K21.9."


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "none yet"
