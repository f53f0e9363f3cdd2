"""Commands about what authors write: check it, list it."""

from pathlib import Path

import typer

from workbench.cli.options import HERE, AsJson, ContentDir
from workbench.cli.printing import print_problems, print_rows, readable
from workbench.model import Severity

app = typer.Typer()
lists = typer.Typer(name="list", no_args_is_help=True, help="List content.")


@app.command()
def check(content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """Check every exercise, SOP and notebook: workbench check."""
    from workbench.content import read_content
    from workbench.notebooks import check_notebooks

    found, problems = read_content(content / "exercises", content / "sop")
    problems += check_notebooks(_notebooks(content), found.lessons)
    print_problems(problems, as_json)
    if not problems and not as_json:
        exercises = len(found.exercises) - len(found.lessons)
        typer.echo(f"No problem found. Exercises: {exercises}. Lessons: {len(found.lessons)}. SOPs: {len(found.sops)}.")
    raise typer.Exit(1 if any(each.severity is Severity.ERROR for each in problems) else 0)


@lists.command("exercises")
def list_exercises(content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """All exercise types: workbench list exercises --json."""
    rows = [
        {"code": each.code, "slug": each.slug, "title": each.title, "kind": each.kind, "module": each.module,
         "levels": list(each.levels), "competencies": list(each.competencies), "sop": each.sop, "status": each.status.value}
        for each in sorted(content_of(content).exercises.values(), key=lambda each: each.code)
    ]
    print_rows(rows, as_json)


@lists.command("sops")
def list_sops(content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """All SOPs as their files state them: workbench list sops --json."""
    rows = [
        {"id": each.id, "title": each.title, "version": each.version, "owner_role": each.owner_role, "status": "file"}
        for each in sorted(content_of(content).sops.values(), key=lambda each: each.id)
    ]
    print_rows(rows, as_json)


@lists.command("lessons")
def list_lessons(content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """All lessons with the parameters they take: workbench list lessons --json."""
    known = content_of(content)
    rows: list[dict[str, object]] = [
        {"slug": each.slug, "title": each.title, "module": each.module, "exercise": each.exercise, "sop": each.sop,
         "practices": list(each.practices), "payers": list(each.payers), "levels": list(each.levels), "minutes": each.minutes,
         "moments": [moment.id for moment in each.moments], "status": known.exercises[f"lesson-{each.slug}"].status.value}
        for each in sorted(known.lessons.values(), key=lambda each: each.slug)
    ]
    print_rows(rows, as_json)


def _notebooks(content: Path) -> dict[str, str]:
    texts = {}
    for path in sorted([*(content / "notebooks").rglob("*.ipynb"), *(content / "sop").glob("*.ipynb")]):
        with readable(path):
            texts[path.relative_to(content).as_posix()] = path.read_text("utf-8")
    return texts


def content_of(folder: Path):  # type: ignore[no-untyped-def]  # Content is imported late
    """The content of a folder; what is wrong with it is told on the way, and stops nothing."""
    from workbench.content import read_content

    content, problems = read_content(folder / "exercises", folder / "sop")
    for problem in problems:
        typer.echo(str(problem), err=True)
    return content
