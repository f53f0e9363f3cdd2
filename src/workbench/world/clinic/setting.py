"""What every part of the clinic is made with: the spec, the figures, the draws, the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from workbench.world.business_days import BusinessDays
from workbench.world.columns import day_number
from workbench.world.figures import Figures, PayerFigures
from workbench.world.spec import WorldSpec
from workbench.world.streams import Streams

_SERVICES_OF_100_VISITS = 210
"""Services of a hundred visits: lines of first claims."""
_VISITS_OF_A_YEAR = 7.5
_LAST_PLANNED_DAY = date(2027, 12, 31)


@dataclass(frozen=True, slots=True)
class Setting:
    """`first`, `busy` and `today` are days: before `busy` few patients come; what is planned for later than today has not
    happened.
    """

    spec: WorldSpec
    figures: Figures
    draw: Streams
    business: BusinessDays
    first: int
    busy: int
    today: int

    @property
    def visits(self) -> int:
        """How many visits there are about."""
        return self.spec.lines * 100 // _SERVICES_OF_100_VISITS

    @property
    def patients(self) -> int:
        """How many patients: each comes seven or eight times a year on average."""
        days = self.today - self.busy + 1
        return max(30, int(self.visits * 365 / (days * _VISITS_OF_A_YEAR)))

    @property
    def payer_keys(self) -> tuple[str, ...]:
        """The payers' keys; a payer's number is its position here."""
        return tuple(payer.key for payer in self.figures.payers)

    @property
    def insurers(self) -> tuple[PayerFigures, ...]:
        """The payers that decide claims, in the order of their numbers; self-pay comes last and is left out."""
        return self.figures.payers[:-1]

    def payer(self, key: str) -> int:
        """The number of a payer."""
        return self.payer_keys.index(key)


def setting_of(spec: WorldSpec, figures: Figures) -> Setting:
    """The setting of that world."""
    business = BusinessDays.between(spec.first_service - timedelta(days=14), _LAST_PLANNED_DAY)
    return Setting(spec, figures, Streams(spec.seed), business, day_number(spec.first_service),
                   day_number(spec.busy_since), day_number(spec.world_date))
