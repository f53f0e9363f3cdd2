"""Worlds on disk: the one module of the world that knows paths. It reads the figures, writes and opens worlds, keeps one of each.

A world is a folder `<practice>-<digest>` with tables/*.parquet, x12/, notes/ and world.json. Planted answers lie apart, in
worlds/.answers/<digest>/, which nothing serves. Folders are made for their owner alone.
"""

import json
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from types import MappingProxyType
from typing import TypeVar

import pandas as pd

from workbench.world.clinic import build
from workbench.world.digest import digest
from workbench.world.edi import FIRST_CLAIMS, x12_files
from workbench.world.faults import Planted
from workbench.world.figure_checks import WrongFigures, wrong_figures
from workbench.world.figures import Figures, figures_of
from workbench.world.frames import World
from workbench.world.insurers import group, pet
from workbench.world.insurers.figures import Parsed, group_figures_of, pet_figures_of
from workbench.world.insurers.group.edi import group_files
from workbench.world.notes import visit_notes
from workbench.world.rules import Sighting
from workbench.world.spec import WorldSpec
from workbench.world.tables import TABLES_OF

FIGURES = Path(__file__).parent / "figures.toml"
_TABLES, _X12, _NOTES, _FACTS, _STAMPS, _ANSWERS = "tables", "x12", "notes", "world.json", ".stamps", ".answers"
_ANSWERS_FILE = "answers.json"
_PRIVATE = 0o700
_SHOWN_DIGITS = 12
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class WorldFacts:
    """What world.json says: the words the world was made of, its digest, and the day it tells of."""

    spec: WorldSpec
    digest: str
    as_of: date


def read_figures(path: Path = FIGURES) -> Figures:
    """The figures of a TOML file. Raises OSError, and WrongFigures with a line for everything that is wrong."""
    return _figures(figures_of, path)


def build_world(spec: WorldSpec) -> World:
    """The world of that spec with the figures of figures.toml, as shipped or as a trainer left them. Raises WrongFigures."""
    if spec.practice == "thistlepaw":
        return pet.build(spec, _figures(pet_figures_of, FIGURES))
    if spec.practice == "keystone":
        return group.build(spec, _figures(group_figures_of, FIGURES))
    return build(spec, read_figures())


def _figures(read: Callable[[Parsed], Read], path: Path) -> Read:
    try:
        return read(_parsed(path))
    except (KeyError, TypeError, ValueError) as error:
        raise WrongFigures(f"{path}: {error}: this is missing in an entry, or not of the kind that the entries beside it have. "
                           "Compare them.") from None


def _parsed(path: Path) -> Parsed:
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8"))
        problems = wrong_figures(parsed)
    except tomllib.TOMLDecodeError as error:
        problems = (f"This is not TOML: {error}.",)
    except UnicodeDecodeError:
        problems = ("This is not text in UTF-8. Save it as UTF-8.",)
    if problems:
        raise WrongFigures("\n".join(f"{path}: {problem}" for problem in problems))
    return parsed


def _unwatched(name: str) -> None:
    """Nobody watches."""


def write_world(world: World, folder: Path, wrote: Callable[[str], None] = _unwatched) -> None:
    """Writes a world into a new folder for its owner alone; `wrote` hears of each table.

    Raises FileExistsError when the folder is there.
    """
    folder.mkdir(mode=_PRIVATE)
    (folder / _TABLES).mkdir(mode=_PRIVATE)
    for name, frame in world.tables.items():
        frame.to_parquet(folder / _TABLES / f"{name}.parquet", index=False)
        wrote(name)
    facts = {**_words_of(world.spec), "digest": digest(world), "as_of": world.spec.world_date.isoformat()}
    (folder / _FACTS).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def write_x12(world: World, folder: Path, claims: int = FIRST_CLAIMS, wrote: Callable[[str], None] = _unwatched) -> int:
    """Writes the X12 files of the first `claims` claims into `folder`/x12; returns how many files there are.

    Of keystone, the files of the first employers, with so many members together; thistlepaw has none, and no folder for them.
    """
    if world.spec.practice == "thistlepaw":
        return 0
    place, count = folder / _X12, 0
    place.mkdir(mode=_PRIVATE)
    for name, data in _files_of(world, claims):
        (place / name).write_bytes(data)
        wrote(name)
        count += 1
    return count


def _files_of(world: World, claims: int) -> Iterator[tuple[str, bytes]]:
    if world.spec.practice == "keystone":
        return group_files(world, claims)
    return x12_files(world, claims)


