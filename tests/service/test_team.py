"""Assignments, due dates, the board, My training, and the files a manager takes away."""

import base64
import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from sqlalchemy import update

from workbench.store.tables import assignments, people

DEDUCTIBLE = "PAY-04.deductible-written-off"


def rows_of(download):
    """The rows of a downloaded CSV."""
    return list(csv.reader(io.StringIO(base64.b64decode(download["content"]).decode("utf-8-sig"))))


def standing(world):
    """How Maya's one assignment stands on Helen's board."""
    return world.ok("helen", "GET", "/board")["assigned"][0]["standing"]


def test_an_assignment_reaches_the_trainee_with_its_reason(world):
    world.clock.at = datetime(2026, 11, 18, 15, tzinfo=UTC)

    world.assign(team=world.ok("helen", "GET", "/board")["team_id"], due="2026-11-30")

    due = world.ok("tomas", "GET", "/home")["due"][0]
    assert (due["code"], due["due"], due["why"], due["standing"]) == ("PAY-04", "2026-11-30", "Assigned 18 Nov by Helen", "open")
    assert world.ok("tomas", "GET", f"/visit?open={due['open']}")["assignment"] == due["id"]


def test_the_same_thing_is_not_given_twice_but_an_earlier_date_is(world):
    dates = ("2026-12-01", "2026-12-01", "", "2026-11-25")

    given = [world.assign(people=(world.people["maya"].id,), due=due)["assigned"] for due in dates]

    assert given == [1, 0, 0, 1]


@pytest.mark.parametrize(("body", "status"), [
    ({"due": "2031-11-24"}, 422), ({"due": "9999-12-31"}, 422),
    ({"due": "2026-11-22"}, 422), ({"due": "soon"}, 422), ({"people": ()}, 422), ({"exercise": "no-such"}, 404),
    ({"mode": "exam"}, 422), ({"case": "no-such"}, 404), ({"team": "no-such"}, 403),
])
def test_an_assignment_that_cannot_be_is_refused_with_a_sentence(world, body, status):
    asked = {"exercise": "post-one-eob", "people": (world.people["maya"].id,)} | body

    answer = world.ask("helen", "POST", "/assignments", asked)

    assert (answer.status_code, bool(answer.json()["sentence"])) == (status, True)


def test_a_due_date_at_the_end_of_the_calendar_does_not_close_the_pages_for_good(world):
    world.assigned(due="2031-11-23")
    with world.desk.store.writing() as connection:
        connection.execute(update(assignments).values(due=date.max))

    assert world.ok("maya", "GET", "/home")["due"][0]["due"] == "9999-12-31"
    assert standing(world) == "open"


def test_an_assignment_that_was_failed_stays_due_until_an_attempt_passes(world):
    assignment = world.assigned(due="2026-11-24")
    failed = world.issue("maya", assignment=assignment)["attempt"]
    world.submit("maya", failed, {"fields": {}})

    due = world.ok("maya", "GET", "/home")["due"][0]
    row = world.ok("helen", "GET", "/board")["assigned"][0]
    assert due["note"].endswith("assessed. Not passed yet. Last result 0 %, 75 % is enough.")
    assert (row["standing"], row["attempts"][0]["score"]) == ("in progress", "0.0")
    assert row["why"] == "Assigned 23 Nov by Helen. Last result 0 %, 75 % is enough"
    assert world.ok("maya", "GET", f"/visit?open={assignment}")["view"] == "exercise"

    world.clock.go_on(days=2)
    assert standing(world) == "overdue"
    assert world.ok("maya", "GET", "/home")["next"]["verb"] == "Start"

    second = world.issue("maya", assignment=assignment)
    assert (second["attempt"] != failed, second["mode"]) == (True, "assessed")
    world.submit("maya", second["attempt"], world.right(second["attempt"]))
    assert standing(world) == "done late"
    assert world.ok("maya", "GET", "/home")["due"] == []
    assert world.ok("maya", "GET", f"/visit?open={assignment}")["attempt"] == second["attempt"]


def test_assigned_started_done(world):
    assignment = world.assigned(due="2026-11-30")
    seen = [standing(world)]

    attempt = world.issue("maya", assignment=assignment)["attempt"]
    seen.append(standing(world))
    world.submit("maya", attempt, world.right(attempt))
    seen.append(standing(world))

    assert seen == ["open", "in progress", "done"]
    progress = {each["person"]["login"]: each for each in world.ok("helen", "GET", "/board")["progress"]}["maya"]
    assert [progress[name] for name in ("assigned", "started", "done", "late", "last_score")] == [1, 0, 1, 0, "100.0"]
    assert world.ok("maya", "GET", "/home")["due"] == []
    assert world.ok("maya", "GET", f"/visit?open={assignment}")["attempt"] == attempt


@pytest.mark.parametrize(("utc", "open_as", "done_as"), [
    (datetime(2026, 12, 1, 4, 59, 59, tzinfo=UTC), "in progress", "done"),
    (datetime(2026, 12, 1, 5, 0, 0, tzinfo=UTC), "overdue", "done late"),
])
def test_a_due_date_ends_at_midnight_on_the_sites_clock(world, utc, open_as, done_as):
    assignment = world.assigned(due="2026-11-30")
    attempt = world.issue("maya", assignment=assignment)["attempt"]

    world.clock.at = utc
    before = standing(world)
    world.submit("maya", attempt, world.right(attempt))

    assert (before, standing(world)) == (open_as, done_as)


