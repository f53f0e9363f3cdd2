"""Commands that start a piece of content: every file of it, with words that say TODO."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from workbench.cli.content import content_of
from workbench.cli.options import HERE, ContentDir

Kind = Annotated[str, typer.Option(help="The exercise kind, as `list exercises` shows it.")]

app = typer.Typer(name="new", no_args_is_help=True, help="Start a piece of content.")

NEXT = "Replace every TODO, then run workbench check."


@app.command("exercise")
def exercise(name: str, kind: Kind = "post-one-eob", content: ContentDir = HERE) -> None:
    """Start an exercise, as work in progress: workbench new exercise post-two-eobs --kind post-one-eob."""
    from workbench.content.new_exercise import new_exercise

    _write(content, new_exercise(content, content_of(content), name, kind, str(uuid4())))


@app.command("sop")
def sop(name: str, content: ContentDir = HERE) -> None:
    """Start an SOP with one step, under the next free number or its own: workbench new sop SOP-08-found-money."""
    from workbench.content.new_sop import new_sop

    _write(content, new_sop(content_of(content), name, datetime.now(UTC).date()))


@app.command("lesson")
def lesson(name: str, content: ContentDir = HERE) -> None:
    """Start a lesson: its folder with three moments, and its page: workbench new lesson denials."""
    from workbench.content.new_lesson import lesson_files, started_lesson
    from workbench.notebooks.new_page import new_page

    known = content_of(content)
    started = started_lesson(known, name)
    pages = [path.name for path in (content / "notebooks" / "lessons").glob("*.ipynb")]
    _write(content, {**lesson_files(known, started, str(uuid4())), **new_page(pages, started)})


def _write(content: Path, files: Mapping[str, str]) -> None:
    from workbench.content.new import write_new

    for path in write_new(content, files):
        typer.echo(path)
    typer.echo(NEXT)
