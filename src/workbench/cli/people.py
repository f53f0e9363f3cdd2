"""Commands about the people of a site."""

from pathlib import Path

import typer

from workbench.cli.options import AsJson, SiteDir
from workbench.cli.printing import print_json, print_problems, problem_rows, readable

app = typer.Typer(name="people", no_args_is_help=True, help="People of a site.")


@app.command("import")
def import_people(file: Path, site: SiteDir = Path("site"), as_json: AsJson = False) -> None:
    """Add people from a CSV (login,name,job_role,groups,team,leads): workbench people import people.csv."""
    from workbench.desk.import_people import import_csv

    with readable(file):
        text = file.read_text("utf-8-sig")
    added, problems = import_csv(site, text)
    if as_json:
        print_json({"added": [{"login": each.login, "password": each.password} for each in added],
                     "problems": problem_rows(problems)})
    else:
        print_problems(problems, False)
        for each in added:
            typer.echo(f"{each.login}\t{each.password}")
    raise typer.Exit(1 if problems else 0)
