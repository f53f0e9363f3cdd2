"""A lesson's page against its folder: the same parameters, the same moments, each asked once. It reads files and runs nothing."""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from workbench.model import Lesson, Problem
from workbench.model.wire import Json
from workbench.notebooks.parameters import Value, declared

FOLDER = "notebooks/lessons"
PARAMETERS = ("practice", "payer", "level", "mode")
"""What every lesson takes, in this order."""
MODES = ("guided", "handout")
PARTS = ("documents", "answer")
"""What ui.example can show."""
PROBLEMS: Mapping[str, str] = {
    "NB008": "A lesson has no page, or a page of the lessons has no lesson.",
    "NB009": "The parameters of a lesson's page are not those of a lesson.",
    "NB010": "A default is none that the lesson takes.",
    "NB011": "A lesson's page does not begin with its lesson.",
    "NB012": "A call names a lesson, a part or a moment that is not there.",
    "NB013": "A moment is not asked exactly once.",
}
_PAGE = re.compile(r"\d\d-([a-z0-9]+(?:-[a-z0-9]+)*)")
_OF_LESSONS = ("lesson", "example", "panel", "ask", "exercise")


@dataclass(frozen=True, slots=True)
class _Call:
    """A call like ui.ask("payment-posting", "write-off"): its words, and the names that are handed on as name=name."""

    cell: int
    name: str
    words: tuple[str, ...]
    handed_on: frozenset[str]


def page_slug(name: str) -> str:
    """The lesson that a page's path belongs to, empty when it belongs to none.

    >>> page_slug("notebooks/lessons/20-payment-posting.ipynb"), page_slug("notebooks/home.ipynb")
    ('payment-posting', '')
    """
    path = PurePosixPath(name)
    found = _PAGE.fullmatch(path.stem) if str(path.parent) == FOLDER else None
    return found[1] if found else ""


def lint_lessons(pages: Mapping[str, str], lessons: Mapping[str, Lesson]) -> tuple[Problem, ...]:
    """What does not fit between the lessons and their pages. `pages`: path below the content folder -> text of the notebook."""
    return tuple(_problems(pages, lessons))


def _problems(pages: Mapping[str, str], lessons: Mapping[str, Lesson]) -> Iterator[Problem]:
    there = Counter(page_slug(name) for name in pages)
    for slug in lessons:
        if there[slug] != 1:
            yield Problem(f"{FOLDER}/NN-{slug}.ipynb", "NB008", f'the lesson "{slug}" has {there[slug]} pages. Give it one.')
    for name, text in pages.items():
        if str(PurePosixPath(name).parent) != FOLDER:
            continue
        lesson = lessons.get(page_slug(name))
        if lesson is None:
            yield Problem(name, "NB008", "it belongs to no lesson. Name it like 20-payment-posting.ipynb, after "
                                         "exercises/lesson-payment-posting.")
        elif (book := _read(text)) is not None:
            yield from _of_page(name, book, lesson)


def _of_page(name: str, book: Json, lesson: Lesson) -> Iterator[Problem]:
    defaults = declared(book)
    if tuple(defaults) != PARAMETERS:
        yield Problem(name, "NB009", f"the parameters are {', '.join(defaults) or 'none'}. "
                                     f"Write {', '.join(PARAMETERS)}, one on a line.")
    for parameter, allowed in allowed_values(lesson).items():
        if parameter in defaults and defaults[parameter] not in (("guided",) if parameter == "mode" else allowed):
            there_are = "guided" if parameter == "mode" else ", ".join(map(str, allowed))
            yield Problem(name, "NB010", f"{parameter} is {defaults[parameter]!r} there. Write one of: {there_are}.")
    calls = tuple(_calls(book))
    first = calls[0] if calls else None
    if first is None or first.name != "lesson" or not first.handed_on >= set(PARAMETERS) or _count(calls, "lesson") != 1:
        hand_on = ", ".join(f"{each}={each}" for each in PARAMETERS)
        yield Problem(name, "NB011", f'begin with ui.lesson("{lesson.slug}", {hand_on}), and call it once.')
    for call in calls:
        yield from _of_call(f"{name} · cell {call.cell}", call, lesson)
    asked = Counter(call.words[1] for call in calls if call.name == "ask" and len(call.words) > 1)
    for moment in lesson.moments:
        if asked[moment.id] != 1:
            yield Problem(name, "NB013", f'the moment "{moment.id}" is asked {asked[moment.id]} times. Ask it once: '
                                         f'ui.ask("{lesson.slug}", "{moment.id}").')


def allowed_values(lesson: Lesson) -> Mapping[str, tuple[Value, ...]]:
    """What each parameter of a lesson may be, the default first."""
    return {"practice": lesson.practices, "payer": lesson.payers, "level": lesson.levels, "mode": MODES}


def _of_call(where: str, call: _Call, lesson: Lesson) -> Iterator[Problem]:
    slug, part = (*call.words, "", "")[:2]
    if call.name != "panel" and slug != lesson.slug:
        yield Problem(where, "NB012", f'ui.{call.name} names "{slug}". This page is of the lesson "{lesson.slug}".')
    if call.name == "example" and part not in PARTS:
        yield Problem(where, "NB012", f'an example has no part "{part}". There are {", ".join(PARTS)}.')
    moments = [moment.id for moment in lesson.moments]
    if call.name == "ask" and part not in moments:
        yield Problem(where, "NB012", f'the lesson has no moment "{part}". There are {", ".join(moments) or "none"}.')


def _count(calls: tuple[_Call, ...], name: str) -> int:
    return sum(call.name == name for call in calls)


def _calls(book: Json) -> Iterator[_Call]:
    for number, cell in enumerate(book["cells"], 1):
        for node in ast.walk(_tree(cell)):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="ui"), attr=name)) if name in _OF_LESSONS:
                    words = tuple(str(each.value) if isinstance(each, ast.Constant) else "" for each in node.args)
                    handed = {key.arg for key in node.keywords if isinstance(key.value, ast.Name) and key.value.id == key.arg}
                    yield _Call(number, name, words, frozenset(each for each in handed if each))


def _tree(cell: Json) -> ast.AST:
    source = cell["source"] if cell["cell_type"] == "code" else ""
    try:
        return ast.parse(source if isinstance(source, str) else "".join(source))
    except SyntaxError:
        return ast.Module([], [])


def _read(text: str) -> Json:
    """The notebook, None when it is none; lint_notebook has said so already."""
    try:
        book = json.loads(text)
        return book if isinstance(book["cells"], list) else None
    except (ValueError, KeyError, TypeError):
        return None
