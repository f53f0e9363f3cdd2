"""The SOP library as one person meets it: the list, a search in it, one document with what is asked of this person."""

from calendar import monthrange
from datetime import date

from workbench.desk.acknowledging import acknowledge, find_in_force, readings, sop_row, statement
from workbench.desk.desk import Desk
from workbench.desk.finding_sops import find_in_sops, nearest
from workbench.desk.home import me_of
from workbench.desk.panels import filters_of
from workbench.desk.register import in_force
from workbench.desk.sop_practice import practised_by, step_trouble
from workbench.model import Library, Person, SopView


def library(desk: Desk, person: Person, text: str = "") -> Library:
    """Every SOP in force, and where the words of `text` stand in them."""
    with desk.store.reading() as connection:
        sops = in_force(desk, connection)
        read = readings(desk, connection, person, sops)
        rows = tuple(sop_row(each, read[each.sop.id]) for each in sops)
        texts = tuple(each.sop for each in sops)
        hits = find_in_sops(texts, text)
        meant = "" if hits else nearest(texts, text)
        return Library(me_of(desk, connection, person), rows, text, hits or find_in_sops(texts, meant), meant)


def sop_view(desk: Desk, person: Person, sop: str) -> SopView:
    """One SOP as it is in force, for this person. Raises NotFound."""
    with desk.store.reading() as connection:
        current = find_in_force(desk, connection, sop)
        read = readings(desk, connection, person, (current,))[sop]
        live = desk.content.sops[sop]  # figures and exercises are no part of the frozen text
        return SopView(
            me=me_of(desk, connection, person), sop=current.sop, digest=current.digest, effective_on=current.effective_on,
            review_due=_months_later(current.effective_on, current.sop.review_every_months), signed=read.signed, due=read.due,
            signed_at=read.at, previous=read.previous, statement=statement(current.sop),
            trouble=step_trouble(desk, connection, current.sop),
            exercises=practised_by(desk, connection, live, person.id), panels=live.panels,
            filters=filters_of(live.panels),
        )


def sign(desk: Desk, person: Person, sop: str, version: str, digest: str, shown: bool) -> SopView:
    """Acknowledges and shows the SOP again. Raises NotFound, Conflict."""
    acknowledge(desk, person, sop, version, digest, shown)
    return sop_view(desk, person, sop)


def _months_later(day: date, months: int) -> date:
    """The same day that many months later, or the last one of that month.

    >>> _months_later(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
