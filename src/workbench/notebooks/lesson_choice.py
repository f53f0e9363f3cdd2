"""What somebody asks for when a lesson is to become a file: which lesson, with which values, in which form.

It refuses what there is not, in a sentence, before anything slow is imported or started.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from workbench.content import Content
from workbench.model import Lesson, NotFound
from workbench.notebooks.lesson_lint import FOLDER, PARAMETERS, allowed_values, page_slug
from workbench.notebooks.parameters import Value


class Form(StrEnum):
    """What a lesson can be written as."""

    HTML = "html"
    IPYNB = "ipynb"


def form_named(name: str) -> Form:
    """The form with that name. Raises NotFound."""
    if name not in list(Form):
        raise NotFound(f'A lesson cannot be written as "{name}". There are {", ".join(Form)}.')
    return Form(name)


def lesson_named(content: Content, slug: str) -> Lesson:
    """The lesson with that slug. Raises NotFound."""
    if slug not in content.lessons:
        raise NotFound(f'There is no lesson "{slug}". There are {", ".join(sorted(content.lessons)) or "none"}.')
    return content.lessons[slug]


def lesson_page(content: Path, slug: str) -> Path:
    """The notebook of a lesson in a content folder. Raises NotFound."""
    for path in sorted((content / FOLDER).glob(f"*-{slug}.ipynb")):
        if page_slug(path.relative_to(content).as_posix()) == slug:
            return path
    raise NotFound(f'The lesson "{slug}" has no page {FOLDER}/NN-{slug}.ipynb. `workbench check` says what is missing.')


def chosen(lesson: Lesson, parameters: Mapping[str, Value]) -> Mapping[str, Value]:
    """The parameters with the values that the lesson takes, whole numbers as such. Raises NotFound for any other."""
    given: dict[str, Value] = {}
    for name, value in parameters.items():
        allowed = allowed_values(lesson).get(name)
        if allowed is None:
            raise NotFound(f'There is no parameter "{name}". There are {", ".join(PARAMETERS)}.')
        meant = next((each for each in allowed if str(each) == str(value)), None)
        if meant is None:
            raise NotFound(f'The lesson "{lesson.slug}" takes no {name} "{value}". There are {", ".join(map(str, allowed))}.')
        given[name] = meant
    return given
