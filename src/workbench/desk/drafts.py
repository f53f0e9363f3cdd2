"""Working on an attempt before it is handed in: drafts that save themselves, Check, and hints at a shown price."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from workbench.desk.attempt import find_attempt, kind_of, refuse_foreign_fields
from workbench.desk.desk import Desk
from workbench.model import Answer, Checked, Conflict, Hint, NotFound, Person, Saved, Sheet
from workbench.model.wire import dumps
from workbench.store import Act, append, hint_subject
from workbench.store.tables import drafts, hints

HINTS = 3


def save(desk: Desk, person: Person, attempt: str, answer: Answer, revision: int) -> Saved:
    """Keeps a draft. Raises Conflict when a newer one has been saved from another window, or the attempt is graded."""
    with desk.store.writing() as connection:
        found = find_attempt(connection, attempt, person)
        refuse_foreign_fields(found.prompt, answer)
        _refuse_graded(found.graded)
        refuse_stale(connection, attempt, revision)
        at = desk.now()
        _keep(connection, attempt, answer, revision, at=at)
    return Saved(revision + 1, desk.local(at))


def refuse_stale(connection: Connection, attempt: str, revision: int) -> None:
    """Raises Conflict when the page has not seen the newest draft: it would put older work in its place."""
    kept = connection.execute(select(drafts.c.revision).where(drafts.c.attempt == attempt)).scalar_one_or_none() or 0
    if revision != kept:
        raise Conflict("This exercise is open in another window, and newer work was saved there. Go on in that window.")


def check(desk: Desk, person: Person, attempt: str, answer: Answer) -> Checked:
    """Whether every field can be read and the sums hold; never whether they are right."""
    with desk.store.reading() as connection:
        found = find_attempt(connection, attempt, person)
    refuse_foreign_fields(found.prompt, answer)
    _, kind = kind_of(desk, found)
    problems = kind.check(found.prompt, answer)
    if not problems:
        sums = " and everything adds up" if isinstance(found.prompt.work, Sheet) else ""
        return Checked(f"Every entry can be read{sums}. Check does not say whether it is right.", ())
    things = "One thing" if len(problems) == 1 else f"{len(problems)} things"
    return Checked(f"{things} to look at before you submit.", problems)


def show_hint(desk: Desk, person: Person, attempt: str, group: str) -> Hint:
    """The next hint of a group. Raises Conflict when all are shown or the attempt is graded."""
    with desk.store.writing() as connection:
        found = find_attempt(connection, attempt, person)
        exercise, _ = kind_of(desk, found)
        texts = exercise.hints.get(group, ())
        if group not in {each.id for each in found.prompt.hint_groups} or not texts:
            raise NotFound("There are no hints of that name.")
        _refuse_graded(found.graded)
        mine = (hints.c.attempt == attempt) & (hints.c.group == group)
        shown = connection.execute(select(func.count()).select_from(hints).where(mine)).scalar_one()
        if shown >= min(HINTS, len(texts)):
            raise Conflict("You have seen all the hints of this part.")
        hint = Hint(group, shown + 1, texts[shown])
        connection.execute(insert(hints).values(
            attempt=attempt, group=group, number=hint.number, text=hint.text, shown_at=desk.now()))
        append(connection, Act.HINT_SHOWN, person.id, hint_subject(attempt, group, hint.number), desk.now())
    return hint


def _refuse_graded(graded: bool) -> None:
    if graded:
        raise Conflict("This attempt has been graded. Practise again to get new numbers.")


def _keep(connection: Connection, attempt: str, answer: Answer, seen: int, at: datetime) -> None:
    values = {"answer": dumps(answer), "revision": seen + 1, "saved_at": at}
    if seen:
        connection.execute(update(drafts).where(drafts.c.attempt == attempt).values(**values))
    else:
        connection.execute(insert(drafts).values(attempt=attempt, **values))
