"""A world made while somebody watches: a bar on a terminal, silent elsewhere.

It loads data frames, so a command imports it only when it runs.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tomllib import TOMLDecodeError

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from workbench.cli.printing import readable, refused
from workbench.desk.site import open_site
from workbench.desk.site_codes import site_procedures
from workbench.world.faults import NoRoom, Planted, plant, wishes_of
from workbench.world.files import build_world, read_wishes, write_answers, write_world, write_x12
from workbench.world.rules import Sighting, seen
from workbench.world.shown_codes import in_shown_codes
from workbench.world.spec import WorldSpec


@dataclass(frozen=True, slots=True)
class Watched:
    """The bar of one world."""

    progress: Progress
    task: TaskID

    def begin(self, doing: str, steps: int | None = None) -> None:
        """Another piece of work of so many steps; None: nobody knows how many."""
        self.progress.reset(self.task, total=steps, description=doing)

    def step(self, name: str) -> None:
        """One more is done."""
        self.progress.advance(self.task)


@contextmanager
def watched() -> Iterator[Watched]:
    """A bar on standard error that leaves nothing behind."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Watched(progress, progress.add_task("", total=None))


def wishes(path: Path) -> Mapping[str, int]:
    """The faults that a file asks for; refuses it with a sentence for everything that is wrong with it."""
    try:
        with readable(path):
            found, problems = wishes_of(read_wishes(path))
    except TOMLDecodeError as error:
        raise refused(f"{path}: This is not TOML: {error}.") from None
    if problems:
        raise refused("\n".join(f"{path}: {problem}" for problem in problems))
    return found


@dataclass(frozen=True, slots=True)
class Made:
    """A world with its faults, and what the rules saw in it before."""

    planted: Planted
    by_itself: tuple[Sighting, ...]


def made(spec: WorldSpec, wanted: Mapping[str, int], bar: Watched) -> Made:
    """The world of that spec with those faults; refuses what does not fit into it."""
    bar.begin(f"Building {spec.practice}, about {spec.lines:,} lines")
    world = build_world(spec)
    if not wanted:
        return Made(Planted(world, ()), ())
    bar.begin("Planting faults")
    try:
        return Made(plant(world, wanted), seen(world.tables))
    except NoRoom as error:
        raise refused(str(error)) from None


def with_codes_of(site: Path, it: Made) -> Made:
    """The same world in the licensed codes of that site."""
    with readable(site):
        procedures = site_procedures(open_site(site))
    return replace(it, planted=replace(it.planted, world=in_shown_codes(it.planted.world, procedures)))


def write(it: Made, folder: Path, claims: int, bar: Watched) -> list[str]:
    """Writes the world, the X12 files of so many claims, and the answers beside the folder; says what there is."""
    world = it.planted.world
    with readable(folder):
        bar.begin("Writing tables", len(world.tables))
        write_world(world, folder, bar.step)
        told = [f"{folder}", *(f"  {name}  {len(frame):,}" for name, frame in world.tables.items())]
        if claims:
            bar.begin("Writing X12 files")
            told.append(f"  x12  {write_x12(world, folder, claims, bar.step):,}")
        if it.planted.answers:
            told.append(f"The answers are apart: {write_answers(it.planted, it.by_itself, folder.absolute().parent)}")
    return told
