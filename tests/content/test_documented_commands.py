import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from workbench.cli import app

ROOT = Path(__file__).resolve().parents[2]
SHOWN = re.compile(r"(?:`|^    |: |workbench\.)workbench ([a-z][^`\n|]*)", re.MULTILINE)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def shown(page: Path) -> Iterator[list[str]]:
    for words in SHOWN.findall(page.read_text("utf-8")):
        yield re.split(r"[\s,;)]+", words.rstrip(" .:"))


def unknown(words: list[str]) -> list[str]:
    """The words of a command line that the command does not have: a subcommand or an option."""
    command, left = get_command(app), list(words)
    while hasattr(command, "commands"):
        if not left or left[0] not in command.commands:
            return left[:1] or ["no command"]
        command = command.commands[left.pop(0)]
    options = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    return [word for word in left if re.fullmatch(r"--?[a-z][a-z-]*", word) and word not in options]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_that_the_documents_show_exists_with_its_options(page):
    assert {" ".join(words): odd for words in shown(page) if (odd := unknown(words))} == {}


def test_the_authors_page_shows_every_command_that_an_author_needs():
    named = {" ".join(words[:2]) for words in shown(ROOT / "docs/authoring.md")}

    assert {"new exercise", "new sop", "new lesson", "preview exercise", "preview lesson", "preview sop", "lesson render",
            "publish --site", "list lessons"} <= named


def test_every_help_text_shows_an_example_of_its_own_command():
    for line in re.findall(r"^[A-Z].*: (workbench .*)$", (ROOT / "docs/cli.md").read_text("utf-8"), re.MULTILINE):
        assert unknown(line.removeprefix("workbench ").partition(". ")[0].rstrip(".").split()) == []
