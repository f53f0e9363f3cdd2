"""Keystone's faults: list bills, enrolment, what employers pay, the bank, the totals."""

from workbench.world.faults.groups import bank, bills, enrolled, paid
from workbench.world.faults.premiums import OF_BOTH

FAULTS = (*bills.FAULTS, *enrolled.FAULTS, *paid.FAULTS, *bank.FAULTS, *OF_BOTH)
"""All of them, in the order in which they are planted and shown."""
