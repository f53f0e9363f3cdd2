"""The `workbench` command. It parses and prints; everything it does can be done from Python as well.

Slow libraries are imported inside the commands, so that each starts fast. Exit codes: 0 fine, 1 something to mend, 2 not usable.
"""

import sys

import typer

from workbench.cli import cases, content, era, lesson, new, packs, people, preview, scrubbing, site, world
from workbench.model import WorkbenchError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  help="Training and SOPs for billing teams.")
for group in (
    site.app, world.app, content.app, cases.app, era.app, scrubbing.app, content.lists, lesson.app, new.app, era.exercises,
    preview.app, people.app, packs.app, site.audit,
):
    app.add_typer(group)


def main() -> None:
    """Run the command line; a refused request is one sentence and exit code 2."""
    try:
        app()
    except WorkbenchError as refusal:
        typer.echo(str(refusal), err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(1)
