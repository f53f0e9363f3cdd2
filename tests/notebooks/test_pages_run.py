"""Every page and lesson runs outside a hub, each over a private desk of its own."""

from pathlib import Path

import pytest

from workbench.notebooks.running import run_notebook

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("sop/*.ipynb")])
LESSONS = sorted(ROOT.glob("notebooks/lessons/*.ipynb"))


@pytest.mark.parametrize("notebook", [*PAGES, *LESSONS], ids=lambda path: path.stem)
def test_a_notebook_runs_without_an_error(validate, notebook):
    done = validate("--nbval-lax", notebook)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("notebook", PAGES, ids=lambda path: path.stem)
def test_a_page_opens_without_an_alert(desk, notebook):
    book = run_notebook(notebook, {}, environment=desk)

    assert book.cells[-1].outputs
