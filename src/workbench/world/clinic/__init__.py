"""Larkmere Medical Group as data frames: one linked, seeded year of a practice. Pure: a spec and figures in, tables out."""

from workbench.world.clinic.building import build

__all__ = ["build"]
