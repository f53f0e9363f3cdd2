"""Each lesson with parameters, through papermill: as it is opened, and for another payer on paper."""

import re
from pathlib import Path

import pytest

from workbench.content import read_content
from workbench.notebooks.rendering import page_of, run_lesson

ROOT = Path(__file__).resolve().parents[2]
LESSONS = read_content(ROOT / "exercises", ROOT / "sop")[0].lessons
LOADS = re.compile(r"""(src|href|srcset|action)\s*=\s*["']?\s*(https?:)?//|url\(\s*["']?(https?:)?//|@import""", re.IGNORECASE)
VIEW = "application/vnd.jupyter.widget-view+json"


def views(book) -> int:
    return sum(VIEW in output.get("data", {}) for cell in book.cells for output in cell.get("outputs", ()))


@pytest.mark.parametrize("slug", LESSONS)
def test_a_guided_lesson_asks_each_of_its_moments(desk, slug):
    lesson = LESSONS[slug]

    book = run_lesson(ROOT, lesson, {"mode": "guided"}, desk)

    assert views(book) == len(lesson.moments) + 1  # and the way on to the exercise


@pytest.mark.parametrize("slug", LESSONS)
def test_a_handout_for_another_payer_is_a_page_without_widgets_scripts_or_outside_files(desk, slug):
    lesson = LESSONS[slug]

    book = run_lesson(ROOT, lesson, {"payer": lesson.payers[1], "level": str(lesson.levels[0]), "mode": "handout"}, desk)
    html = page_of(book, lesson.title, lesson.payers[1])

    assert views(book) == 0
    assert "widgets" not in book.metadata
    assert "<table" in html
    assert "<script" not in html
    assert not LOADS.search(html)
