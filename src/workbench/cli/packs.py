"""Commands about code packs: the code files that a customer brings under its own licence."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.options import AsJson, SiteDir
from workbench.cli.printing import print_json, print_problems, problem_rows, readable, refused

app = typer.Typer(name="pack", no_args_is_help=True, help="Code packs of a site.")


@app.command("import")
def import_file(
    kind: str, file: Path, site: SiteDir = Path("site"),
    version: Annotated[str, typer.Option(help="Its name; without it the file's name.")] = "",
    effective: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day it holds, 2026-01-01.")] = None,
    as_json: AsJson = False,
) -> None:
    """Keep a code file (ncci-ptp, mue, fee-schedule, carc, rarc, cpt) of your own: workbench pack import mue mue.csv."""
    from workbench.content.pack_kinds import PackKind
    from workbench.desk.packs import import_pack
    from workbench.desk.site import mark_published, open_site

    if kind not in set(PackKind):
        raise refused(f'There is no kind "{kind}". There are {", ".join(PackKind)}.')
    with readable(file):
        text = file.read_text("utf-8-sig")
    begins = effective.date() if effective else None
    with readable(site):
        pack, problems = import_pack(site, PackKind(kind), text, file.name, datetime.now(UTC).date(), version, begins)
        if pack:
            mark_published(open_site(site), datetime.now(UTC))
    if as_json:
        print_json({"pack": pack and pack.shown(), "problems": problem_rows(problems)})
    else:
        print_problems(problems, False)
        typer.echo(f"{pack.kind} {pack.version}: {pack.rows:,} rows from {pack.effective} on." if pack else "Nothing was stored.")
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
        typer.echo(f"{pack.kind}  {pack.version}  {pack.effective}  {pack.rows:,}  {pack.file}")
    if not packs:
        typer.echo("No pack was imported yet.")
