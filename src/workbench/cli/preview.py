"""Commands that open content in the browser, without a site."""

import typer

from workbench.cli.content import content_of
from workbench.cli.options import HERE, Browser, ContentDir, Port
from workbench.cli.printing import refuse_odd_port, refused

app = typer.Typer(name="preview", no_args_is_help=True, help="Open content in the browser, without a site.")


@app.command("exercise")
def preview_exercise(slug: str, content: ContentDir = HERE, port: Port = 0, browser: Browser = True) -> None:
    """See an exercise as a trainee would, with nothing stored: workbench preview exercise post-one-eob."""
    refuse_odd_port(port)
    from workbench.content.trial import trial
    from workbench.hub.preview import preview

    case = trial(content_of(content), slug, "preview")
    raise typer.Exit(preview(content, case.exercise.slug, port, browser))


@app.command("lesson")
def preview_lesson(slug: str, content: ContentDir = HERE, port: Port = 0, browser: Browser = True) -> None:
    """See a lesson as a trainee would, with nothing stored: workbench preview lesson payment-posting."""
    refuse_odd_port(port)
    from workbench.hub import preview

    content_of(content)
    raise typer.Exit(preview.preview_lesson(content, slug, port, browser))


@app.command("sop")
def preview_sop(sop: str, content: ContentDir = HERE, port: Port = 0, browser: Browser = True) -> None:
    """See an SOP as its readers would, with nothing stored: workbench preview sop SOP-05."""
    refuse_odd_port(port)
    from workbench.hub import preview

    known = content_of(content).sops
    if sop not in known:
        raise refused(f'There is no SOP "{sop}". There are {", ".join(sorted(known)) or "none"}.')
    raise typer.Exit(preview.preview_sop(content, sop, port, browser))
