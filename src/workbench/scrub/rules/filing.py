"""S17: the last day on which a claim may arrive. Contract data of the payer; only Medicare's limit is a law (42 CFR 424.44)."""

from collections.abc import Collection
from datetime import MAXYEAR, date, timedelta

from workbench.billing.business_days import is_business_day
from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import first_bill, served
from workbench.scrub.edit import Edit
from workbench.scrub.setting import FilingLimit, Setting
from workbench.x12 import BilledClaim

_LATER = ("S", "T")


def last_day(service: date, limit: FilingLimit, holidays: Collection[date] = ()) -> date:
    """The last day for a service. Medicare's calendar year ends on the next workday when its last day is none (Palmetto).

    >>> last_day(date(2024, 2, 29), FilingLimit()), last_day(date(2026, 1, 30), FilingLimit(90))
    (datetime.date(2025, 2, 28), datetime.date(2026, 4, 30))
    >>> last_day(date(2025, 5, 16), FilingLimit())
    datetime.date(2026, 5, 18)
    """
    if limit.days:
        return date.fromordinal(min(service.toordinal() + limit.days, date.max.toordinal()))
    if service.year == MAXYEAR:
        return date.max
    leap = (service.month, service.day) == (2, 29)
    last = service.replace(year=service.year + 1, day=28) if leap else service.replace(year=service.year + 1)
    while not is_business_day(last, holidays) and last < date.max:
        last += timedelta(days=1)
    return last


def timely_filing(claim: BilledClaim, setting: Setting) -> tuple[Edit, ...]:
    """S17, by the earliest day of service. Not judged: a replacement, which follows the payer's rule for corrected claims, and a
    claim to a second payer, whose contract counts from the first remittance. Medicare's limit holds for a second claim too (T3).
    """
    limit, days = setting.payer.filing, [day for day in served(claim) if day <= setting.today]
    if limit is None or not days or not first_bill(claim) or (limit.days and claim.rank in _LATER):
        return ()
    last = last_day(days[0], limit, setting.holidays)
    left = (last - setting.today).days
    if left < 0:
        return (edit("S17.1", f"The claim had to arrive by {last:%m/%d/%Y}, {_days(-left)} ago. Look for proof that it was filed "
                              "in time, or for an exception. Never bill the patient."),)
    if left == 0:
        return (edit("S17.2", "The claim must arrive today. Send it first."),)
    if left <= setting.warning_days:
        return (edit("S17.2", f"The claim must arrive by {last:%m/%d/%Y}, {_days(left)} from today. Send it first."),)
    return ()


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
