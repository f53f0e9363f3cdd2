"""Notebooks as pages: what keeps them thin. Rendering and goldens of lessons join here."""

from workbench.notebooks.lint import PROBLEMS, lint_notebook

__all__ = ["PROBLEMS", "lint_notebook"]
