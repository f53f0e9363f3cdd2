"""Opens the desk of a site: its records, its content in its own codes, its list of codes and its figures, put together."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime

from workbench.content import Content, feedback, read_content, with_drafts
from workbench.desk.codes import code_list
from workbench.desk.desk import Desk
from workbench.desk.figures.process import world_panels
from workbench.desk.register import DRAFTS, FIRST, enter
from workbench.desk.site import PACKS, WORLDS, Site, mark_published, open_records, secret_of
from workbench.desk.site_codes import in_site_codes, site_procedures
from workbench.kinds.registry import kind_named
from workbench.model import BadContent, Severity, WorkbenchError


def open_desk(site: Site, drafts: bool = False) -> Desk:
    """The desk over the site's records and content. What is new there is published. Raises BadSite, BadContent, Unavailable.

    `drafts`: for an author's own look, with what is not finished yet. Never for a site that people use.
    """
    desk = bare_desk(site)
    if drafts:
        desk = replace(desk, content=with_drafts(desk.content))
    try:
        if enter(desk, DRAFTS if drafts else FIRST):
            mark_published(site, desk.now())
    except WorkbenchError:
        desk.store.close()
        raise
    return desk


def bare_desk(site: Site) -> Desk:
    """The desk before its content is held against what was published. Raises BadSite, BadContent, Unavailable."""
    content = site_content(site)
    return Desk(
        store=open_records(site), content=content, kind=kind_named, words=feedback, secret=secret_of(site),
        now=lambda: datetime.now(UTC), new_id=lambda: secrets.token_hex(8), zone=site.zone, organisation=site.organisation,
        codes=code_list(site.path / PACKS), panels=world_panels(site.path / WORLDS, site.world_date, site.organisation),
    )


def site_content(site: Site) -> Content:
    """The site's content, without an error and in the site's own codes. Raises BadContent, BadSite, NotFound."""
    content, problems = read_content(site.content_dir / "exercises", site.content_dir / "sop")
    wrong = [problem for problem in problems if problem.severity is Severity.ERROR]
    if wrong:
        raise BadContent(f"The content has {len(wrong)} problems; `workbench check` lists them. The first: {wrong[0]}")
    return in_site_codes(content, site_procedures(site))
