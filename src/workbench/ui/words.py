"""Dates, counts and scores as people read them. Says nothing of its own and asks no clock: "today" comes from the desk."""

from datetime import date, datetime

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def short_day(day: date) -> str:
    """A date in a table.

    >>> short_day(date(2026, 11, 25))
    'Wed 25 Nov'
    """
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """A date in a heading.

    >>> long_day(date(2026, 11, 23))
    'Monday 23 Nov 2026'
    """
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def calendar_day(day: date) -> str:
    """A date with its year, in a line of facts.

    >>> calendar_day(date(2026, 11, 18))
    '18 Nov 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock(at: datetime) -> str:
    """The time of day."""
    return f"{at.hour}:{at.minute:02d}"


def moment(at: datetime, today: date) -> str:
    """A time with its day.

    >>> moment(datetime(2026, 11, 23, 10, 47), date(2026, 11, 23)), moment(datetime(2026, 11, 20, 9, 5), date(2026, 11, 23))
    ('today 10:47', 'Fri 20 Nov 9:05')
    """
    return f"{'today' if at.date() == today else short_day(at.date())} {clock(at)}"


def distance(due: date, today: date) -> str:
    """How far away a due date is.

    >>> distance(date(2026, 11, 25), date(2026, 11, 23)), distance(date(2026, 11, 20), date(2026, 11, 23))
    ('in 2 days', '3 days late')
    """
    days = (due - today).days
    if days == 0:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} late"


def plural(count: int, noun: str) -> str:
    """A count with its noun.

    >>> plural(1, "day"), plural(3, "day")
    ('1 day', '3 days')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def people(count: int) -> str:
    """How many people.

    >>> people(1), people(7)
    ('1 person', '7 people')
    """
    return "1 person" if count == 1 else f"{count} people"


def spelled(count: int, noun: str) -> str:
    """A count at the start of a sentence.

    >>> spelled(2, "mistake"), spelled(12, "mistake")
    ('Two mistakes', '12 mistakes')
    """
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {noun}" if count == 1 else f"{number} {noun}s"


def phrase(text: str) -> str:
    """Words as they stand alone: with a capital, and without a full stop when they are one phrase.

    >>> phrase("nothing."), phrase("CO-45 127.00. No deductible.")
    ('Nothing', 'CO-45 127.00. No deductible.')
    """
    text = text[:1].upper() + text[1:]
    return text if ". " in text else text.removesuffix(".")


def times(count: int) -> str:
    """How often.

    >>> times(1), times(3)
    ('once', '3 times')
    """
    return "once" if count == 1 else f"{count} times"


def percent(points: str) -> str:
    """A score out of 100 with one decimal at most two; "74.50" is shown as 74.5 %.

    >>> percent("74.50"), percent("78.33"), percent("100.00")
    ('74.5 %', '78.33 %', '100 %')
    """
    return f"{points.rstrip('0').rstrip('.') if '.' in points else points} %"
