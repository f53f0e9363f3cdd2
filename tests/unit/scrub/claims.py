"""Claims as the trade writes them: `claim(line("PS103-25"), line("PS455-RT", "150"))`, and the setting they are judged in."""

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workbench.billing.eob import Adjustment
from workbench.codes.index import CodeIndex, ReleaseCode, build_index
from workbench.money import usd
from workbench.scrub import (
    Adjudication,
    Bilateral,
    Cover,
    DiagnosisLimit,
    Earlier,
    EditTables,
    Indicator,
    Pair,
    PayerRules,
    Service,
    Setting,
    UnitCap,
    by_codes,
    scrub,
)
from workbench.x12 import BilledClaim, BilledLine, LineAdjudication, Party, Person, PriorPayer

SERVED, DECIDED, TODAY = date(2026, 8, 12), date(2026, 9, 2), date(2026, 8, 20)
HARBOR = Party("LARKMERE MEDICAL GROUP", "2044175307", "18 QUAY STREET", "LARKMERE", "ME", "049990018", tax="071234567")
BLUEFEN, MEDICARE = Party("BLUEFEN HEALTH PPO", "BFPPO1"), Party("MEDICARE PART B", "MEDB01")
MARTA = Person("QUILLEN", "MARTA", "WB4471093", date(1971, 3, 4), "F", "7 KELP LANE", "LARKMERE", "ME", "04999")
RENATA = Person("COLVARD", "RENATA", "2633901279")

# Code, parent, billable, title.
BOOK = """
I10      -      yes  Essential (primary) hypertension
D63      -      no   Anemia in chronic diseases
D63.1    D63    yes  Anemia in chronic kidney disease
J06      -      no   Acute upper respiratory infections of multiple and unspecified sites
J06.9    J06    yes  Acute upper respiratory infection, unspecified
J02      -      no   Acute pharyngitis
J02.0    J02    yes  Streptococcal pharyngitis
E11      -      no   Type 2 diabetes mellitus
E11.9    E11    yes  Type 2 diabetes mellitus without complications
E85      -      no   Amyloidosis
E85.9    E85    yes  Amyloidosis, unspecified
G63      -      yes  Polyneuropathy in diseases classified elsewhere
I12      -      no   Hypertensive chronic kidney disease
I12.9    I12    yes  Hypertensive chronic kidney disease, stage 1 to 4
N18      -      no   Chronic kidney disease (CKD)
N18.31   N18    yes  Chronic kidney disease, stage 3a
N40      -      no   Benign prostatic hyperplasia
N40.0    N40    yes  Benign prostatic hyperplasia without symptoms
R05      -      no   Cough
R05.1    R05    yes  Acute cough
S61      -      no   Open wound of wrist, hand and fingers
S61.210  S61    no   Laceration of right index finger
S61.210A S61.210 yes Laceration of right index finger, initial encounter
W26      -      no   Contact with other sharp objects
W26.0    W26    no   Contact with knife
W26.0XXA W26.0  yes  Contact with knife, initial encounter
Z00      -      no   Encounter for general examination
Z00.129  Z00    yes  Routine child health examination
"""
NOTES = {"J06.9": ("excludes1", "streptococcal pharyngitis (J02.0)"), "G63": ("code_first", "amyloidosis (E85.-)"),
         "N18": ("code_first", "any associated hypertensive chronic kidney disease (I12.-, I13.-)"),
         "D63.1": ("code_first", "underlying chronic kidney disease (N18.-)")}

OFFICE, ANYWHERE = ("02", "10", "11"), ("11", "21", "22")
SERVICES = {
    **dict.fromkeys(("PS102", "PS103", "PS104"), Service(visit=True, places=OFFICE)),
    "PS214": Service(places=ANYWHERE, bilateral=Bilateral.EACH_SIDE, split=True),
    "PS420": Service(places=ANYWHERE),
    "PS455": Service(places=ANYWHERE, global_days="000", bilateral=Bilateral.HALF_MORE),
    "PS460": Service(places=ANYWHERE, global_days="000", bilateral=Bilateral.ONE_SIDE),
    "PS510": Service(global_days="000"), "PS514": Service(global_days="010"),
    "PS520": Service(bilateral=Bilateral.ALREADY_BOTH),
    "PS810": Service(global_days="090"),
    "PS820": Service(sex="M", ages=(50, 75)),
}
PAIRS = (
    Pair("PS514", "PS510", Indicator.WITH_MODIFIER, date(2025, 1, 1), reason="closing the wound is part of it"),
    Pair("PS104", "PS102", Indicator.NEVER, date(2025, 1, 1), reason="one visit a day"),
    Pair("PS455", "PS420", Indicator.WITH_MODIFIER, date(2025, 1, 1), date(2026, 6, 30)),
    Pair("PS460", "PS420", Indicator.DELETED, date(2025, 1, 1)),
)
CAPS = (UnitCap("PS420", 4, Adjudication.LINE), UnitCap("PS520", 1, Adjudication.DAY_ABSOLUTE),
        UnitCap("J1885", 8, Adjudication.DAY_WITH_RECORDS))
