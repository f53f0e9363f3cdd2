"""What practice says of an SOP: the exercises that practise it with scores, and the steps at which answers go wrong.

Figures about others appear only from five people, and of a step only from eight answers.
"""

import json
from collections.abc import Collection, Mapping
from fractions import Fraction

from sqlalchemy import Connection, Row, select

from workbench.desk.desk import Desk
from workbench.desk.graded import trimmed
from workbench.desk.teams import MEMBER
from workbench.model import Exercise, Sop, SopExercise, Status, StepTrouble
from workbench.model.wire import Json
from workbench.store.tables import attempts, submissions, team_people

FEWEST_PEOPLE, FEWEST_ANSWERS = 5, 8
LAST = 200
"""How many of the newest graded attempts are counted."""


def step_trouble(desk: Desk, connection: Connection, sop: Sop) -> tuple[StepTrouble, ...]:
    """How often attempts went wrong at a step, in the order of the steps. An attempt counts for the steps its feedback knows."""
    pointed = {each.uuid: {words.sop for words in each.words.values()} for each in desk.content.exercises.values()}
    here = {uuid: steps for uuid, steps in pointed.items() if any(sop.step(step) for step in steps)}
    wanted = (select(attempts.c.person, attempts.c.exercise, submissions.c.feedback)
              .join(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.exercise.in_(here)).order_by(submissions.c.at.desc(), attempts.c.id).limit(LAST))
    rows = [(row.person, here[row.exercise], _steps_of(row)) for row in connection.execute(wanted)]
    found = []
    for step in sop.steps:
        mine = [(person, step.id in wrong) for person, steps, wrong in rows if step.id in steps]
        if len({person for person, _ in mine}) >= FEWEST_PEOPLE and len(mine) >= FEWEST_ANSWERS:
            found.append(StepTrouble(step.id, sum(1 for _, wrong in mine if wrong), len(mine)))
    return tuple(found)


def practised_by(desk: Desk, connection: Connection, sop: Sop, person: str) -> tuple[SopExercise, ...]:
    """The active exercises that practise the SOP, with the person's last score and the mean of their teams' last scores."""
    exercises = [each for each in desk.content.exercises.values() if each.code in sop.exercises and each.status is Status.ACTIVE]
    team = _team_of(connection, person)
    rows = sorted(exercises, key=lambda each: sop.exercises.index(each.code))
    return tuple(_practised(each, _last_scores(connection, each.uuid, {*team, person}), team, person) for each in rows)


def _steps_of(row: Row[*tuple[Json, ...]]) -> Collection[str]:
    """The steps that the stored words point to. What was right points nowhere."""
    return {each["sop"] for each in json.loads(row.feedback) if each.get("sop")}


def _team_of(connection: Connection, person: str) -> Collection[str]:
    mine = select(team_people.c.team).where(team_people.c.person == person)
    theirs = select(team_people.c.person).where(team_people.c.team.in_(mine), team_people.c.part == MEMBER)
    return set(connection.execute(theirs).scalars())


def _last_scores(connection: Connection, exercise: str, persons: Collection[str]) -> Mapping[str, Fraction]:
    wanted = (select(attempts.c.person, submissions.c.score_over, submissions.c.score_under)
              .join(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.exercise == exercise, attempts.c.person.in_(persons))
              .order_by(submissions.c.at, attempts.c.number))
    return {row.person: Fraction(row.score_over, row.score_under) for row in connection.execute(wanted)}


def _practised(exercise: Exercise, scores: Mapping[str, Fraction], team: Collection[str], person: str) -> SopExercise:
    theirs = [score for each, score in scores.items() if each in team]
    mean = _percent(sum(theirs, Fraction(0)) / len(theirs)) if len(theirs) >= FEWEST_PEOPLE else ""
    return SopExercise(exercise.code, exercise.title, exercise.slug, _percent(scores[person]) if person in scores else "", mean)


def _percent(score: Fraction) -> str:
    return f"{trimmed(score * 100)} %"
