"""The command that holds claim files against the edits before they go out."""

from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.content import content_of
from workbench.cli.options import HERE, AsJson, ContentDir, day
from workbench.cli.printing import print_json, readable

app = typer.Typer()

Site = Annotated[Path | None, typer.Option("--site", help="Use the packs, book of diagnoses and holidays of this site.")]
Today = Annotated[date | None, typer.Option(parser=day, help="The day the claims go out, 2026-09-30.")]


@app.command()
def scrub(files: list[Path], site: Site = None, today: Today = None, content: ContentDir = HERE, as_json: AsJson = False) -> None:
    """Hold 837P claims against the edits: workbench scrub claims.837 --site site. Exit 0 no error, 1 errors, 2 no 837."""
    from workbench.desk.opening import site_content
    from workbench.desk.site import open_site
    from workbench.desk.site_edits import silent_before, site_setting
    from workbench.model.wire import encode
    from workbench.scrub import Setting
    from workbench.scrub.claim_files import scrub_file

    sent = []
    for path in files:
        with readable(path):
            sent.append((str(path), path.read_bytes()))
    goes_out = today or datetime.now(UTC).date()
    if site is None:
        known = content_of(content)
        beside: AbstractContextManager[Setting] = nullcontext(Setting(goes_out, known.edits, spans=known.codes.icd10.spans))
    else:
        with readable(site):
            opened = open_site(site)
            beside = site_setting(opened, site_content(opened), goes_out)
    with beside as setting:
        scrubbed = [scrub_file(name, data, setting) for name, data in sent]
        earliest = min((each.earliest for each in scrubbed if each.earliest), default=None)
        told = silent_before(setting, earliest) if earliest else ()
    if as_json:
        print_json({"files": encode(tuple(scrubbed)), "notes": list(told)})
    else:
        for line in (*(line for each in scrubbed for line in each.lines()), *told):
            typer.echo(line)
    raise typer.Exit(max(each.exit_code for each in scrubbed))
