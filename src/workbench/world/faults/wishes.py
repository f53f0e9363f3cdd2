"""Which faults somebody asks for: names of the catalogue with how many of each, as a TOML file says it. It opens no file."""

from collections.abc import Mapping
from types import MappingProxyType

from workbench.world.faults.planting import CATALOGUE

MOST = 1_000
"""Of one fault in one world."""


def wishes_of(told: Mapping[str, object]) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """The wishes, and a sentence for everything that is none.

    >>> wishes_of({"posted-twice": 2})[0]["posted-twice"]
    2
    >>> wishes_of({"posted-twice": "two"})[1]
    ('posted-twice takes a whole number from 1 to 1,000.',)
    """
    problems = [f"There is no fault {name!r}. There are {', '.join(CATALOGUE)}." for name in told if name not in CATALOGUE]
    wishes = {name: count for name, count in told.items() if name in CATALOGUE and type(count) is int and 0 < count <= MOST}
    problems += [f"{name} takes a whole number from 1 to {MOST:,}." for name in told if name in CATALOGUE and name not in wishes]
    if not told:
        problems.append("It names no fault. Write a line for each, like posted-twice = 2.")
    return MappingProxyType(wishes), tuple(problems)
