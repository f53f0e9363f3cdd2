"""Notebooks as pages: what keeps them thin and true to their lessons.

Running and rendering stand in modules of their own, because they import slow libraries.
"""

from collections.abc import Mapping

from workbench.model import Lesson, Problem
from workbench.notebooks import lesson_lint, lint
from workbench.notebooks.lesson_lint import lint_lessons
from workbench.notebooks.lint import lint_notebook

__all__ = ["PROBLEMS", "check_notebooks", "lint_lessons", "lint_notebook"]

PROBLEMS: Mapping[str, str] = {**lint.PROBLEMS, **lesson_lint.PROBLEMS}
"""What the problem codes of notebooks mean; docs/problems.md lists the same."""


def check_notebooks(pages: Mapping[str, str], lessons: Mapping[str, Lesson]) -> tuple[Problem, ...]:
    """Everything wrong with the notebooks. `pages`: path below the content folder -> text, with forward slashes."""
    thin = (problem for name, text in pages.items() for problem in lint_notebook(name, text))
    return (*thin, *lint_lessons(pages, lessons))
