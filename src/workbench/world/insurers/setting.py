"""What both insurers are made with: the spec, the draws, the calendar, and how many rows are wanted."""

from dataclasses import dataclass
from datetime import date, timedelta

from workbench.world.business_days import BusinessDays
from workbench.world.columns import Flags, Ints, day_number
from workbench.world.larkmere import FIRST_SERVICE
from workbench.world.spec import WorldSpec
from workbench.world.streams import Streams

_LAST_PLANNED_DAY = date(2027, 12, 31)


@dataclass(frozen=True, slots=True)
class Setting:
    """`first` and `today` are days; what is planned for later than today has not happened."""

    spec: WorldSpec
    draw: Streams
    business: BusinessDays
    first: int
    today: int

    def by(self, day: Ints, last: Ints) -> Ints:
        """The business day of each day: the next one, or the one before where that would be later than `last`."""
        after = self.business.on_or_after(day)
        before: Ints = self.business.shifted(last + 1, -1)
        late: Flags = after > last
        after[late] = before[late]
        return after


def setting_of(spec: WorldSpec) -> Setting:
    """The setting of that world: a year from 1 October 2025 on."""
    business = BusinessDays.between(FIRST_SERVICE - timedelta(days=60), _LAST_PLANNED_DAY)
    return Setting(spec, Streams(spec.seed), business, day_number(FIRST_SERVICE), day_number(spec.world_date))


def spread(number: Ints, low: int, span: int) -> Ints:
    """Different numbers from low to below low + span that look drawn: consecutive ones lie far apart."""
    return low + number * 61_803_401 % span
