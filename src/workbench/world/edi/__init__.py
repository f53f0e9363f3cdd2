"""The clinic's claims, their acknowledgements and remittances as X12 files. Pure: a world in, names and bytes out."""

from workbench.world.edi.files import FIRST_CLAIMS, x12_files

__all__ = ["FIRST_CLAIMS", "x12_files"]
