"""Scores as a file for a spreadsheet. No cell can become a formula; each file says the head of the audit chain: every row
of the CSV, a sheet of the .xlsx."""

import base64
import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from workbench.desk.desk import Desk
from workbench.desk.given import Given, given_to, named, standing
from workbench.desk.history import Done, done_by
from workbench.desk.people import find_people
from workbench.desk.teams import led_team
from workbench.grading import decimals
from workbench.model import Download, NotFound, Person
from workbench.model.wire import dumps
from workbench.store import Act, append

COLUMNS = ("person", "sign-in name", "exercise", "mode", "case", "level", "submitted at", "score", "points", "passed", "hints",
           "assignment", "assignment due", "standing")
ASSIGNMENT_COLUMNS = ("person", "sign-in name", "assignment", "due", "standing", "lesson questions", "last score")
FORMATS = {"submitted at": "yyyy-mm-dd hh:mm", "assignment due": "yyyy-mm-dd", "due": "yyyy-mm-dd", "score": "0.0000",
           "points": "0.00", "last score": "0.00"}
WIDTHS = {"person": 26, "sign-in name": 20, "exercise": 38, "assignment": 46, "submitted at": 17, "lesson questions": 17}
WIDTH = 14
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Value = str | int | Decimal | date | datetime
Rows = Sequence[Sequence[Value]]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def scores(desk: Desk, manager: Person, team: str, form: str) -> Download:
    """The graded attempts of a team as "csv", or as "xlsx" together with its assignments.

    The export itself is an audited act. Raises NotFound for another form.
    """
    if form not in ("csv", "xlsx"):
        raise NotFound("Scores can be had as csv or xlsx.")
    with desk.store.writing() as connection:
        led = led_team(connection, manager.id, team)
        given = {(each.person, each.id): each for each in given_to(desk, connection, led.members)}
        people = find_people(connection, led.members)
        rows = tuple(_row(desk, done, people[done.person], given.get((done.person, done.assignment)))
                     for done in done_by(desk, connection, led.members))
        assigned = tuple(_assigned(desk, each, people[each.person]) for each in given.values()) if form == "xlsx" else ()
        said = tuple(tuple(str(value) for value in row) for row in (*rows, *assigned))
        head = append(connection, Act.EXPORTED, manager.id, led.id, desk.now(), dumps(said))
    sheet = _csv(rows, head) if form == "csv" else _xlsx(rows, assigned, head)
    name = f"scores-{desk.today().isoformat()}.{form}"
    return Download(name, "text/csv; charset=utf-8" if form == "csv" else XLSX, base64.b64encode(sheet).decode())


def harmless(value: Value) -> Value:
    """A text that a spreadsheet can hold and will not take for a formula; the rest stays as it is (OWASP, CSV injection).

    >>> harmless("=1+1"), harmless("Maya"), harmless(chr(7) + "=1"), harmless(-3)
    ("'=1+1", 'Maya', "'=1", -3)
    """
    if not isinstance(value, str):
        return value
    text: str = ILLEGAL_CHARACTERS_RE.sub("", value)
    return "'" + text if text.startswith(STARTS_A_FORMULA) else text


def _row(desk: Desk, done: Done, person: Person, given: Given | None) -> tuple[Value, ...]:
    return (
        person.name, person.login, f"{done.exercise.code} {done.exercise.title}", done.mode.value, done.case, done.level,
        _minute(desk.local(done.at)), Decimal(decimals(done.score, 4)), Decimal(decimals(done.score * 100, 2)),
        "yes" if done.passed else "no", done.hints, _what(desk, given) if given else "", given.due if given and given.due else "",
        standing(given, desk.now(), desk.zone).value if given else "",
    )


def _assigned(desk: Desk, given: Given, person: Person) -> tuple[Value, ...]:
    last: Value = Decimal(decimals(given.last.score * 100, 2)) if given.last else ""
    questions = f"{len(given.answered)} of {len(given.moments)}" if given.lesson else ""
    return (person.name, person.login, _what(desk, given), given.due or "", standing(given, desk.now(), desk.zone).value,
            questions, last)


def _what(desk: Desk, given: Given) -> str:
    return f"{desk.exercise_of(given.exercise).code} {named(desk, given)}"


def _minute(at: datetime) -> datetime:
    """The site's wall clock; a spreadsheet knows no time zones."""
    return at.replace(second=0, microsecond=0, tzinfo=None)


def _csv(rows: Rows, head: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow((*COLUMNS, "audit chain head"))
    writer.writerows([*(_text(value) for value in row), head] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _text(value: Value) -> Value:
    return value.isoformat(" ", "minutes") if isinstance(value, datetime) else harmless(value)


def _xlsx(rows: Rows, assigned: Rows, head: str) -> bytes:
    book = Workbook()
    _fill(book.active, "Scores", COLUMNS, rows)
    _fill(book.create_sheet(), "Assignments", ASSIGNMENT_COLUMNS, assigned)
    book.create_sheet("Audit").append(["audit chain head", head])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, title: str, columns: Sequence[str], rows: Rows) -> None:
    sheet.title, sheet.freeze_panes = title, "A2"
    sheet.append(columns)
    for row in rows:
        sheet.append([harmless(value) for value in row])
    for column, cells in zip(columns, sheet.iter_cols(max_col=len(columns)), strict=True):
        sheet.column_dimensions[cells[0].column_letter].width = WIDTHS.get(column, WIDTH)
        cells[0].font = Font(bold=True)
        for cell in cells[1:]:
            cell.number_format = FORMATS.get(column, "General")
