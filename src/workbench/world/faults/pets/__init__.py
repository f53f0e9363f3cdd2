"""Thistlepaw's faults: money, bills, cover, the bank, the totals."""

from workbench.world.faults.pets import bank, bills, cover, money
from workbench.world.faults.premiums import OF_BOTH

FAULTS = (*money.FAULTS, *bills.FAULTS, *cover.FAULTS, *bank.FAULTS, *OF_BOTH)
"""All of them, in the order in which they are planted and shown."""
