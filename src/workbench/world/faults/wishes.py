"""Which faults somebody asks for: names of the catalogue with how many of each, as a TOML file says it. It opens no file."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from workbench.world.faults.planting import CATALOGUES

MOST = 1_000
"""Of one fault in one world."""


def wishes_of(told: Mapping[str, object], practice: str = "larkmere") -> tuple[Mapping[str, int], tuple[str, ...]]:
    """The wishes for a practice, and a sentence for everything that is none.

    >>> wishes_of({"posted-twice": 2})[0]["posted-twice"]
    2
    >>> wishes_of({"posted-twice": "two"})[1]
    ('posted-twice takes a whole number from 1 to 1,000.',)
    """
    catalogue = CATALOGUES[practice]
    unknown = [name for name in told if name not in catalogue]
    problems = [f'There is no fault "{name}" for {practice}.{_near(name, catalogue)}' for name in unknown]
    problems += [f"There are {', '.join(catalogue)}."] if unknown else []
    wishes = {name: count for name, count in told.items() if name in catalogue and type(count) is int and 0 < count <= MOST}
    problems += [f"{name} takes a whole number from 1 to {MOST:,}." for name in told if name in catalogue and name not in wishes]
    if not told:
        problems.append(f"It names no fault. Write a line for each, like {next(iter(catalogue))} = 2.")
    return MappingProxyType(wishes), tuple(problems)


def _near(name: str, catalogue: Mapping[str, object]) -> str:
    near = get_close_matches(name, catalogue, 1)
    return f' Did you mean "{near[0]}"?' if near else ""
