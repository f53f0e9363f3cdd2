"""Which licensed codes a site shows in place of teaching codes: those of its imported CPT file that name a teaching code.

The file that holds on the world's day counts, and of it the rows that hold on that day. Where a code or a teaching code has
several of them, the one that began last counts.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace

from workbench.codes.procedures import Procedure, Procedures
from workbench.content import Content, read_content
from workbench.content.pack_files import Row, columns_of
from workbench.content.pack_kinds import FIRST, LAST, PackKind
from workbench.desk.packs import Pack, in_force, packs_of, rows_of
from workbench.desk.site import Site

_CODE, _LABEL, _TEACHING, _FIRST, _LAST = (
    columns_of(PackKind.CPT).index(name) for name in ("code", "label", "teaching", FIRST, LAST))


def site_procedures(site: Site) -> Procedures:
    """The map of a site, empty without a file. Raises BadSite, and NotFound when the file's rows are gone."""
    pack = in_force(packs_of(site.path), PackKind.CPT, site.world_date)
    if pack is None:
        return Procedures()
    with closing(rows_of(site.path, pack)) as rows:
        return Procedures(_shown(rows, site.world_date.isoformat()))


def in_site_codes(content: Content, procedures: Procedures) -> Content:
    """Content whose new cases and edits show these codes."""
    return replace(content, codes=replace(content.codes, procedures=procedures),
                   edits=content.edits.in_shown_codes(procedures.shown))


def notes_of(site: Site, pack: Pack) -> tuple[str, ...]:
    """What somebody who imported a CPT file should know of it: which teaching codes go on being shown on the world's day."""
    if pack.kind is not PackKind.CPT:
        return ()
    day = f"{site.world_date:%m/%d/%Y}"
    if in_force(packs_of(site.path), PackKind.CPT, site.world_date) != pack:
        return (f"The practice's today is {day}, and another file or none holds on that day. Screens stay as they are.",)
    content, _ = read_content(site.content_dir / "exercises", site.content_dir / "sop")
    teaching = {code.partition("-")[0] for code in content.codes.services if code.startswith("PS")}
    shown = site_procedures(site).licensed.keys()
    unknown, left = (", ".join(sorted(codes)) for codes in (shown - teaching, teaching - shown))
    notes = (f"No exercise has these teaching codes, look for a slip: {unknown}." if unknown else "",
             f"These teaching codes have no code of yours on {day} and stay as they are: {left}." if left else "")
    return tuple(note for note in notes if note)


def _shown(rows: Iterable[Row], day: str) -> dict[str, Procedure]:
    holding = _by_first_day(row for row in rows if row[_FIRST] <= day and (not row[_LAST] or day <= row[_LAST]))
    of_codes = _by_first_day({row[_CODE]: row for row in holding}.values())
    return {row[_TEACHING]: Procedure(row[_CODE], row[_LABEL]) for row in of_codes if row[_TEACHING]}


def _by_first_day(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row[_FIRST])
