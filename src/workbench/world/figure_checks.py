"""Whether an edited figures.toml can be used: what is misspelt, missing, negative, no whole number, or more than everybody.

It knows the names and the units of the figures, not what is sensible. It opens nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches

from workbench.model import WorkbenchError
from workbench.world.figures import Figures
from workbench.world.insurers.figures import GroupFigures, PetFigures

_ALL = 10_000
_CHANCE = "of 10,000"
_TABLES = frozenset({"payer", "service", "denial"})
"""Entries that are tables of their own, one for each payer, service or denial."""
_PLAIN = frozenset(each.name for each in fields(Figures)) - {"payers", "services", "denials"} | {"bank_fee"}
_WORDS = frozenset({"denial_source"})
"""Entries that hold a text alone."""


class WrongFigures(WorkbenchError):
    """No world can be made with these figures; the text has a line for everything that is wrong."""


def wrong_figures(parsed: Mapping[str, object]) -> tuple[str, ...]:
    """A sentence for everything that is wrong, in the order of the file; what is missing comes last."""
    names = _names()
    said = []
    for name, entry in parsed.items():
        if name not in names | _TABLES | _WORDS:
            near = get_close_matches(name, names, 1)
            said.append(f"[{name}] is no figure. {f'Write [{near[0]}].' if near else 'Take it out.'}")
        elif name in names:
            said += _of_figure(name, entry)
        elif name in _TABLES:
            said += [f"[{name}] {problem}" for problem in _numbers(entry)]
    return (*said, *(f"[{name}] is missing. Put it back." for name in sorted((names | _TABLES) - parsed.keys())))


def _names() -> frozenset[str]:
    """The plain entries: the clinic's, and each insurer's own with its letters before them."""
    own = {f"{insurer}_{each.name}" for insurer, figures in (("pet", PetFigures), ("group", GroupFigures))
           for each in fields(figures) if each.name not in _PLAIN}
    return _PLAIN | own


def _of_figure(name: str, entry: object) -> Iterator[str]:
    """What is wrong with an entry that has one value: a number or a list of them, as its unit says."""
    if not isinstance(entry, Mapping) or "value" not in entry:
        yield f"[{name}] has no value. Write value = and a whole number."
        return
    value = entry["value"]
    if not isinstance(value, int | float | list):
        yield f"[{name}] value is {value!r}. Write a whole number without quotes."
        return
    yield from (f"[{name}] {problem}" for problem in _numbers({"value": value}))
    if str(entry.get("unit", "")).startswith(_CHANCE) and any(number > _ALL for number in _leaves(value)):
        yield f"[{name}] value is more than all: its unit is out of 10,000. Write 0 to 10,000."


def _numbers(entry: object, key: str = "") -> Iterator[str]:
    """Numbers inside an entry that are no whole numbers from 0 on."""
    if isinstance(entry, Mapping):
        for name, inner in entry.items():
            yield from _numbers(inner, f"{key} {name}".strip())
    elif isinstance(entry, list):
        for inner in entry:
            yield from _numbers(inner, key)
    elif isinstance(entry, float) or (isinstance(entry, int) and entry < 0):
        yield f"{key} is {entry}. Write a whole number from 0 on; amounts are cents."


def _leaves(value: object) -> Iterator[float]:
    if isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, int | float):
        yield value
