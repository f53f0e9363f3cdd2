"""Planting faults into a world: chosen and placed by the world's seed, apart from each other, each with its answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from workbench.world.faults import bank, books, by_payers, claims, on_file, posting
from workbench.world.faults.edits import Added, Carried, Cell, Changed, Edit, Held, Removed, Shown, applied
from workbench.world.faults.fault import Answer, Fault, Spot, Told, Total
from workbench.world.faults.ground import Ground
from workbench.world.faults.groups import FAULTS as GROUP_FAULTS
from workbench.world.faults.pets import FAULTS as PET_FAULTS
from workbench.world.frames import World
from workbench.world.rules import Tables
from workbench.world.streams import Streams

CATALOGUE: Mapping[str, Fault] = MappingProxyType({
    fault.name: fault
    for fault in (*on_file.FAULTS, *by_payers.FAULTS, *posting.FAULTS, *bank.FAULTS, *claims.FAULTS, *books.FAULTS)})
"""The clinic's faults by name; those of the books come last, when all entries are made."""
CATALOGUES: Mapping[str, Mapping[str, Fault]] = MappingProxyType({
    "larkmere": CATALOGUE, "thistlepaw": MappingProxyType({fault.name: fault for fault in PET_FAULTS}),
    "keystone": MappingProxyType({fault.name: fault for fault in GROUP_FAULTS})})
"""By practice: every fault by name."""
_TWO_KEYS = frozenset({"adjustments", "provider_adjustments", "diagnoses", "general_ledger"})
"""Tables whose key is their first two columns."""


class NoRoom(ValueError):
    """A world has fewer places for a fault than were asked for. The message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A world with faults in it, and their answers, which never go where the world goes."""

    world: World
    answers: tuple[Answer, ...]


def plant(world: World, wanted: Mapping[str, int]) -> Planted:
    """Plants so many of each fault. The same world and wishes give the same rows. Raises KeyError and NoRoom."""
    catalogue = CATALOGUES[world.spec.practice]
    chosen = {name: wanted[name] for name in catalogue if wanted.get(name, 0) > 0}
    unknown = [name for name in wanted if name not in catalogue]
    if unknown:
        raise KeyError(unknown[0])
    tables, answers = world.tables, []
    for of_books in (False, True):
        plans = _plans(tables, Streams(f"{world.spec.seed}|faults"),
                       {catalogue[name]: count for name, count in chosen.items() if catalogue[name].books is of_books})
        answers += [_answer(fault, tables, plan) for fault, plan in plans]
        tables = applied(tables, [edit for _, plan in plans for edit in plan])
    return Planted(World(world.spec, MappingProxyType(dict(tables))), tuple(answers))


def _plans(tables: Tables, draw: Streams, wanted: Mapping[Fault, int]) -> list[tuple[Fault, list[Edit]]]:
    """What to do for each fault, none in a place that another one has taken; those with the fewest places are placed first."""
    taken: set[tuple[str, int]] = set()
    added: Counter[str] = Counter()
    plans = []
    turns = {fault: _in_turn(fault, tables, draw) for fault in wanted}
    for fault, turn in sorted(turns.items(), key=lambda each: len(each[1])):
        left = count = wanted[fault]
        for row in turn:
            plan = list(fault.edits(Ground(tables, Streams(f"{draw.seed}|{fault.name}|{row}"), added), row))
            touched = set(_touched(plan))
            if not plan or touched & taken:
                continue
            plans.append((fault, plan))
            taken |= touched
            added.update(edit.table for edit in plan if isinstance(edit, Added))
            left -= 1
            if not left:
                break
        else:
            raise NoRoom(f"This world has room for {count - left} of {fault.name}, not for {count}. "
                         "Ask for fewer, or build a world with more lines.")
    return sorted(plans, key=lambda each: list(wanted).index(each[0]))


def _in_turn(fault: Fault, tables: Tables, draw: Streams) -> list[int]:
    """The places where a fault fits, in an order of the seed."""
    places = fault.places(tables)
    order = np.argsort(draw.below(fault.name, len(places), 2**31), kind="stable")
    return [int(row) for row in places[order]]


def _touched(plan: Iterable[Edit]) -> Iterator[tuple[str, int]]:
    for edit in plan:
        if isinstance(edit, Held):
            yield f"of {edit.table}", edit.id
        elif isinstance(edit, Changed | Removed):
            yield edit.table, edit.row


def _answer(fault: Fault, tables: Tables, plan: Iterable[Edit]) -> Answer:
    spots = [spot for edit in plan for spot in _spot(tables, edit)]
    moved: Counter[tuple[str, str, str]] = Counter()
    for edit in plan:
        if isinstance(edit, Carried):
            moved[edit.table, "/".join(str(_told(part)) for part in edit.key), edit.column] += edit.by
    shown = ", ".join(f"{edit.table} {edit.id}" for edit in plan if isinstance(edit, Shown))
    return Answer(fault.name, str(fault.breaks), fault.means, fault.remedy, fault.sop, tuple(spots),
                  tuple(Total(*where, by) for where, by in moved.items() if by), shown)


def _spot(tables: Tables, edit: Edit) -> Iterator[Spot]:
    match edit:
        case Changed():
            row = tables[edit.table].iloc[edit.row]
            yield Spot(edit.table, _key(edit.table, row), edit.column, _told(edit.value), _told(row[edit.column]))
        case Added():
            yield Spot(edit.table, _key(edit.table, pd.Series(edit.values)[tables[edit.table].columns]), "", "there", "not there")
        case Removed():
            yield Spot(edit.table, _key(edit.table, tables[edit.table].iloc[edit.row]), "", "not there", "there")


def _key(table: str, row: "pd.Series[Cell]") -> str:
    """What names a row: "17", or "17/2" where two columns do."""
    return "/".join(str(_told(row.iat[place])) for place in range(2 if table in _TWO_KEYS else 1))


def _told(value: Cell) -> Told:
    """A cell as it stands in an answer."""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, str | bool):
        return value
    return "" if pd.isna(value) else int(value)
