"""The command that builds an invented practice: a folder of tables, the same for the same words."""

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.printing import readable, refused

app = typer.Typer()

Practice = Annotated[str, typer.Option(help="Which practice.")]
Lines = Annotated[int, typer.Option(help="About how many claim lines.")]
Seed = Annotated[str, typer.Option(help="Any text; the same text is always the same world.")]
Out = Annotated[Path | None, typer.Option(help="A new folder for it.")]
Digest = Annotated[bool, typer.Option("--digest", help="Print the SHA-256 over all its rows.")]


@app.command()
def world(practice: Practice = "larkmere", lines: Lines = 650, seed: Seed = "larkmere", out: Out = None,
          digest: Digest = False) -> None:
    """Build a synthetic practice: workbench world --practice larkmere --lines 650 --seed demo --out larkmere --digest."""
    from rich.console import Console

    from workbench.world.digest import digest as digest_of
    from workbench.world.files import build_world, write_world
    from workbench.world.spec import WorldSpec

    if out is None and not digest:
        raise refused("Say where it goes with --out FOLDER, or ask for its --digest.")
    if out is not None and (out.exists() or not out.absolute().parent.is_dir()):
        raise refused(f"{out}: {'this is there already' if out.exists() else 'there is no such folder to put it in'}.")
    try:
        spec = WorldSpec(practice, lines, seed)
    except ValueError as error:
        raise refused(str(error)) from None
    with Console(stderr=True).status(f"Building {practice}, about {lines:,} lines"):  # silent unless somebody watches
        built = build_world(spec)
        if out is not None:
            with readable(out):
                write_world(built, out)
    if out is not None:
        typer.echo(f"{out}")
        for name, frame in built.tables.items():
            typer.echo(f"  {name}  {len(frame):,}")
    if digest:
        typer.echo(digest_of(built))
