"""Which code a service is shown with: its teaching code (PS), or the licensed one that a site brought with its own labels.

Content, figures and tables are written in teaching codes. What people and files see goes through this map once, when a case or
a world is made; nothing else knows of it, and what was issued before a map came keeps its codes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

_SIDES = {"RT": "right", "LT": "left"}
"""Modifiers that our own labels put in words."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A licensed code and its label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Procedures:
    """`licensed` is by teaching code; a code that it lacks is shown as it is. A licensed code stands for one of them."""

    licensed: Mapping[str, Procedure] = field(default_factory=dict)

    def shown(self, service: str) -> str:
        """The code of a service as it is shown, with its modifiers.

        >>> Procedures({"PS455": Procedure("X0455", "invented")}).shown("PS455-RT"), Procedures().shown("PS455-RT")
        ('X0455-RT', 'PS455-RT')
        """
        code, dash, modifiers = service.partition("-")
        known = self.licensed.get(code)
        return f"{known.code}{dash}{modifiers}" if known else service

    def label(self, service: str, ours: str) -> str:
        """What a service is called: its licensed label with the side, or our own.

        >>> Procedures({"PS455": Procedure("X0455", "invented")}).label("PS455-RT", "joint injection, right knee")
        'invented, right'
        """
        code, _, modifiers = service.partition("-")
        known = self.licensed.get(code)
        if known is None:
            return ours
        return ", ".join((known.label, *(_SIDES[each] for each in modifiers.split("-") if each in _SIDES)))
