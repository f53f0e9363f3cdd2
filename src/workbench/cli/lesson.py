"""Commands about one lesson as a file: on paper, or as an executed notebook."""

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.content import content_of
from workbench.cli.options import HERE, ContentDir
from workbench.cli.printing import readable, refused

app = typer.Typer(name="lesson", no_args_is_help=True, help="Lessons as files.")

Words = Annotated[list[str] | None, typer.Option("-p", "--parameter", help="Like payer=medicare or level=2; repeat it.")]
Mode = Annotated[str, typer.Option(help="guided, or handout: questions to fill in, answers at the end.")]
To = Annotated[str, typer.Option(help="html or ipynb.")]
Out = Annotated[Path | None, typer.Option(help="The file; else lesson-mode.html in this folder.")]


@app.command()
def render(slug: str, parameter: Words = None, mode: Mode = "handout", to: To = "html", out: Out = None,
           content: ContentDir = HERE) -> None:
    """Write a lesson as a file that prints well: workbench lesson render claim-coding -p payer=medicare --mode handout."""
    from workbench.notebooks.lesson_choice import chosen, form_named, lesson_named
    from workbench.notebooks.parameters import from_words

    form, words = form_named(to), {"mode": mode, **from_words(parameter or ())}
    lesson = lesson_named(content_of(content), slug)
    given = chosen(lesson, words)
    file = out or Path(f"{slug}-{given['mode']}.{form.value}")
    if not file.absolute().parent.is_dir():
        raise refused(f"{file.parent}: there is no such folder.")
    from workbench.notebooks.rendering import render_lesson  # slow: only for what can be rendered

    text = render_lesson(content, lesson, given, form)
    with readable(file):
        file.write_text(text, "utf-8")
    typer.echo(file)
