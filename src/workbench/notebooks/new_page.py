"""The first page of a lesson: a notebook as thin as it has to be, with every call a lesson needs and placeholder prose."""

from collections.abc import Collection, Sequence

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from workbench.content.new import Files, titled
from workbench.model import Lesson
from workbench.notebooks.lesson_lint import FOLDER, PARAMETERS, allowed_values

_STEP = 10


def new_page(pages: Collection[str], lesson: Lesson) -> Files:
    """The page of a lesson. `pages` are the paths of the pages there are; the new one is ordered after them."""
    numbers = [int(name.rpartition("/")[2][:2]) for name in pages if name.rpartition("/")[2][:2].isdecimal()]
    name = f"{FOLDER}/{min(max(numbers, default=0) // _STEP * _STEP + _STEP, 99):02d}-{lesson.slug}.ipynb"
    return {name: nbformat.writes(_book(lesson), indent=1) + "\n"}


def _book(lesson: Lesson) -> nbformat.NotebookNode:
    slug, hand_on = lesson.slug, ", ".join(f"{each}={each}" for each in PARAMETERS)
    defaults = "\n".join(f'{name} = {_quoted(values)}' for name, values in allowed_values(lesson).items())
    cells = [
        _call("parameters", defaults, tags=["parameters"]),
        _call("import", "from workbench import ui"),
        _call("lesson", f'ui.lesson("{slug}", {hand_on})'),
        _prose("story", f"## {titled(slug)}\n\nTODO: tell the story. Never state a number that a parameter changes."),
        _call("documents", f'ui.example("{slug}", "documents")'),
        *(each for moment in lesson.moments for each in (
            _prose(f"before-{moment.id}", "TODO: lead to the question."),
            _call(f"ask-{moment.id}", f'ui.ask("{slug}", "{moment.id}")'))),
        _prose("before-answer", "TODO: say what the worked example shows."),
        _call("answer", f'ui.example("{slug}", "answer")'),
        _call("exercise", f'ui.exercise("{slug}")'),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}, "title": lesson.title})


def _quoted(values: Sequence[str | int]) -> str:
    return f'"{values[0]}"' if isinstance(values[0], str) else str(values[0])


def _call(name: str, source: str, **metadata: object) -> nbformat.NotebookNode:
    return new_code_cell(source, id=name, metadata=metadata)


def _prose(name: str, source: str) -> nbformat.NotebookNode:
    return new_markdown_cell(source, id=name)
