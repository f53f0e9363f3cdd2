"""lesson.render: a lesson's handout as one HTML page, from the command to the file: kernel, private desk, cells, page."""

from pathlib import Path

from benchmarks._measure import milliseconds, report
from workbench.content import read_content
from workbench.notebooks.rendering import render_lesson

ROOT = Path(__file__).parents[1]


def handouts() -> None:
    """Each lesson once, for its first payer; the slowest is what is promised."""
    content, _ = read_content(ROOT / "exercises", ROOT / "sop")
    lessons = list(content.lessons.values())
    taken = milliseconds(lambda n: render_lesson(ROOT, lessons[n], {"mode": "handout"}), len(lessons))
    slowest = lessons[taken.index(max(taken))].slug
    report("lesson.render.seconds", max(taken) / 1000, "s", f"the slowest of {len(lessons)} lessons as a handout: {slowest}")


if __name__ == "__main__":
    handouts()