def test_a_day_with_25_hours_is_still_one_day(world):
    world.clock.at = datetime(2026, 10, 30, 12, tzinfo=UTC)
    world.assigned(due="2026-11-01")

    world.clock.at = datetime(2026, 11, 2, 4, 59, tzinfo=UTC)
    assert standing(world) == "open"

    world.clock.at = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
    assert standing(world) == "overdue"


def test_practice_does_not_do_an_assignment(world):
    assignment = world.assigned()

    attempt = world.issue("maya", assignment=assignment, fresh=True)["attempt"]
    world.submit("maya", attempt, world.right(attempt))

    assert standing(world) == "open"


def test_the_next_step_is_the_overdue_one_and_says_why(world):
    world.assigned(due="2026-11-24")
    world.clock.go_on(days=3)

    step = world.ok("maya", "GET", "/home")["next"]

    assert step["why"] == "It was due 24 Nov. Assigned 23 Nov by Helen."
    assert (step["title"], step["verb"]) == ("PAY-04 Post one EOB", "Start")


def test_without_anything_due_the_next_step_is_a_new_exercise_then_the_trap_met_most(world):
    new = world.ok("maya", "GET", "/home")["next"]
    for _ in range(2):
        attempt = world.issue("maya", trap=DEDUCTIBLE)["attempt"]
        world.submit("maya", attempt, world.trapped(attempt, DEDUCTIBLE)[1])

    home = world.ok("maya", "GET", "/home")

    assert (new["verb"], new["why"]) == ("Start", "You have not done this exercise yet.")
    assert [(each["code"], each["count"]) for each in home["stumbles"]] == [(DEDUCTIBLE, 2)]
    assert "2 times" in home["next"]["why"]
    assert home["next"]["open"] == home["stumbles"][0]["sop"]


def test_the_unfinished_attempt_says_how_far_it_is(world):
    attempt = world.issue("maya")["attempt"]
    fields = {name: text for name, text in world.right(attempt).fields.items() if not name.startswith("row3")}
    world.ok("maya", "PUT", f"/attempts/{attempt}/draft", {"answer": {"fields": fields}, "revision": 0})

    going = world.ok("maya", "GET", "/home")["going"]

    assert going["open"] == attempt
    assert "3 lines. 2 are posted," in going["sentence"]
    assert going["sentence"].endswith("is left on line 3.")


def test_the_card_has_all_competencies_and_counts_the_evidence(world):
    world.graded()
    attempt = world.issue("maya")["attempt"]
    world.submit("maya", attempt, {"fields": {}})
    world.graded(fresh=True)

    card = {row["code"]: row for row in world.ok("maya", "GET", "/home")["levels"]}

    assert len(card) == 21
    assert (card["C02"]["level"], card["C02"]["asked"]) == (0, 3)
    assert card["C02"]["note"] == "2 of 3 assessed exercises at level 2, average 50 %, asks for 75 %"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\x07=1+1"])
def test_no_exported_cell_is_a_formula(world, name):
    world.graded()
    with world.desk.store.writing() as connection:
        connection.execute(update(people).where(people.c.login == "maya").values(name=name))

    text = rows_of(world.ok("helen", "GET", "/board/scores?form=csv"))
    sheet = openpyxl.load_workbook(io.BytesIO(base64.b64decode(world.ok("helen", "GET", "/board/scores?form=xlsx")["content"])))

    assert text[1][0] == "'" + name.lstrip("\x07")
    cell = sheet["Scores"]["A2"]
    assert (cell.data_type, cell.value.startswith("'")) == ("s", True)


def test_the_export_says_what_the_board_says_with_numbers_as_numbers(world):
    assignment = world.assigned(due="2026-11-30")
    world.graded(assignment=assignment)

    text = rows_of(world.ok("helen", "GET", "/board/scores?form=csv"))
    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(world.ok("helen", "GET", "/board/scores?form=xlsx")["content"])))

    assert text[1][:-1] == ["Maya", "maya", "PAY-04 Post one EOB", "assessed", "1", "2", "2026-11-23 10:00", "1.0000", "100.00",
                            "yes", "0", "PAY-04 Post one EOB", "2026-11-30", "done"]
    assert (len(text), text[0][-1], len(text[1][-1])) == (2, "audit chain head", 64)
    row = book["Scores"][2]
    assert [cell.value for cell in row][4:9] == [1, 2, datetime(2026, 11, 23, 10, 0), 1, 100]  # noqa: DTZ001  a cell has no zone
    assert [row[each].number_format for each in (6, 7, 8, 12)] == ["yyyy-mm-dd hh:mm", "0.0000", "0.00", "yyyy-mm-dd"]
    assert book["Scores"].freeze_panes == "A2"
    assert len(book["Audit"]["B1"].value) == 64
    assert world.ask("helen", "GET", "/board/scores?form=pdf").status_code == 404


def test_the_workbook_lists_assignments_that_nobody_has_started_too(world):
    world.assign(team=world.ok("helen", "GET", "/board")["team_id"], due="2026-11-30")
    world.graded(assignment=world.ok("maya", "GET", "/home")["due"][0]["id"])

    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(world.ok("helen", "GET", "/board/scores?form=xlsx")["content"])))

    rows = sorted(book["Assignments"].values, key=str)
    assert [(row[1], row[3].date(), row[4], row[6]) for row in rows if row[0] != "person"] == [
        ("maya", date(2026, 11, 30), "done", 100), ("tomas", date(2026, 11, 30), "open", None)]
