"""Commands about real remittance files: read them, and make an exercise of one."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.options import AsJson, SiteDir
from workbench.cli.printing import print_json, print_problems, problem_rows, readable

app = typer.Typer()
exercises = typer.Typer(name="exercise", no_args_is_help=True, help="Make exercise cases.")


@app.command()
def era(files: list[Path], as_json: AsJson = False) -> None:
    """Read 835 remittance files: workbench era remit.835 --json. Exit 0 clean, 1 with errors, 2 when a file is no 835."""
    from workbench.model.wire import encode
    from workbench.x12 import era_report

    remits = []
    for path in files:
        with readable(path):
            remits.append((str(path), path.read_bytes()))
    report, code = era_report(remits)
    if as_json:
        print_json(encode(report))
    else:
        for line in report.lines():
            typer.echo(line)
    raise typer.Exit(code)


@exercises.command("from-era")
def from_era(file: Path, site: SiteDir = Path("site"), claim: Annotated[str, typer.Option(help="Its claim number (CLP01).")] = "",
             as_json: AsJson = False) -> None:
    """Make a PAY-04 case of a balanced 835, de-identified: workbench exercise from-era remit.835 --site site."""
    from workbench.desk.cases import import_era
    from workbench.desk.opening import open_desk
    from workbench.desk.site import make_site

    with readable(file):
        data = file.read_bytes()
    at_desk = open_desk(make_site(site))
    done = import_era(at_desk, data, claim, secrets.token_hex(16))
    at_desk.store.close()
    if as_json:
        print_json({"case": done.case, "label": done.label, "problems": problem_rows(done.problems)})
    else:
        print_problems(done.problems, False)
        typer.echo(done.sentence)
    raise typer.Exit(0 if done.case else 1)
