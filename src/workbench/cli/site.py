"""Commands about a site: start it, serve its desk, verify its record."""

import os
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.options import AsJson, SiteDir
from workbench.cli.printing import print_json, refuse_odd_port, refused

app = typer.Typer()
audit = typer.Typer(name="audit", no_args_is_help=True, help="The audit record of a site.")


@app.command()
def up(site: SiteDir = Path("site"), port: Annotated[int, typer.Option(help="The one address people use.")] = 8000) -> None:
    """Start everything on this machine: workbench up --port 9000."""
    refuse_odd_port(port)
    from workbench.hub.launcher import up as launch

    raise typer.Exit(launch(site, port))


@app.command()
def desk(private: Annotated[bool, typer.Option("--private", help="One local person, a temporary database.")] = False,
         site: Annotated[Path | None, typer.Option("--site", help="A site's folder, with --person.")] = None,
         person: Annotated[list[str] | None, typer.Option(help="Sign-in names that get a token.")] = None) -> None:
    """Serve the desk alone: workbench desk --private. Ends when its input ends."""
    if not private and "JUPYTERHUB_SERVICE_URL" not in os.environ:
        raise refused("Only the hub starts the desk like this. Alone it starts with --private: workbench desk --private.")
    from workbench.service.main import run_hub, run_private

    if private:
        run_private(site, person or [])
    else:
        run_hub()


@app.command()
def publish(site: SiteDir = Path("site"), as_json: AsJson = False) -> None:
    """Put changed exercises, lessons and SOPs before people, all of them or none: workbench publish --site site."""
    from workbench.desk.publishing import publish_site

    new = publish_site(site)
    if as_json:
        print_json({"published": list(new)})
    else:
        for each in new or ("Nothing is new since the last time.",):
            typer.echo(each)


@audit.command("verify")
def verify_audit(site: SiteDir = Path("site"), as_json: AsJson = False) -> None:
    """Compute the audit chain again: workbench audit verify --site site. Exit 0 when every record holds, 1 when one does not."""
    from workbench.desk.site import verify_records
    from workbench.model.wire import encode

    found = verify_records(site)
    if as_json:
        print_json(encode(found))
    elif found.ok:
        typer.echo(f"All {found.checked} records hold. The newest is sealed {found.head}.")
    else:
        typer.echo(f"Record {found.broken} does not hold: it, or what it speaks of, was changed after it was written.")
    raise typer.Exit(0 if found.ok else 1)
