"""Planted faults: a catalogue of what goes wrong in a practice, each breaking one law or rule and nothing else, with its answer.

Pure: tables in, tables and answers out. Answers are written apart from the world (`world.files`), and nothing serves them.
"""

from workbench.world.faults.fault import Answer, Fault, Spot, Total
from workbench.world.faults.planting import CATALOGUE, CATALOGUES, NoRoom, Planted, plant
from workbench.world.faults.wishes import wishes_of

__all__ = ["CATALOGUE", "CATALOGUES", "Answer", "Fault", "NoRoom", "Planted", "Spot", "Total", "plant", "wishes_of"]
