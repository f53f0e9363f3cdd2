"""Which world: the few words that settle every row of it. It builds nothing."""

from dataclasses import dataclass
from datetime import date, timedelta

from workbench.world.larkmere import FIRST_SERVICE, WORLD_DATE

PRACTICES = ("larkmere",)
_SMALL = 1_500
_SMALL_DAYS = 84


@dataclass(frozen=True, slots=True)
class WorldSpec:
    """A world is made of these words and the figures, of nothing else.

    `lines` is about how many claim lines it has. `world_date` is its own today: nothing in it is later. Up to 1,500 lines it
    tells the last twelve weeks, a larger one everything from 1 October 2025 on (one ICD-10-CM year with one April update).
    """

    practice: str = "larkmere"
    lines: int = 650
    seed: str = "larkmere"
    world_date: date = WORLD_DATE

    def __post_init__(self) -> None:
        if self.practice not in PRACTICES:
            raise ValueError(f"There is no practice {self.practice!r}. There is {', '.join(PRACTICES)}.")
        if not 50 <= self.lines <= 5_000_000:
            raise ValueError(f"A world has 50 to 5,000,000 lines, not {self.lines:,}.")
        if not FIRST_SERVICE + timedelta(days=2 * _SMALL_DAYS) <= self.world_date <= WORLD_DATE:
            raise ValueError(f"The world's date lies between {FIRST_SERVICE + timedelta(days=2 * _SMALL_DAYS)} and {WORLD_DATE}.")

    @property
    def first_service(self) -> date:
        """The first day with visits."""
        return self.world_date - timedelta(days=_SMALL_DAYS) if self.lines <= _SMALL else FIRST_SERVICE
