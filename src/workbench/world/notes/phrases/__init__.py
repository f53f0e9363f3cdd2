"""The words of notes. Everything by code or reason: a new visit needs an entry each, and a test names what is missing."""

from collections.abc import Mapping
from types import MappingProxyType

from workbench.world.notes.phrases import complaints, infections, long_term
from workbench.world.notes.phrases.scenes import SCENES
from workbench.world.notes.phrases.services import SERVICES
from workbench.world.notes.phrases.words import Diagnosis, Done, Phrases, Scene

__all__ = ["DIAGNOSES", "SCENES", "SERVICES", "Diagnosis", "Done", "Phrases", "Scene"]

DIAGNOSES: Mapping[str, Diagnosis] = MappingProxyType({
    **long_term.DIAGNOSES, **infections.DIAGNOSES, **complaints.DIAGNOSES})
"""By ICD-10-CM code."""
