"""Makes the executed handouts of tests/notebooks/goldens anew. Look at what changed before you keep it: that is the test."""

from pathlib import Path

import nbformat

from workbench.content import read_content
from workbench.notebooks.rendering import run_lesson

ROOT = Path(__file__).resolve().parents[1]
GOLDENS = ROOT / "tests" / "notebooks" / "goldens"


def main() -> None:
    """One notebook for each lesson, as it stands with its own defaults."""
    content, _ = read_content(ROOT / "exercises", ROOT / "sop")
    GOLDENS.mkdir(exist_ok=True)
    for old in GOLDENS.glob("*.ipynb"):
        old.unlink()
    for slug, lesson in content.lessons.items():
        nbformat.write(run_lesson(ROOT, lesson, {"mode": "handout"}), GOLDENS / f"{slug}.ipynb")
        print(f"{slug}: made")


if __name__ == "__main__":
    main()
