"""The code that the book's alphabetic index names for a diagnosis when nothing more is said of it. It ranks nothing itself.

Only diagnoses whose titles alone would put another code first. Source: ICD-10-CM index, fiscal year 2026, main terms.
"""

from collections.abc import Mapping
from types import MappingProxyType

FIRST_CODES: Mapping[str, str] = MappingProxyType({
    "anxiety": "F41.9",
    "bronchitis": "J40",
    "diabetes": "E11.9",
    "diabetes mellitus": "E11.9",
    "type 1 diabetes": "E10.9",
    "type 1 diabetes mellitus": "E10.9",
    "type 2 diabetes": "E11.9",
    "type 2 diabetes mellitus": "E11.9",
    "fatigue": "R53.83",
    "migraine": "G43.909",
    "osteoporosis": "M81.0",
    "pharyngitis": "J02.9",
    "syncope": "R55",
})
