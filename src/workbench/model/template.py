"""Sentences with named gaps, as authors write them: "{charge} - {allowed} = {expected}". It fills gaps and lists their names."""

import re
from collections.abc import Mapping

_GAP = re.compile(r"\{([a-z0-9_]+)\}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with every known name filled; an unknown name stays as written.

    >>> fill("Paid {paid} on {day}.", {"paid": "110.00"})
    'Paid 110.00 on {day}.'
    """
    return _GAP.sub(lambda found: values.get(found[1], found[0]), template)


def names_in(template: str) -> frozenset[str]:
    """The names that a template asks for."""
    return frozenset(_GAP.findall(template))
