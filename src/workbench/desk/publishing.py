"""Publishing: what is new in the content folder enters the register, and a running desk takes it up. All of it or nothing.

A mark in the site's folder says when something was last published; a running desk looks at it on each request, which costs one
look at a file, and reads the content again when it has changed.
"""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.desk.opening import bare_desk, site_content
from workbench.desk.register import enter
from workbench.desk.site import Site, mark_published, open_site


def publish_site(path: Path) -> tuple[str, ...]:
    """Publishes the content of the site in that folder and names what is new. Raises BadSite, BadContent, Unavailable."""
    site = open_site(path)
    desk = bare_desk(site)
    with closing(desk.store):
        new = enter(desk)
        mark_published(site, desk.now())
    return new


def taken_up(site: Site, desk: Desk) -> Desk:
    """The same desk over the content as it is now. Raises BadContent when that cannot be served."""
    newest = replace(desk, content=site_content(site))
    enter(newest)
    return newest
