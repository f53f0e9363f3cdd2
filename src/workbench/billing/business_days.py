"""Business days: Monday to Friday without bank holidays. The holidays are handed in; no year is known here."""

from collections.abc import Collection
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def is_business_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Whether banks work on that day.

    >>> is_business_day(date(2026, 9, 7)), is_business_day(date(2026, 9, 7), (date(2026, 9, 7),))
    (True, False)
    """
    return day.weekday() < _SATURDAY and day not in holidays


def business_days_passed(since: date, today: date, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """The business days after `since` up to `today`, in order: today counts, the day itself does not. Empty when it lies ahead.

    >>> [f"{day:%a}" for day in business_days_passed(date(2026, 9, 24), date(2026, 9, 30))]
    ['Fri', 'Mon', 'Tue', 'Wed']
    """
    days = ((since + _ONE_DAY * after) for after in range(1, (today - since).days + 1))
    return tuple(day for day in days if is_business_day(day, holidays))


def business_day_before(today: date, count: int, holidays: Collection[date] = ()) -> date:
    """The business day from which `count` business days have passed today; today itself for 0, if it is one.

    >>> business_day_before(date(2026, 9, 30), 4)
    datetime.date(2026, 9, 24)
    """
    day = today
    while not is_business_day(day, holidays) or len(business_days_passed(day, today, holidays)) < count:
        day -= _ONE_DAY
    return day
