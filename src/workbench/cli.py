"""The `workbench` command. It parses and prints; everything it does can be done from Python as well.

Slow libraries are imported inside the commands, so that each starts fast. Exit codes: 0 fine, 1 something to mend, 2 not usable.
"""

import json
import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from workbench.model import Problem, Severity, WorkbenchError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  help="Training and SOPs for billing teams.")
list_app = typer.Typer(no_args_is_help=True, help="List content.")
exercise_app = typer.Typer(no_args_is_help=True, help="Make exercise cases.")
preview_app = typer.Typer(no_args_is_help=True, help="Open content in the browser, without a site.")
people_app = typer.Typer(no_args_is_help=True, help="People of a site.")
audit_app = typer.Typer(no_args_is_help=True, help="The audit record of a site.")
app.add_typer(list_app, name="list")
app.add_typer(exercise_app, name="exercise")
app.add_typer(preview_app, name="preview")
app.add_typer(people_app, name="people")
app.add_typer(audit_app, name="audit")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Seed = Annotated[str, typer.Option(help="Any text; the same text is always the same case.")]
Level = Annotated[int | None, typer.Option(help="Proficiency level 1-5.")]
TrapCode = Annotated[str, typer.Option(help="Spring this trap, by its mistake code.")]
ContentDir = Annotated[Path, typer.Option("--content", help="Folder that holds exercises/ and sop/.")]
SiteDir = Annotated[Path, typer.Option("--site", help="The site's folder.")]

HERE = Path.cwd() if (Path.cwd() / "exercises").is_dir() else Path(__file__).resolve().parents[2]


