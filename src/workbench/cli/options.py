"""The options that several commands share, and the content folder they start from."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Seed = Annotated[str, typer.Option(help="Any text; the same text is always the same case.")]
Level = Annotated[int | None, typer.Option(help="Proficiency level 1-5.")]
TrapCode = Annotated[str, typer.Option(help="Spring this trap, by its mistake code.")]
ContentDir = Annotated[Path, typer.Option("--content", help="Folder that holds exercises/ and sop/.")]
SiteDir = Annotated[Path, typer.Option("--site", help="The site's folder.")]
Port = Annotated[int, typer.Option(help="0 takes a free one.")]
Browser = Annotated[bool, typer.Option(help="Open the browser.")]

HERE = Path.cwd() if (Path.cwd() / "exercises").is_dir() else Path(__file__).resolve().parents[3]
"""The content folder where none is named: the current one if it holds exercises/, else the one the package came with."""


def day(text: str) -> date:
    """A day as it is typed on the command line. Raises BadParameter with a sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f'"{text}" is no day. Write it as 2026-01-31.') from None
