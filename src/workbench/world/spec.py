"""Which world: the few words that settle every row of it. It builds nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from workbench.world.larkmere import FIRST_SERVICE, WORLD_DATE

USUAL_LINES: Mapping[str, int] = MappingProxyType({"larkmere": 6_500, "thistlepaw": 7_050, "keystone": 6_720})
"""How many lines a world of each practice has when nobody says: about 400 patients and 3,000 visits, 900 pet policies,
14 employers."""
PRACTICES = tuple(USUAL_LINES)
USUAL = -1
"""As many lines as is usual for the practice."""
_SMALL = 1_500
_SMALL_DAYS, _BUSY_DAYS = 182, 91


@dataclass(frozen=True, slots=True)
class WorldSpec:
    """A world is made of these words and the figures, of nothing else.

    `lines` is about how many services on first claims (a second insurance's claim repeats some of them), pet invoices
    (thistlepaw) or list bill lines (keystone) it has. `world_date` is its own today: nothing in it is later. A clinic of up to
    1,500 lines tells the last thirteen weeks and a few visits of the thirteen before, so that something old is still owed; every
    other world tells everything from 1 October 2025 on (one ICD-10-CM year with one April update).
    """

    practice: str = "larkmere"
    lines: int = USUAL
    seed: str = "larkmere"
    world_date: date = WORLD_DATE

    def __post_init__(self) -> None:
        if self.practice not in PRACTICES:
            raise ValueError(f'There is no practice "{self.practice}". There are {", ".join(PRACTICES)}.')
        if self.lines == USUAL:
            object.__setattr__(self, "lines", USUAL_LINES[self.practice])
        if not 50 <= self.lines <= 5_000_000:
            raise ValueError(f"A world has 50 to 5,000,000 lines, not {self.lines:,}.")
        if not FIRST_SERVICE + timedelta(days=_SMALL_DAYS) <= self.world_date <= WORLD_DATE:
            raise ValueError(f"The world's date lies between {FIRST_SERVICE + timedelta(days=_SMALL_DAYS)} and {WORLD_DATE}.")

    @property
    def first_service(self) -> date:
        """The first day with visits."""
        return self.world_date - timedelta(days=_SMALL_DAYS) if self.lines <= _SMALL else FIRST_SERVICE

    @property
    def busy_since(self) -> date:
        """The first day with as many visits as later on."""
        return self.world_date - timedelta(days=_BUSY_DAYS) if self.lines <= _SMALL else FIRST_SERVICE
