"""How the figures of panels are written, and the sentence over a chart: it says what the numbers show, and only that."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from workbench.model import Light, Point
from workbench.money import half_up

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven")


def percent(value: Fraction | None, unlike: Fraction | None = None) -> str:
    """A share with one decimal, half up; "no data" when there is none. `unlike`: a target that was missed.

    >>> percent(Fraction(645, 742)), percent(None), percent(Fraction(228, 1899), unlike=Fraction(12, 100))
    ('86.9 %', 'no data', '12.01 %')
    """
    return Light.NO_DATA.value if value is None else f"{tenths(100 * value, None if unlike is None else 100 * unlike)} %"


def tenths(value: Fraction, unlike: Fraction | None = None) -> str:
    """A number with one decimal, half up; with more where it would otherwise read as `unlike`, which it is not.

    >>> tenths(Fraction(1, 2)), tenths(Fraction(-41, 4)), tenths(Fraction(9995, 100), unlike=Fraction(100))
    ('0.5', '-10.3', '99.95')
    """
    places = 1
    while unlike is not None and value != unlike and half_up(value * 10**places) == half_up(unlike * 10**places):
        places += 1
    whole, rest = divmod(abs(half_up(value * 10**places)), 10**places)
    return f"{'-' if half_up(value * 10**places) < 0 else ''}{whole:,}.{rest:0{places}}"


def days(value: Fraction | None, unlike: Fraction | None = None) -> str:
    """A number of days with one decimal, as `tenths` writes it; "no data" when there is none."""
    return Light.NO_DATA.value if value is None else tenths(value, unlike)


def short_date(day: date) -> str:
    """A day under a column.

    >>> short_date(date(2026, 9, 7))
    '7 Sep'
    """
    return f"{day.day} {_MONTHS[day.month - 1]}"


def month_name(day: date) -> str:
    """A month under a column.

    >>> month_name(date(2026, 9, 30))
    'Sep 2026'
    """
    return f"{_MONTHS[day.month - 1]} {day.year}"


def counted(count: int, noun: str) -> str:
    """A count with its noun in the plural form given.

    >>> counted(1, "remittances"), counted(2, "ERA lines"), counted(1, "remittances with both")
    ('1 remittance', '2 ERA lines', '1 remittance with both')
    """
    if count != 1:
        return f"{count:,} {noun}"
    words = noun.split(" with ")
    return " with ".join((f"1 {words[0].removesuffix('s')}", *words[1:]))


def trend(subject: str, within: str, beyond: str, points: Sequence[Point], each: str = "week") -> str:
    """What a row of weeks or months shows against the target.

    >>> over, good = Point("7 Sep", Fraction(2), "2.0", over=True), Point("14 Sep", Fraction(1), "1.0")
    >>> trend("Posting lag", "within 1 day", "over 1 day", (over, good))
    'Posting lag was within 1 day again in the week of 14 Sep'
    >>> trend("Posting lag", "within 1 day", "over 1 day", (over, good, good))
    'Posting lag has been within 1 day since the week of 14 Sep'
    """
    when = "the week of " if each == "week" else ""
    measured = [point for point in points if point.shown != Light.NO_DATA]
    if measured[-1].over:
        return f"{subject} was {beyond} in {when}{measured[-1].label}"
    last_over = max((number for number, point in enumerate(measured) if point.over), default=-1)
    if last_over == len(measured) - 2 and last_over >= 0:
        return f"{subject} was {within} again in {when}{measured[-1].label}"
    if last_over >= 0:
        return f"{subject} has been {within} since {when}{measured[last_over + 1].label}"
    if len(measured) == 1:
        return f"{subject} was {within} in {when}{measured[0].label}"
    whole = f"each of the last {len(points)} {each}s" if len(measured) == len(points) else f"every {each} with data"
    return f"{subject} was {within} in {whole}"


def how_many_payers(count: int, one: str, many: str) -> str:
    """How many payers do what.

    >>> how_many_payers(0, "needs more", "need more"), how_many_payers(2, "needs more", "need more")
    ('No payer needs more', 'Two payers need more')
    """
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} payers {many}" if count > 1 else f"{number} payer {one}"
