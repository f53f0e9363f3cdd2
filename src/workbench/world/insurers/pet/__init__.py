"""Thistlepaw Pet Insurance: households, rates, and a year of bills, payments, lapses and refunds."""

from workbench.world.insurers.pet.building import build

__all__ = ["build"]
