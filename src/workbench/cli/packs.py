"""Commands about code packs: the code files that a customer brings under its own licence."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.options import AsJson, SiteDir, day
from workbench.cli.printing import print_json, print_problems, problem_rows, readable, refused

app = typer.Typer(name="pack", no_args_is_help=True, help="Code packs of a site.")


@app.command("import")
def import_file(
    kind: str, files: list[Path], site: SiteDir = Path("site"),
    version: Annotated[str, typer.Option(help="Its name; without it the first file's name.")] = "",
    effective: Annotated[date | None, typer.Option(parser=day, help="The first day it holds, 2026-01-01.")] = None,
    as_json: AsJson = False,
) -> None:
    """Keep a code file (ncci-ptp, mue, fee-schedule, carc, rarc, cpt), or its parts: workbench pack import mue mue.csv."""
    from workbench.content.pack_kinds import PackKind
    from workbench.desk.packs import import_pack
    from workbench.desk.site import mark_published, open_site
    from workbench.desk.site_codes import notes_of

    if kind not in set(PackKind):
        raise refused(f'There is no kind "{kind}". There are {", ".join(PackKind)}.')
    for file in files:
        with readable(file), file.open("rb"):
            pass
    with readable(files[0] if len(files) == 1 else site):
        pack, problems = import_pack(site, PackKind(kind), files, datetime.now(UTC).date(), version, effective)
    notes: tuple[str, ...] = ()
    if pack:
        opened = open_site(site)
        mark_published(opened, datetime.now(UTC))
        notes = notes_of(opened, pack)
    if as_json:
        print_json({"pack": pack and pack.shown(), "problems": problem_rows(problems), "notes": list(notes)})
    else:
        print_problems(problems, False)
        typer.echo(f"{pack.kind} {pack.version}: {_rows(pack.rows)} from {pack.effective} on." if pack else "Nothing was stored.")
        for note in notes:
            typer.echo(note)
    raise typer.Exit(0 if pack else 1)


@app.command("list")
def list_packs(site: SiteDir = Path("site"), as_json: AsJson = False) -> None:
    """The code packs of a site, the newest of each kind first: workbench pack list --site site."""
    from workbench.desk.packs import packs_of

    packs = packs_of(site)
    if as_json:
        print_json([pack.shown() for pack in packs])
        return
    for pack in packs:
        typer.echo(f"{pack.kind}  {pack.version}  from {pack.effective} on  {_rows(pack.rows)}  {pack.file}")
    if not packs:
        typer.echo("No pack was imported yet.")


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"
