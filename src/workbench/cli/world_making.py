"""A world made while somebody watches: a bar on a terminal, silent elsewhere.

It loads data frames, so a command imports it only when it runs.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tomllib import TOMLDecodeError

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from workbench.cli.printing import readable, refused
from workbench.desk.site import open_site
from workbench.desk.site_codes import site_procedures
from workbench.world.faults import NoRoom, Planted, plant, wishes_of
from workbench.world.files import beside, build_world, read_wishes, write_answers, write_notes, write_world, write_x12
from workbench.world.frames import World
from workbench.world.rules import Sighting, seen
from workbench.world.shown_codes import in_shown_codes
from workbench.world.spec import WorldSpec


@dataclass(frozen=True, slots=True)
class Watched:
    """The bar of one world."""

    progress: Progress

    def begin(self, doing: str, steps: int | None = None) -> None:
        """Another piece of work of so many steps in place of the last; None: nobody knows how many."""
        for task in self.progress.task_ids:
            self.progress.remove_task(task)
        self.progress.add_task(doing, total=steps)

    def step(self, name: str) -> None:
        """One more is done."""
        self.progress.advance(self.progress.task_ids[-1])


@contextmanager
def watched() -> Iterator[Watched]:
    """A bar on standard error that leaves nothing behind."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Watched(progress)


def wishes(path: Path, practice: str) -> Mapping[str, int]:
    """The faults that a file asks for in a practice; refuses it with a sentence for everything that is wrong with it."""
    try:
        with readable(path):
            found, problems = wishes_of(read_wishes(path), practice)
    except TOMLDecodeError as error:
        raise refused(f"{path}: This is not TOML: {error}.") from None
    if problems:
        raise refused("\n".join(f"{path}: {problem}" for problem in problems))
    return found


@dataclass(frozen=True, slots=True)
class Made:
    """A world with its faults, and what the rules saw in it before. `ours`: the same in teaching codes, for its notes."""

    planted: Planted
    by_itself: tuple[Sighting, ...]
    ours: World


def made(spec: WorldSpec, wanted: Mapping[str, int], bar: Watched) -> Made:
    """The world of that spec with those faults; refuses what does not fit into it."""
    bar.begin(f"Building {spec.practice}, about {spec.lines:,} lines")
    world = build_world(spec)
    if not wanted:
        return Made(Planted(world, ()), (), world)
    bar.begin("Planting faults")
    try:
        planted = plant(world, wanted)
        return Made(planted, seen(world.tables, spec.practice), planted.world)
    except NoRoom as error:
        raise refused(str(error)) from None


def with_codes_of(site: Path, it: Made) -> Made:
    """The same world in the licensed codes of that site."""
    with readable(site):
        procedures = site_procedures(open_site(site))
    return replace(it, planted=replace(it.planted, world=in_shown_codes(it.planted.world, procedures)))


def refuse_place(folder: Path) -> None:
    """Refuses a folder that a world cannot go to: it is there, nothing is above it, or that is a world itself.

    Answers are written beside the folder, and no world's folder may hold any.
    """
    above = folder.absolute().parent
    if folder.exists():
        raise refused(f"{folder}: this is there already. Name a new folder with --out, or delete this one first.")
    if not above.is_dir():
        raise refused(f"{folder}: there is no folder {above} to put it in. Make that first.")
    if (above / "world.json").exists():
        raise refused(f"{folder}: {above} is a world itself. Name a folder beside it.")


def write(it: Made, folder: Path, claims: int, bar: Watched) -> list[str]:
    """Writes the world, X12 files and notes of so many claims, and the answers beside the folder; says what there is.

    All of it or nothing: a folder that cannot be finished is not left behind.
    """
    with readable(folder), beside(folder.absolute().parent) as place:
        new = place / "world"
        told = [f"{folder}", *_written(it, new, claims, bar)]
        if it.planted.answers:
            told.append(f"The answers are apart: {write_answers(it.planted, it.by_itself, folder.absolute().parent)}")
        new.rename(folder)
    return told


def _written(it: Made, folder: Path, claims: int, bar: Watched) -> list[str]:
    world = it.planted.world
    bar.begin("Writing tables", len(world.tables))
    write_world(world, folder, bar.step)
    told = [f"  {name}  {len(frame):,}" for name, frame in world.tables.items()]
    if claims:
        bar.begin("Writing X12 files")
        files = write_x12(world, folder, claims, bar.step)
        bar.begin("Writing visit notes")
        notes = write_notes(it.ours, folder, claims, bar.step)
        told += [f"  {name}  {count:,} files" for name, count in (("x12", files), ("notes", notes)) if count]
    return told
