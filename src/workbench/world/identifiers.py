"""Invented numbers of the right shape: NPI, member, account, claim and check numbers. None can belong to anybody."""

from datetime import date

from workbench.billing.npi import npi_is_valid
from workbench.world.draws import Draws


def npi(draw: Draws) -> str:
    """An NPI that is valid by rule and starts with 2, where no number has been handed out."""
    body = f"2{draw.whole(0, 99_999_999):08d}"
    return next(body + str(last) for last in range(10) if npi_is_valid(body + str(last)))


def member_id(draw: Draws) -> str:
    """WB and seven digits."""
    return f"WB{draw.whole(1_000_000, 9_999_999)}"


def account_number(draw: Draws) -> str:
    """The practice's number for a patient account."""
    return f"LMG-{draw.whole(200_000, 299_999)}"


def claim_number(draw: Draws, service_date: date) -> str:
    """The practice's own claim number: year, month and day of service, and a running number."""
    return f"{service_date:%y}-{service_date:%m%d}{draw.whole(1, 39):02d}"
