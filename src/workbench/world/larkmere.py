"""Larkmere Medical Group, the invented practice: who works there, who its patients are, when its world takes place."""

from dataclasses import dataclass
from datetime import date

from workbench.world.draws import Draws

NAME = "Larkmere Medical Group"
ADDRESS = "18 Quay Street, Larkmere"
NPI = "2044175307"
SITES = (("Harbor site", NPI), ("Hill site", "2044175489"))
"""Our two sites with the NPI that each is paid under."""

WORLD_DATE = date(2026, 9, 30)
"""The world's own today; everything in it has happened by then."""
FIRST_SERVICE = date(2025, 10, 1)
"""The earliest date of service."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Somebody who sees patients."""

    name: str
    npi: str


PROVIDERS = (
    Provider("Renata Colvard MD", "2633901279"),
    Provider("Osric Vandermeel MD", "2107744809"),
    Provider("Imke Tollander DO", "2380516627"),
    Provider("Desmond Achterby MD", "2719302848"),
    Provider("Lioba Strandquist NP", "2456087313"),
    Provider("Percival Oduyale PA", "2894461054"),
)

EMPLOYERS = (
    ("HTD-220", "Harrow Tool & Die"),
    ("MBC-114", "Marrow Bay Canning"),
    ("SLF-307", "Stillford Lamp Factory"),
    ("OQT-451", "Oldquay Transport"),
    ("PWG-098", "Pellwick Glassworks"),
    ("RNB-266", "Ravensnab Bakeries"),
    ("TFS-530", "Tarn Fell Schools"),
    ("CWM-172", "Cobbleway Mutual Stores"),
)

FIRST_NAMES = (
    "Marta", "Theo", "Ilsabet", "Corwin", "Nadezhka", "Orson", "Philippa", "Ruben", "Saskia", "Tobiah", "Ulla", "Verena",
    "Wendell", "Yolanda", "Anselm", "Brigida", "Caspian", "Delphine", "Emeric", "Fenella", "Gideon", "Hester", "Ignace", "Jorunn",
)
LAST_NAMES = (
    "Quillen", "Abernack", "Tressider", "Vanhollow", "Okonkwell", "Pemberstone", "Rasmundi", "Sallowby", "Thornquay", "Umberlane",
    "Varenholt", "Whistlecraft", "Yarrowby", "Zellmark", "Ashgrovel", "Brackwater", "Culverhay", "Dunmarrow", "Eskelvane",
    "Fairlocke", "Grindelow", "Hartswell", "Islewick", "Jorgenfeld",
)


def patient_name(draw: Draws) -> str:
    """A first and a last name from the invented pools."""
    return f"{draw.one(FIRST_NAMES)} {draw.one(LAST_NAMES)}"


def born(draw: Draws) -> date:
    """A birth date of an adult below Medicare age in the world year."""
    return date(draw.whole(1963, 2004), draw.whole(1, 12), draw.whole(1, 28))


def employer_of(member: str) -> tuple[str, str]:
    """Group number and name of the employer behind a member id; the same id has always the same employer."""
    return EMPLOYERS[sum(map(ord, member)) % len(EMPLOYERS)]
