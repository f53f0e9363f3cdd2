"""The audit chain: what is recorded, and that a changed byte is named."""

import pytest
from sqlalchemy import text

from workbench.desk.teams import add_team
from workbench.store import verify


def sequence_of(world, act):
    """The record of the newest act of that name."""
    with world.desk.store.reading() as connection:
        return connection.execute(text("select max(sequence) from audit where act = :act"), {"act": act}).scalar_one()


def change(world, statement):
    """Changes the records behind the desk's back."""
    with world.desk.store.writing() as connection:
        assert connection.execute(text(statement)).rowcount


def checked(world):
    """What the desk says of its chain."""
    return world.ok("carla", "GET", "/audit/verify")


def test_every_act_that_matters_is_in_the_chain_and_it_verifies(world):
    before = checked(world)["checked"]
    world.assigned()
    attempt = world.issue("maya")["attempt"]
    world.ok("maya", "POST", f"/attempts/{attempt}/hints", {"group": "balance"})
    world.submit("maya", attempt, world.right(attempt))
    world.ok("helen", "GET", "/board/scores")

    with world.desk.store.reading() as connection:
        acts = connection.execute(text("select act from audit order by sequence desc limit 5")).scalars().all()

    assert list(reversed(acts)) == ["assigned", "issued", "hint shown", "submitted", "exported"]
    assert checked(world) | {"head": ""} == {"ok": True, "checked": before + 5, "head": "", "broken": 0}


@pytest.mark.parametrize(("act", "statement"), [
    ("submitted", "update submissions set answer = replace(answer, '0', '1')"),
    ("submitted", "update submissions set score_over = score_over + 1"),
    ("submitted", "update submissions set feedback = feedback || ' '"),
    ("submitted", "delete from submissions"),
    ("issued", "update attempts set key = replace(key, '1', '2')"),
    ("hint shown", "update hints set text = text || '.'"),
    ("assigned", "update assignments set due = '2027-01-01'"),
    ("assigned", "delete from assignment_people"),
    ("submitted", "update audit set person = 'somebody' where act = 'submitted'"),
    ("issued", "update audit set at = '2026-01-01 00:00:00' where act = 'issued'"),
    ("assigned", "update audit set payload = replace(payload, substr(payload, 1, 1), 'x') where act = 'assigned'"),
    ("hint shown", "update audit set hash = replace(hash, substr(hash, 1, 1), 'x') where act = 'hint shown'"),
    ("hint shown", "delete from audit where act = 'hint shown'"),
])
def test_the_first_record_that_does_not_hold_is_named(world, act, statement):
    assignment = world.assigned(due="2026-12-01")
    attempt = world.issue("maya", assignment=assignment)["attempt"]
    world.ok("maya", "POST", f"/attempts/{attempt}/hints", {"group": "balance"})
    world.submit("maya", attempt, world.right(attempt))
    where = sequence_of(world, act)

    change(world, statement)

    assert checked(world)["ok"] is False
    assert checked(world)["broken"] == where


@pytest.mark.parametrize("statement", [
    "insert into person_groups select id, 'compliance' from people where login = 'maya'",
    "delete from person_groups where name = 'managers'",
])
def test_groups_given_or_taken_behind_the_desks_back_are_noticed(world, statement):
    assert checked(world)["ok"]

    change(world, statement)

    assert 0 < checked(world)["broken"] <= len(world.people)


@pytest.mark.parametrize("statement", [
    "insert into team_people select min(team), (select id from people where login = 'rita'), 'manager' from team_people",
    "delete from team_people where part = 'member'",
])
def test_team_seats_taken_behind_the_desks_back_are_noticed(world, statement):
    add_team(world.desk, world.people["ada"], "Billing team", ("rita",), ())
    assert checked(world)["ok"]

    change(world, statement)

    assert checked(world)["broken"] > len(world.people)


@pytest.mark.parametrize(("act", "statement"), [
    ("assigned", "update assignments set due = 'soon'"),
    ("assigned", "update assignments set assigned_at = 7"),
    ("submitted", "update submissions set answer = cast(x'ff' as text)"),
    ("submitted", "update audit set at = 'never' where act = 'submitted'"),
    ("submitted", "update audit set person = cast(x'ff' as text) where act = 'submitted'"),
    ("hint shown", "update audit set subject = 'gone' where act = 'hint shown'"),
])
def test_a_row_that_cannot_be_read_is_the_broken_record(world, act, statement):
    attempt = world.issue("maya", assignment=world.assigned(due="2026-12-01"))["attempt"]
    world.ok("maya", "POST", f"/attempts/{attempt}/hints", {"group": "balance"})
    world.submit("maya", attempt, world.right(attempt))
    where = sequence_of(world, act)

    change(world, statement)

    assert (checked(world)["ok"], checked(world)["broken"]) == (False, where)


def test_a_chain_without_its_head_is_broken_at_its_first_record(world):
    change(world, "delete from audit_head")

    assert checked(world) == {"ok": False, "checked": 0, "head": "", "broken": 1}


def test_a_row_slipped_in_without_a_record_is_noticed(world):
    attempt = world.graded()
    end = checked(world)["checked"]

    change(world, f"insert into hints values ('{attempt}', 'balance', 1, 'free', '2026-11-23 00:00:00')")

    assert checked(world)["broken"] == end + 1


def test_a_chain_cut_short_is_noticed(world):
    world.graded()

    change(world, "delete from audit where sequence = (select max(sequence) from audit)")

    assert checked(world)["ok"] is False


def test_no_name_and_no_answer_stands_in_the_chain(world):
    attempt = world.issue("maya")["attempt"]
    world.submit("maya", attempt, world.right(attempt))

    with world.desk.store.reading() as connection:
        rows = connection.execute(text("select * from audit")).all()
        assert verify(connection).ok

    assert not any(word in str(rows).lower() for word in ("maya", "helen", "patient", "row1"))


def test_each_export_carries_the_head_of_the_chain(world):
    world.graded()
    world.ok("helen", "GET", "/board/scores")

    first = checked(world)["head"]
    world.graded(fresh=True)

    assert first != checked(world)["head"]
    assert len(first) == 64
