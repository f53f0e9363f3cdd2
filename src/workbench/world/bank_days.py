"""The bank holidays of the world's year. Business days are counted without them."""

from datetime import date

BANK_HOLIDAYS = frozenset({
    date(2025, 10, 13), date(2025, 11, 11), date(2025, 11, 27), date(2025, 12, 25), date(2026, 1, 1), date(2026, 1, 19),
    date(2026, 2, 16), date(2026, 5, 25), date(2026, 6, 19), date(2026, 9, 7),
})
"""Days on which the Federal Reserve Banks are closed, October 2025 to September 2026. Independence Day 2026 is a Saturday: they
are open on the Friday before (richmondfed.org, Holiday Schedule 2025-2027; checked 2026-11-21)."""
