"""Scores as a file for a spreadsheet. No cell can become a formula; the head of the audit chain stands in every file."""

import base64
import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook

from workbench.desk.assignments import Given, given_to, standing
from workbench.desk.desk import Desk
from workbench.desk.graded import decimals
from workbench.desk.history import Done, done_by
from workbench.desk.people import find_people
from workbench.desk.teams import led_team
from workbench.model import Download, NotFound, Person
from workbench.model.wire import dumps
from workbench.store import Act, append

COLUMNS = ("person", "exercise", "mode", "case", "level", "submitted at", "score", "points", "passed", "hints",
           "assignment due", "standing")
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Value = str | int | Decimal
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def scores(desk: Desk, manager: Person, team: str, form: str) -> Download:
    """The graded attempts of a team as "csv" or "xlsx". The export itself is an audited act. Raises NotFound for another form."""
    if form not in ("csv", "xlsx"):
        raise NotFound("Scores can be had as csv or xlsx.")
    with desk.store.writing() as connection:
        led = led_team(connection, manager.id, team)
        given = {(each.person, each.id): each for each in given_to(connection, led.members)}
        people = find_people(connection, led.members)
        rows = tuple(_row(desk, done, people[done.person], given.get((done.person, done.assignment)))
                     for done in done_by(desk, connection, led.members))
        said = tuple(tuple(str(value) for value in row) for row in rows)
        head = append(connection, Act.EXPORTED, manager.id, led.id, desk.now(), dumps(said))
    sheet = _csv(rows, head) if form == "csv" else _xlsx(rows, head)
    name = f"scores-{desk.today().isoformat()}.{form}"
    return Download(name, "text/csv; charset=utf-8" if form == "csv" else XLSX, base64.b64encode(sheet).decode())


def harmless(value: Value) -> Value:
    """A text that a spreadsheet will not take for a formula; numbers stay numbers (OWASP, CSV injection).

    >>> harmless("=1+1"), harmless("Maya"), harmless(-3)
    ("'=1+1", 'Maya', -3)
    """
    return "'" + value if isinstance(value, str) and value.startswith(STARTS_A_FORMULA) else value


def _row(desk: Desk, done: Done, person: Person, given: Given | None) -> tuple[Value, ...]:
    return (
        person.name, f"{done.exercise.code} {done.exercise.title}", done.mode.value, done.case, done.level,
        desk.local(done.at).strftime("%Y-%m-%d %H:%M"), Decimal(decimals(done.score, 4)), Decimal(decimals(done.score * 100, 2)),
        "yes" if done.passed else "no", done.hints, given.due.isoformat() if given and given.due else "",
        standing(given, desk.now(), desk.zone).value if given else "",
    )


def _csv(rows: Sequence[Sequence[Value]], head: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(value) for value in row] for row in rows)
    writer.writerow(["audit chain head", head])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: Sequence[Sequence[Value]], head: str) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Scores"
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([harmless(value) for value in row])
    book.create_sheet("Audit").append(["audit chain head", head])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
