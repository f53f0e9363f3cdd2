"""People and teams from a CSV file, for whoever runs the site. Every row is judged; what cannot be used is named and left out."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.desk.opening import open_desk
from workbench.desk.passwords import random_password
from workbench.desk.people import NewPerson, add_by_command, everybody, unfit_name
from workbench.desk.site import open_site
from workbench.desk.teams import add_team_by_command
from workbench.model import Conflict, Group, Problem

COLUMNS = ("login", "name", "job_role", "groups", "team", "leads")

PROBLEMS: Mapping[str, str] = {
    "PE001": "A column is missing.",
    "PE002": "A group is unknown.",
    "PE003": "A person cannot be added.",
    "PE004": "The name of a team will not do.",
}


@dataclass(frozen=True, slots=True)
class Added:
    """A person who was added, and the first password to hand over."""

    login: str
    password: str

    def __repr__(self) -> str:
        return f"Added({self.login!r})"


def import_csv(site: Path, text: str) -> tuple[tuple[Added, ...], tuple[Problem, ...]]:
    """Adds everybody in the text to the site's people, and to the teams it names. Raises BadSite, BadContent, Unavailable."""
    rows, problems = read_rows(text)
    desk = open_desk(open_site(site))
    try:
        added = tuple(_add(desk, line, row, problems) for line, row in rows)
        _seat(desk, rows)
    finally:
        desk.store.close()
    return tuple(each for each in added if each), tuple(problems)


def read_rows(text: str) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """The rows of the text with their line numbers, and what is wrong with its header, groups and teams.

    Raises Conflict for a text that is no CSV: then nothing is added.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        return _judged(reader)
    except csv.Error as error:
        raise Conflict(f"line {reader.line_num + 1}: this cannot be read as CSV ({error}). Nothing was added.") from None


def _judged(reader: "csv.DictReader[str]") -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    missing = [column for column in ("login", "name") if column not in (reader.fieldnames or ())]
    if missing:
        return [], [Problem("line 1", "PE001",
                            f"The column {missing[0]} is missing. The header is {','.join(COLUMNS)}.")]
    rows, problems = [], []
    for row in reader:
        clean = {name: (row.get(name) or "").strip() for name in COLUMNS}
        problem = _problem(f"line {reader.line_num}", clean)
        if problem:
            problems.append(problem)
        else:
            rows.append((reader.line_num, clean))
    return rows, problems


def _problem(line: str, row: Mapping[str, str]) -> Problem | None:
    unknown = [each for each in row["groups"].split() if each not in set(Group)]
    if unknown:
        return Problem(line, "PE002", f'There is no group "{unknown[0]}". Groups are {", ".join(Group)}, parted by spaces.')
    unfit = [sentence for column in ("team", "leads") if row[column] and (sentence := unfit_name("team", row[column]))]
    return Problem(line, "PE004", unfit[0]) if unfit else None


def _add(desk: Desk, line: int, row: dict[str, str], problems: list[Problem]) -> Added | None:
    password = random_password()
    groups = tuple(Group(each) for each in row["groups"].split())
    if row["leads"] and Group.MANAGERS not in groups and Group.LEADS not in groups:
        groups += (Group.MANAGERS,)
    try:
        add_by_command(desk, NewPerson(row["login"], row["name"], row["job_role"], groups, password))
    except Conflict as refusal:
        problems.append(Problem(f"line {line}", "PE003", str(refusal)))
        return None
    return Added(row["login"], password)


def _seat(desk: Desk, rows: list[tuple[int, dict[str, str]]]) -> None:
    """Puts the people of the file into its teams; who is in those teams already stays."""
    there = {each.login for each in everybody(desk)}
    for team in sorted({row[column] for _, row in rows for column in ("team", "leads") if row[column]}):
        members = tuple(row["login"] for _, row in rows if row["team"] == team and row["login"] in there)
        managers = tuple(row["login"] for _, row in rows if row["leads"] == team and row["login"] in there)
        add_team_by_command(desk, team, members, managers)
