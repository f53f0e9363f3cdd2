"""Keystone Group Health: employers, their people, and a year of list bills and remittances."""

from workbench.world.insurers.group.building import build

__all__ = ["build"]
