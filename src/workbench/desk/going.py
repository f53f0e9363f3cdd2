"""The unfinished attempt a person continues, and a sentence on how far it is. It looks at what was typed, never at the key."""

from sqlalchemy import Connection, Row, select

from workbench.desk.attempt import read_prompt
from workbench.desk.desk import Desk
from workbench.model import Answer, Entry, Going, Letterhead, Prompt, Sheet, SheetRow
from workbench.model.wire import Json, loads
from workbench.money import NotMoney, shown, usd
from workbench.store.tables import attempts, drafts, submissions


def going(desk: Desk, connection: Connection, person: str) -> Going | None:
    """The attempt with the newest draft that is not graded yet."""
    row = unfinished(connection, person)
    if row is None:
        return None
    prompt = read_prompt(row.prompt)
    return Going(row.id, prompt.code, prompt.title, how_far(prompt, loads(Answer, row.answer)), desk.local(row.saved_at))


def unfinished(connection: Connection, person: str) -> Row[*tuple[Json, ...]] | None:
    """The records of that attempt: id, assignment, exercise, prompt, answer, saved_at. A lesson's question is never that."""
    wanted = (select(attempts.c.id, attempts.c.assignment, attempts.c.exercise, attempts.c.prompt,
                     drafts.c.answer, drafts.c.saved_at)
              .join(drafts, drafts.c.attempt == attempts.c.id)
              .outerjoin(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.person == person, attempts.c.item.is_(None), submissions.c.id.is_(None))
              .order_by(drafts.c.saved_at.desc(), attempts.c.id).limit(1))
    return connection.execute(wanted).one_or_none()


def how_far(prompt: Prompt, answer: Answer) -> str:
    """Such as "Bluefen Health PPO, 3 lines. 2 are posted, 12.30 is left on line 3." or "4 of 10 are filled in."."""
    if not isinstance(prompt.work, Sheet):
        names = prompt.work.fields()
        return f"{sum(1 for name in names if answer.text(name))} of {len(names)} are filled in."
    rows = prompt.work.rows
    left = [(number, amount_left(prompt.work, row, answer)) for number, row in enumerate(rows, 1)]
    posted = sum(1 for _, amount in left if amount == 0)
    blocks = prompt.documents[0].blocks if prompt.documents else ()
    who = "".join(f"{block.name}, " for block in blocks if isinstance(block, Letterhead))
    about = f"{who}{len(rows)} line{'' if len(rows) == 1 else 's'}. {posted} {'is' if posted == 1 else 'are'} posted"
    open_rows = [(number, amount) for number, amount in left if amount]
    if len(open_rows) == 1 and open_rows[0][1] is not None:
        return f"{about}, {shown(open_rows[0][1])} is left on line {open_rows[0][0]}."
    return f"{about}."


def amount_left(sheet: Sheet, row: SheetRow, answer: Answer) -> int | None:
    """What the typed amounts of a row leave of its charge, in cents; None when one cannot be read."""
    typed = [answer.text(f"{row.id}.{column.id}") for column in sheet.columns if column.entry is Entry.MONEY]
    try:
        return row.charge - sum(usd(text) for text in typed if text)
    except NotMoney:
        return None
