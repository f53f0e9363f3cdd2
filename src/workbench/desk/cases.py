"""Imported remittances: a payer's real 835 becomes a case that a manager can assign, with nobody's name left in it."""

from dataclasses import dataclass

from sqlalchemy import insert

from workbench.billing.eob import Eob
from workbench.desk.desk import Desk
from workbench.kinds.kind import Case, Draw
from workbench.model import BadContent, Problem
from workbench.model.wire import dumps
from workbench.money import shown
from workbench.store import THE_SITE, Act, append
from workbench.store.tables import cases
from workbench.world.remittance_case import eobs_from_era

EXERCISE = "post-one-eob"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: the id of the new case (empty: none), its name on the team page, what stood against it."""

    case: str
    label: str
    sentence: str
    problems: tuple[Problem, ...]


def import_era(desk: Desk, data: bytes, claim: str, seed: str) -> Imported:
    """Makes a case of the claim with that CLP01 (empty: the first that fits) of a balanced 835.

    `seed` decides all stand-ins and the shift of the dates: it must be drawn for this import and kept nowhere.
    """
    eobs, problems = eobs_from_era(data, Draw(seed), desk.content.codes, claim)
    if not eobs:
        return Imported("", "", "No case was made.", problems)
    try:
        return _keep(desk, eobs[0], len(eobs) - 1, problems if claim else ())
    except BadContent as refusal:
        return Imported("", "", "No case was made.", (Problem("claim", "ERA050", str(refusal)),))


def _keep(desk: Desk, eob: Eob, others: int, problems: tuple[Problem, ...]) -> Imported:
    exercise = desk.exercise(EXERCISE)
    desk.kind(exercise.kind).generate(Case("import", exercise.levels[0], exercise, desk.content.codes, eob=eob))
    lines = "1 line" if len(eob.lines) == 1 else f"{len(eob.lines)} lines"
    case, label = desk.new_id(), f"your remittance: {eob.payer}, {lines}, {shown(eob.check)}"
    with desk.store.writing() as connection:
        row = {"id": case, "exercise": exercise.uuid, "label": label, "eob": dumps(eob), "imported_at": desk.now()}
        connection.execute(insert(cases).values(row))
        append(connection, Act.CASE_IMPORTED, THE_SITE, case, desk.now(), dumps(eob))
    more = f" {others} more claims fit; choose one with --claim." if others else ""
    return Imported(case, label, f"Made a case: {exercise.code}, {label}. Assign it on the Team page.{more}", problems)
