"""The command that builds an invented practice: a folder of tables and X12 files, the same for the same words."""

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.printing import refused

app = typer.Typer()

Practice = Annotated[str, typer.Option(help="Which one: larkmere, thistlepaw or keystone.")]
Lines = Annotated[int | None, typer.Option(help="About how many claim lines, pet invoices or list bill lines: 50 to 5,000,000.")]
Seed = Annotated[str, typer.Option(help="Any text; the same text is always the same world.")]
Out = Annotated[Path | None, typer.Option(help="A new folder for it.")]
Digest = Annotated[bool, typer.Option("--digest", help="Print the SHA-256 over all its rows.")]
X12 = Annotated[int,
                typer.Option("--x12", min=0, help="Of how many first claims (keystone: members) to write X12 files and notes.")]
Faults = Annotated[Path | None, typer.Option(help="A TOML file of faults to plant; a line is posted-twice = 2.")]
Licensed = Annotated[Path | None, typer.Option("--site", help="Show the licensed codes that this site imported.")]


@app.command()
def world(practice: Practice = "larkmere", lines: Lines = None, seed: Seed = "larkmere", out: Out = None,
          x12: X12 = 2_000, faults: Faults = None, site: Licensed = None, digest: Digest = False) -> None:
    """Build a synthetic practice: workbench world --practice larkmere --lines 650 --seed demo --out larkmere --digest."""
    from workbench.cli.world_making import made, refuse_place, watched, wishes, with_codes_of, write
    from workbench.world.digest import digest as digest_of
    from workbench.world.spec import USUAL, WorldSpec

    if out is None and not digest:
        raise refused("Say where it goes with --out FOLDER, or ask for its --digest.")
    if out is not None:
        refuse_place(out)
    try:
        spec = WorldSpec(practice, USUAL if lines is None else lines, seed)
    except ValueError as error:
        raise refused(str(error)) from None
    if spec.practice != "larkmere" and site:
        raise refused("Licensed codes are for larkmere.")
    wanted = wishes(faults, spec.practice) if faults else {}
    with watched() as bar:
        it = made(spec, wanted, bar)
        it = with_codes_of(site, it) if site else it
        told = write(it, out, x12, bar) if out is not None else []
    for line in told:
        typer.echo(line)
    if digest:
        typer.echo(digest_of(it.planted.world))
