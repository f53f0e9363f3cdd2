"""What people come for: the kinds of visits, their diagnoses and their services. Data, checked against the codes by tests.

Diagnoses are ICD-10-CM codes that were billable from 2025-10-01 to 2026-09-30; services are teaching codes (PS) and HCPCS II.
"""

from dataclasses import dataclass

OFFICE_VISIT = "visit"
"""Stands for the office visit of the right level, new or established."""
EVERY = "*"
"""A service that was done for every diagnosis, causes of injuries left aside."""
CHRONIC = (1, 11, 88, 0)
COMPLEX = (0, 5, 84, 11)
ACUTE = (4, 55, 40, 1)
BRIEF = (18, 74, 8, 0)
SERIOUS = (0, 8, 70, 22)
"""Weights of the levels 2 to 5."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service of a visit. `chance` out of 100 that it is done; `joined`: only when the service before it was done.

    `points` is the beginning of the diagnosis that it was done for, or EVERY (empty: every one for an office visit, else the
    first).
    """

    code: str
    chance: int = 100
    modifier: str = ""
    units: int = 1
    points: str = ""
    joined: bool = False
    payer: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A kind of visit. `weight` is how often among those it can happen to; `levels` weighs the office visit's levels 2 to 5.

    Each of `diagnoses` is one story, first-listed code first. `condition` is what the patient has to have; `turn` is "first" or
    "later" where a course of treatment begins or goes on, `apart` how many days lie between two of them at least.
    """

    reason: str
    weight: int
    diagnoses: tuple[tuple[str, ...], ...]
    services: tuple[Service, ...]
    levels: tuple[int, int, int, int] = ACUTE
    ages: tuple[int, int] = (18, 120)
    sex: str = ""
    condition: str = ""
    payer: str = ""
    turn: str = ""
    apart: int = 0


def _seen(chance: int = 100) -> Service:
    return Service(OFFICE_VISIT, chance)


_CARE = Service("G2211", 70, payer="medicare")
"""Medicare's add-on for the doctor who stays in charge of somebody's care; never beside modifier 25 (RULES N8)."""
_SHOT = Service("PS420", 100, joined=True)
_SIX_WEEKS, _THREE_MONTHS = 42, 84


def _one_sided(side: str) -> tuple[Visit, ...]:
    """The visits about one side, RT or LT; their codes differ only there."""
    last = {"RT": "1", "LT": "2"}[side]
    knee, arm = (f"M17.1{last}",), (f"M70.2{last}",)
    word = {"RT": "right", "LT": "left"}[side]
    return (
        Visit(f"{word} knee arthritis, injection", 34, (knee,), (
            _seen(50), Service("PS455", modifier=side), Service("J3301", units=4), Service("PS214", 40, side)), ages=(45, 120),
            apart=_THREE_MONTHS),
        Visit(f"{word} elbow bursitis, injection", 20, (arm,), (
            _seen(50), Service("PS459", modifier=side), Service("J3301", units=4)), ages=(30, 120), apart=_THREE_MONTHS),
        Visit(f"{word} wrist tendon, injection", 7, (("M65.4",),), (
            _seen(55), Service("PS457", modifier=side), Service("J3301")), ages=(25, 120), apart=_THREE_MONTHS),
        Visit(f"{word} knee arthritis and elbow bursitis, injections", 9, ((*knee, *arm),), (
            _seen(40), Service("PS455", modifier=side), Service("PS459", modifier=side, points="M70"),
            Service("J3301", units=8, points=EVERY)), ages=(45, 120), apart=_THREE_MONTHS),
        Visit(f"{word} knee arthritis and wrist tendon, injections", 7, ((*knee, "M65.4"),), (
            _seen(40), Service("PS455", modifier=side), Service("PS457", modifier=side, points="M65"),
            Service("J3301", units=5, points=EVERY)), ages=(45, 120), apart=_THREE_MONTHS),
        Visit(f"{word} elbow bursitis and back trigger points, injections", 6, ((*arm, "M62.830"),), (
            _seen(40), Service("PS459", modifier=side), Service("PS460", modifier="59", points="M62"),
            Service("J3301", units=4)), ages=(30, 120), apart=_THREE_MONTHS),
        Visit(f"skin lesion and {word} ear wax removed", 6, (("L82.0", f"H61.2{last}"),), (
            _seen(35), Service("PS514"), Service("PS520", points="H61")), BRIEF, (40, 120)),
        Visit(f"{word} knee pain", 20, ((f"M25.56{last}",),), (_seen(), Service("PS214", 85, side))),
        Visit(f"{word} ear wax", 9, ((f"H61.2{last}",),), (_seen(35), Service("PS520")), BRIEF),
        Visit(f"{word} middle ear infection", 34, ((f"H66.9{last}",),), (_seen(),), ACUTE, (3, 17)),
        Visit(f"cut {word} index finger", 10, ((f"S61.21{int(last) - 1}A", "W26.0XXA"),), (
            _seen(45), Service("PS510")), BRIEF, (5, 120)),
        Visit(f"work injury: cut {word} hand", 60, ((f"S61.41{last}A", "W27.8XXA", "Y99.0"),), (
            _seen(55), Service("PS510")), ACUTE, condition=f"cut {word} hand", payer="granger", turn="first"),
        Visit(f"work injury: cut {word} hand, follow-up", 60, ((f"S61.41{last}D", "W27.8XXD"),), (_seen(),), BRIEF,
              condition=f"cut {word} hand", payer="granger", turn="later"),
        Visit(f"work injury: {word} knee bruise", 60, ((f"S80.0{last}XA", "W18.30XA", "Y99.0"),), (
            _seen(), Service("PS214", 90, side)), ACUTE, condition=f"bruised {word} knee", payer="granger", turn="first"),
        Visit(f"work injury: {word} knee bruise, follow-up", 60, ((f"S80.0{last}XD", "W18.30XD"),), (_seen(),), BRIEF,
              condition=f"bruised {word} knee", payer="granger", turn="later"),
    )


_LONG_TERM = (
    Visit("blood pressure follow-up", 900, (("I10",), ("I10", "E78.5"), ("I10", "E78.2"), ("I10", "K21.9")), (
        _seen(), _CARE, Service("PS322", 80, points="E78"), Service("PS230", 30), Service("PS318", 75), Service("PS314", 65),
        Service("PS310", 50)),
        CHRONIC, condition="hypertension", apart=_SIX_WEEKS),
    Visit("diabetes follow-up", 900, (
        ("E11.9", "Z79.84"), ("E11.65", "Z79.84"), ("E11.9", "I10", "Z79.84"), ("E11.22", "N18.31", "Z79.84"),
        ("E11.65", "E78.5", "Z79.84"), ("E11.42", "Z79.84")), (
        _seen(), _CARE, Service("PS318", 94), Service("PS310", 70), Service("PS322", 85, points="E78"), Service("PS314", 60)),
        COMPLEX, condition="diabetes", apart=_SIX_WEEKS),
    Visit("asthma follow-up", 600, (("J45.30",), ("J45.40",), ("J45.20",)), (_seen(), _CARE), CHRONIC, (5, 64),
          condition="lungs", apart=_SIX_WEEKS),
    Visit("chronic lung disease follow-up", 700, (("J44.9",), ("J44.9", "Z87.891")), (_seen(), _CARE, Service("PS210", 25)),
          COMPLEX, (65, 120), condition="lungs", apart=_SIX_WEEKS),
    Visit("chronic lung disease, worse", 120, (("J44.1",),), (_seen(), Service("PS210", 60), Service("PS230", 15)), SERIOUS,
          (65, 120), condition="lungs"),
    Visit("thyroid follow-up", 60, (("E03.9",),), (_seen(), _CARE, Service("PS314", 75), Service("PS318", 50)), CHRONIC,
          (30, 120), apart=_SIX_WEEKS),
    Visit("cholesterol follow-up", 105, (("E78.5",), ("E78.2",), ("E78.00",)), (
        _seen(), _CARE, Service("PS322", 95), Service("PS318", 65)), CHRONIC, (35, 120), apart=_SIX_WEEKS),
    Visit("low mood", 38, (("F32.A",), ("F33.1",), ("F33.0", "F41.1")), (_seen(), Service("PS314", 25)), CHRONIC, (16, 120)),
    Visit("anxiety", 38, (("F41.1",), ("F41.9",)), (_seen(),), CHRONIC, (14, 120)),
    Visit("reflux", 34, (("K21.9",), ("K21.00",)), (_seen(),), CHRONIC),
    Visit("migraine", 26, (("G43.909",), ("G43.009",)), (_seen(), Service("J1885", 40, units=4), _SHOT), CHRONIC, (15, 70)),
    Visit("gout", 22, (("M10.9",), ("M10.071",), ("M10.072",)), (_seen(), Service("PS314", 60)), CHRONIC, (35, 120)),
    Visit("yearly wellness visit", 500, (("Z00.00",), ("Z00.00", "I10")), (
        Service("G0439"), Service(OFFICE_VISIT, 45, points="I10")), (1, 60, 39, 0), (66, 120), payer="medicare", turn="first"),
)
_SHORT_TERM = (
    Visit("cold", 24, (("J06.9",),), (_seen(),), BRIEF, (3, 120)),
    Visit("sore throat", 22, (("J02.9",),), (_seen(), Service("PS314", 15)), BRIEF, (3, 64)),
    Visit("sinus infection", 22, (("J01.90",), ("J01.00",)), (_seen(),), ACUTE, (12, 120)),
    Visit("bronchitis", 32, (("J20.9",),), (_seen(), Service("PS210", 45)), ACUTE, (12, 120)),
    Visit("pneumonia", 9, (("J18.9",),), (
        _seen(), Service("PS210", 95), Service("PS314", 45), Service("J0696", 40, units=4), _SHOT), SERIOUS, (18, 120)),
    Visit("bladder infection", 60, (("N39.0",), ("N30.00",)), (
        _seen(), Service("PS310", 95), Service("J0696", 16, units=4), _SHOT), ACUTE, (16, 120), "F"),
    Visit("low back pain", 50, (("M54.50",), ("M54.59",), ("M54.50", "M62.830")), (
        _seen(), Service("J1885", 55, units=4), _SHOT), ACUTE),
    Visit("trigger points", 10, (("M79.18",), ("M62.830",)), (_seen(45), Service("PS460")), ACUTE),
    Visit("allergy", 16, (("J30.2",), ("J30.9",)), (_seen(),), ACUTE, (4, 120)),
    Visit("rash", 20, (("L30.9",), ("L23.7",), ("B35.4",)), (_seen(),), BRIEF, (3, 120)),
    Visit("skin lesion removed", 16, (("L82.0",), ("D22.5",)), (_seen(35), Service("PS514")), BRIEF, (25, 120)),
    Visit("ear wax, both ears", 6, (("H61.23",),), (_seen(35), Service("PS520")), BRIEF, (40, 120)),
    Visit("chest pain", 28, (("R07.9",), ("R07.89",)), (
        _seen(), Service("PS230", 96), Service("PS314", 60), Service("PS210", 65)), SERIOUS, (25, 120)),
    Visit("palpitations", 14, (("R00.2",),), (_seen(), Service("PS230"), Service("PS314", 60), Service("PS318", 40)), ACUTE),
    Visit("tiredness", 46, (("R53.83",),), (_seen(), Service("PS314", 95), Service("PS318", 80), Service("PS310", 50)), ACUTE),
    Visit("iron deficiency", 26, (("D50.9",), ("D50.0",)), (_seen(), Service("PS314", 95)), CHRONIC),
    Visit("dizziness", 26, (("R42",),), (
        _seen(), Service("PS230", 50), Service("PS314", 50), Service("PS318", 50)), ACUTE, (30, 120)),
    Visit("stomach flu, dried out", 10, (("A08.4", "E86.0"),), (
        _seen(), Service("J2405", 35, units=4), Service("PS425", joined=True)), SERIOUS, (12, 120)),
    Visit("vaccine from the state's supply", 60, (("Z23",),), (Service("PS410"),), BRIEF, (3, 17), payer="medicaid"),
    Visit("work injury: back strain", 110, (("S39.012A", "X50.0XXA", "Y99.0"),), (
        _seen(), Service("J1885", 20, units=4), _SHOT), ACUTE, condition="back strain", payer="granger", turn="first"),
    Visit("work injury: back strain, follow-up", 110, (("S39.012D", "X50.0XXD"),), (_seen(),), BRIEF,
          condition="back strain", payer="granger", turn="later"),
)
VISITS: tuple[Visit, ...] = (*_LONG_TERM, *_SHORT_TERM, *_one_sided("RT"), *_one_sided("LT"))
"""Every kind of visit."""
ILLNESSES = ("", "hypertension", "diabetes", "lungs")
"""Long-term conditions of patients."""
INJURIES = ("back strain", "cut right hand", "cut left hand", "bruised right knee", "bruised left knee")
"""What workers' compensation patients come for."""
PROCEDURES = frozenset({"PS420", "PS425", "PS455", "PS457", "PS459", "PS460", "PS510", "PS514", "PS520", "G0439"})
"""Beside one of these an office visit of the same day needs modifier 25."""
SINGLE_DOSE = frozenset({"J0696", "J1885", "J2405", "J3301"})
"""Drugs from single-dose vials: Medicare wants JZ where nothing was discarded (RULES N2). Units here use whole vials."""
