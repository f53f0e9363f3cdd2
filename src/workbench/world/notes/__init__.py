"""The clinic's visit notes: what a coder reads. One text for each visit, made of phrases; the claim follows from it.

It opens no file, and says no code, no price and no payer.
"""

from collections.abc import Iterator

from workbench.world.frames import World
from workbench.world.notes.case import cases_of
from workbench.world.notes.layouts import note_of
from workbench.world.notes.telling import told

__all__ = ["visit_notes"]


def visit_notes(world: World, claims: int) -> Iterator[tuple[str, str]]:
    """Name and text of the note of each visit that the first `claims` claims bill, by account and day.

    The world's services are in teaching codes: a note says what was done, whatever code a site shows for it.
    """
    for case in cases_of(world, claims):
        yield f"{case.account}-{case.seen:%Y%m%d}.txt", note_of(case, told(case))