def write_notes(world: World, folder: Path, claims: int = FIRST_CLAIMS, wrote: Callable[[str], None] = _unwatched) -> int:
    """Writes the visit notes of the first `claims` claims into `folder`/notes; returns how many there are.

    Only larkmere has visits. Its services have to be in teaching codes; a note is the same whatever codes a site shows.
    """
    if world.spec.practice != "larkmere":
        return 0
    place, count = folder / _NOTES, 0
    place.mkdir(mode=_PRIVATE)
    for name, text in visit_notes(world, claims):
        (place / name).write_text(text, encoding="utf-8")
        wrote(name)
        count += 1
    return count


def open_world(folder: Path) -> World:
    """The world in a folder. Raises OSError or KeyError when it is not one."""
    spec = facts_of(folder).spec
    tables = {name: pd.read_parquet(folder / _TABLES / f"{name}.parquet") for name in TABLES_OF[spec.practice]}
    return World(spec, MappingProxyType(tables))


def open_table(folder: Path, name: str, columns: Sequence[str] = ()) -> pd.DataFrame:
    """One table of the world in a folder, or only some of its columns. Raises OSError, ValueError for a column it has not."""
    return pd.read_parquet(folder / _TABLES / f"{name}.parquet", columns=list(columns) or None)


def facts_of(folder: Path) -> WorldFacts:
    """What a world's folder says about it."""
    told = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    spec = WorldSpec(told["practice"], told["lines"], told["seed"], date.fromisoformat(told["world_date"]))
    return WorldFacts(spec, told["digest"], date.fromisoformat(told["as_of"]))


def kept_world(worlds: Path, spec: WorldSpec) -> Path:
    """The folder of that world below `worlds`; it is built when it is not there yet. Safe when two do it at the same time.

    A stamp remembers which folder a spec led to, for these figures and this program; after a change of either it is built anew.
    """
    stamp = worlds / _STAMPS / f"{_made_with(spec)}.txt"
    if stamp.is_file():
        folder = worlds / stamp.read_text(encoding="utf-8").strip()
        if (folder / _FACTS).is_file():
            return folder
    worlds.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    stamp.parent.mkdir(mode=_PRIVATE, exist_ok=True)
    with beside(worlds) as place:
        world = build_world(spec)
        write_world(world, place / "world")
        write_x12(world, place / "world")
        write_notes(world, place / "world")
        name = f"{spec.practice}-{facts_of(place / 'world').digest[:_SHOWN_DIGITS]}"
        _put(place / "world", worlds / name)
        (place / "stamp").write_text(name + "\n", encoding="utf-8")
        os.replace(place / "stamp", stamp)
    return worlds / name


def answers_folder(worlds: Path, world_digest: str) -> Path:
    """Where the answers of planted faults lie: never inside the world, and nothing serves it."""
    return worlds / _ANSWERS / world_digest


def read_wishes(path: Path) -> Mapping[str, object]:
    """What a TOML file asks to plant. Raises OSError, UnicodeDecodeError, tomllib.TOMLDecodeError."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def write_answers(planted: Planted, by_itself: Sequence[Sighting], worlds: Path) -> Path:
    """Writes the answers beside the worlds, for their owner alone, and says where.

    `by_itself` is what the rules saw in the clean world: the clinic forgets a rejected claim now and then.
    """
    told = digest(planted.world)
    folder = answers_folder(worlds, told)
    for place in (folder.parent, folder):
        place.mkdir(mode=_PRIVATE, exist_ok=True)
    answers = {**_words_of(planted.world.spec), "digest": told, "planted": [asdict(each) for each in planted.answers],
               "by_itself": [asdict(each) for each in by_itself]}
    (folder / _ANSWERS_FILE).write_text(json.dumps(answers, indent=2) + "\n", encoding="utf-8")
    return folder / _ANSWERS_FILE


def _put(made: Path, folder: Path) -> None:
    """Renames; where somebody was quicker, theirs stays: it has the same digest."""
    try:
        os.rename(made, folder)
    except OSError:
        if not (folder / _FACTS).is_file():
            raise


@contextmanager
def beside(worlds: Path) -> Iterator[Path]:
    """A folder of our own next to the worlds, gone afterwards: what is renamed out of it when it is whole stays."""
    place = Path(mkdtemp(prefix=".new-", dir=worlds))
    try:
        yield place
    finally:
        rmtree(place, ignore_errors=True)


def _words_of(spec: WorldSpec) -> dict[str, str | int]:
    return {"practice": spec.practice, "lines": spec.lines, "seed": spec.seed, "world_date": spec.world_date.isoformat()}


def _made_with(spec: WorldSpec) -> str:
    """A name for a spec together with the figures and the program text that build it."""
    told = sha256(json.dumps(_words_of(spec), sort_keys=True).encode())
    for path in sorted((*Path(__file__).parent.rglob("*.py"), FIGURES)):
        told.update(path.read_bytes())
    return told.hexdigest()[:32]
