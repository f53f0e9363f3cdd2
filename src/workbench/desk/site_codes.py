"""Which licensed codes a site shows in place of teaching codes: those of its imported CPT file that name a teaching code.

The file that holds on the world's day counts, and of it the rows that hold on that day.
"""

from dataclasses import replace

from workbench.codes.procedures import Procedure, Procedures
from workbench.content import Content
from workbench.content.pack_files import Row, columns_of
from workbench.content.pack_kinds import FIRST, LAST, PackKind
from workbench.desk.packs import in_force, packs_of, rows_of
from workbench.desk.site import Site

_CODE, _LABEL, _TEACHING, _FIRST, _LAST = (
    columns_of(PackKind.CPT).index(name) for name in ("code", "label", "teaching", FIRST, LAST))


def site_procedures(site: Site) -> Procedures:
    """The map of a site, empty without a file. Raises BadSite, and NotFound when the file's rows are gone."""
    pack = in_force(packs_of(site.path), PackKind.CPT, site.world_date)
    if pack is None:
        return Procedures()
    day = site.world_date.isoformat()
    rows = (row for row in rows_of(site.path, pack) if _holds(row, day))
    return Procedures({row[_TEACHING]: Procedure(row[_CODE], row[_LABEL]) for row in rows})


def in_site_codes(content: Content, procedures: Procedures) -> Content:
    """Content whose new cases and edits show these codes."""
    return replace(content, codes=replace(content.codes, procedures=procedures),
                   edits=content.edits.in_shown_codes(procedures.shown))


def _holds(row: Row, day: str) -> bool:
    return bool(row[_TEACHING]) and row[_FIRST] <= day and (not row[_LAST] or day <= row[_LAST])