TABLES = EditTables(by_codes(PAIRS), {each.code: each for each in CAPS}, SERVICES,
                    (DiagnosisLimit("N40", sex="M"), DiagnosisLimit("Z00.12", ages=(0, 17))))
COVER = Cover("WB4471093", "HTD-220", "Quillen", "Marta", date(1971, 3, 4), date(2026, 1, 1))


def book() -> CodeIndex:
    """The codes above as an index."""
    codes = []
    for text in BOOK.strip().splitlines():
        code, parent, billable, title = text.split(maxsplit=3)
        note, said = NOTES.get(code, ("terms", ""))
        notes = {note: (said,)} if said else {}
        codes.append(ReleaseCode(code, "" if parent == "-" else parent, title, billable == "yes", **notes))
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build_index(connection, codes, "a small release")
    return CodeIndex(connection)


def line(service: str = "PS103", charge: str = "100", units: str = "1", points: str = "A", on: date | None = SERVED, **more):
    """A line of a service with its modifiers, "PS455-RT"; `points` are letters of diagnoses."""
    code, *modifiers = service.split("-")
    return BilledLine(code, tuple(modifiers), usd(charge), Decimal(units), tuple(ord(each) - 64 for each in points), on, **more)


def claim(*lines: BilledLine, diagnoses: str = "I10", **more) -> BilledClaim:
    """A first claim of Marta's to Bluefen; `diagnoses` parted by spaces."""
    lines = lines or (line(),)
    facts = {"account": "LMG-204418", "charge": sum(each.charge for each in lines), "place": "11", "frequency": "1",
             "diagnoses": tuple(diagnoses.split()), "lines": lines, "billing": HARBOR, "taxonomy": "193200000X",
             "payer": BLUEFEN, "insured": MARTA, "rank": "P", "filing": "12", "group": "HTD-220", "rendering": RENATA}
    return BilledClaim(**(facts | more))


def marta(**changes) -> Person:
    """Marta, otherwise."""
    return replace(MARTA, **changes)


def setting(**changes) -> Setting:
    """The day, the tables and Marta's cover; with what is changed."""
    facts = {"today": TODAY, "tables": TABLES, "cover": COVER, "payer": PayerRules("BFPPO1")}
    return Setting(**(facts | changes))


def earlier(service: str, account: str = "LMG-204001", on: date = SERVED, units: int = 1, payer: Party = BLUEFEN) -> Earlier:
    """A line that the payer already has, by the same doctor."""
    code, *modifiers = service.split("-")
    return Earlier(account, payer.number, RENATA.member, code, tuple(modifiers), units, on)


def decided(paid: str = "62.72", *why: str, payer: str = "MEDB01", on: date | None = DECIDED) -> LineAdjudication:
    """What Medicare did with a line: `decided("62.72", "CO-45 20", "PR-2 16")`."""
    adjustments = tuple(Adjustment(*each.split()[0].split("-"), usd(each.split()[1])) for each in why)
    return LineAdjudication(payer, usd(paid), "PS103", (), Decimal(1), adjustments, on)


def prior(paid: str = "62.72", *why: str, rank: str = "P", on: date | None = None) -> PriorPayer:
    """Medicare as an earlier payer, with adjustments of the claim as a whole."""
    return PriorPayer(MEDICARE, MARTA, rank, "MB", usd(paid), decided("0", *why).adjustments, decided=on)


def found(claim: BilledClaim, setting: Setting) -> list[str]:
    """The codes of the edits."""
    return [each.code for each in scrub(claim, setting)]