def main() -> None:
    """Run the command line; a refused request is one sentence and exit code 2."""
    try:
        app()
    except WorkbenchError as refusal:
        typer.echo(str(refusal), err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(1)


@app.command()
def up(site: SiteDir = Path("site"), port: Annotated[int, typer.Option(help="The one address people use.")] = 8000) -> None:
    """Start everything on this machine: workbench up --port 9000."""
    from workbench.hub.launcher import up as launch

    _refuse_odd_port(port)
    raise typer.Exit(launch(site, port))


@app.command()
def desk(private: Annotated[bool, typer.Option("--private", help="One local person, a temporary database.")] = False,
         site: Annotated[Path | None, typer.Option("--site", help="A site's folder, with --person.")] = None,
         person: Annotated[list[str] | None, typer.Option(help="Sign-in names that get a token.")] = None) -> None:
    """Serve the desk alone: workbench desk --private. Ends when its input ends."""
    from workbench.service.main import run_hub, run_private

    if private:
        run_private(site, person or [])
    elif "JUPYTERHUB_SERVICE_URL" in os.environ:
        run_hub()
    else:
        raise _refused("Only the hub starts the desk like this. Alone it starts with --private: workbench desk --private.")


@app.command()
def check(content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """Check every exercise, SOP and notebook: workbench check."""
    from workbench.content import read_content
    from workbench.notebooks import lint_notebook

    _, problems = read_content(content / "exercises", content / "sop")
    for path in sorted((content / "notebooks").rglob("*.ipynb")):
        with _readable(path):
            problems += lint_notebook(str(path.relative_to(content)), path.read_text("utf-8"))
    _print_problems(problems, as_json)
    raise typer.Exit(1 if any(each.severity is Severity.ERROR for each in problems) else 0)


@list_app.command("exercises")
def list_exercises(content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """All exercise types: workbench list exercises --json."""
    rows = [
        {"code": each.code, "slug": each.slug, "title": each.title, "kind": each.kind, "module": each.module,
         "levels": list(each.levels), "competencies": list(each.competencies), "sop": each.sop, "status": each.status.value}
        for each in sorted(_content(content).exercises.values(), key=lambda each: each.code)
    ]
    _print_rows(rows, as_json)


@list_app.command("sops")
def list_sops(content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """All SOPs as their files state them: workbench list sops --json."""
    rows = [
        {"id": each.id, "title": each.title, "version": each.version, "owner_role": each.owner_role, "status": "file"}
        for each in sorted(_content(content).sops.values(), key=lambda each: each.id)
    ]
    _print_rows(rows, as_json)


@app.command()
def variant(slug: str, seed: Seed, level: Level = None, trap: TrapCode = "", content: ContentDir = HERE,
            as_json: AsJson = False) -> None:
    """A case with its key, for its author: workbench variant post-one-eob --seed demo --json."""
    from workbench.content.trial import trial

    _print_json(trial(_content(content), slug, seed, level, trap).variant_json())


@app.command("model-answer")
def model_answer(slug: str, seed: Seed, level: Level = None, trap: TrapCode = "", content: ContentDir = HERE,
                 as_json: AsJson = False) -> None:
    """The answer with full marks: workbench model-answer post-one-eob --seed demo --json."""
    from workbench.content.trial import trial

    _print_json(trial(_content(content), slug, seed, level, trap).model_answer())


@app.command("wrong-answers")
def wrong_answers(slug: str, seed: Seed, level: Level = None, trap: TrapCode = "", content: ContentDir = HERE,
                  as_json: AsJson = False) -> None:
    """One answer for each trap of the case: workbench wrong-answers post-one-eob --seed demo --json."""
    from workbench.content.trial import trial

    _print_json(trial(_content(content), slug, seed, level, trap).wrong_answers())


@app.command()
def grade(slug: str, seed: Seed, answer: Annotated[str, typer.Option(help="A JSON file, or - for standard input.")],
          level: Level = None, trap: TrapCode = "", content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """Grade an answer: workbench grade post-one-eob --seed demo --answer answer.json --json."""
    from workbench.content.trial import answer_from_json, trial

    case = trial(_content(content), slug, seed, level, trap)
    try:
        text = sys.stdin.read() if answer == "-" else Path(answer).read_text("utf-8-sig")
        given = answer_from_json(json.loads(text, parse_int=str, parse_float=str))
    except (OSError, ValueError, RecursionError) as error:
        raise _refused(f"{answer}: {_reason(error)}") from None
    _print_json(case.grade(given))


@app.command()
def era(files: list[Path], as_json: AsJson = False) -> None:
    """Read 835 remittance files: workbench era remit.835 --json. Exit 0 clean, 1 with errors, 2 when a file is no 835."""
    from workbench.model.wire import encode
    from workbench.x12 import era_report

    remits = []
    for path in files:
        with _readable(path):
            remits.append((str(path), path.read_bytes()))
    report, code = era_report(remits)
    if as_json:
        _print_json(encode(report))
    else:
        for line in report.lines():
            typer.echo(line)
    raise typer.Exit(code)


@exercise_app.command("from-era")
def from_era(file: Path, site: SiteDir = Path("site"), claim: Annotated[str, typer.Option(help="Its claim number (CLP01).")] = "",
             as_json: AsJson = False) -> None:
    """Make a PAY-04 case of a balanced 835, de-identified: workbench exercise from-era remit.835 --site site."""
    from workbench.desk.cases import import_era
    from workbench.desk.site import make_site, open_desk

    with _readable(file):
        data = file.read_bytes()
    at_desk = open_desk(make_site(site))
    done = import_era(at_desk, data, claim, secrets.token_hex(16))
    at_desk.store.close()
    if as_json:
        _print_json({"case": done.case, "label": done.label, "problems": _rows(done.problems)})
    else:
        _print_problems(done.problems, False)
        typer.echo(done.sentence)
    raise typer.Exit(0 if done.case else 1)


@preview_app.command("exercise")
def preview_exercise(slug: str, content: ContentDir = HERE,
                     port: Annotated[int, typer.Option(help="0 takes a free one.")] = 0,
                     browser: Annotated[bool, typer.Option(help="Open the browser.")] = True) -> None:
    """See an exercise as a trainee would, with nothing stored: workbench preview exercise post-one-eob."""
    from workbench.content.trial import trial
    from workbench.hub.preview import preview

    _refuse_odd_port(port)
    case = trial(_content(content), slug, "preview")
    raise typer.Exit(preview(content, case.exercise.slug, port, browser))


@people_app.command("import")
def import_people(file: Path, site: SiteDir = Path("site"), as_json: AsJson = False) -> None:
    """Add people from a CSV (login,name,job_role,groups,team,leads): workbench people import people.csv."""
    from workbench.desk.import_people import import_csv

    with _readable(file):
        text = file.read_text("utf-8-sig")
    added, problems = import_csv(site, text)
    if as_json:
        _print_json({"added": [{"login": each.login, "password": each.password} for each in added],
                     "problems": _rows(problems)})
    else:
        _print_problems(problems, False)
        for each in added:
            typer.echo(f"{each.login}\t{each.password}")
    raise typer.Exit(1 if problems else 0)


@audit_app.command("verify")
def verify_audit(site: SiteDir = Path("site"), as_json: AsJson = False) -> None:
    """Compute the audit chain again: workbench audit verify --site site. Exit 0 when every record holds, 1 when one does not."""
    from workbench.desk.site import verify_records
    from workbench.model.wire import encode

    found = verify_records(site)
    if as_json:
        _print_json(encode(found))
    elif found.ok:
        typer.echo(f"All {found.checked} records hold. The newest is sealed {found.head}.")
    else:
        typer.echo(f"Record {found.broken} does not hold: it, or what it speaks of, was changed after it was written.")
    raise typer.Exit(0 if found.ok else 1)


def _content(folder: Path):  # type: ignore[no-untyped-def]  # Content is imported late
    from workbench.content import read_content

    content, problems = read_content(folder / "exercises", folder / "sop")
    for problem in problems:
        typer.echo(str(problem), err=True)
    return content


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(f"{path}: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "This is not text in UTF-8."
    if isinstance(error, RecursionError):
        return "This is nested too deeply to be an answer."
    return f"{error.strerror}." if isinstance(error, OSError) and error.strerror else str(error)


def _refuse_odd_port(port: int) -> None:
    if not 0 <= port <= 65535:
        raise _refused(f"There is no port {port}. Ports go from 0 to 65535; 0 takes a free one.")


def _refused(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(2)


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False))


def _print_rows(rows: list[dict[str, object]], as_json: bool) -> None:
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        typer.echo("  ".join(str(value) for value in row.values()))


def _rows(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"where": each.where, "code": each.code, "message": each.message, "severity": each.severity.value}
            for each in problems]


def _print_problems(problems: Iterable[Problem], as_json: bool) -> None:
    if as_json:
        _print_json(_rows(problems))
        return
    for problem in problems:
        typer.echo(str(problem))
