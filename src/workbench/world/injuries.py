"""The day on which somebody was hurt at work: the same in the visit's note and in its claim."""

from datetime import date, timedelta


def injured_on(account: str, first_seen: date) -> date:
    """That day or one of the two before it, always the same for a patient.

    >>> injured_on("LMG-254365", date(2026, 3, 4))
    datetime.date(2026, 3, 2)
    """
    return first_seen - timedelta(days=int(account[-1]) % 3)
