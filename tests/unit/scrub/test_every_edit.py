"""Each code of the scrubber: a claim in which it alone is found, and the claim as it should be, in which nothing is."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from tests.unit.scrub.claims import (
    DECIDED,
    HARBOR,
    RENATA,
    SERVED,
    TABLES,
    TODAY,
    book,
    claim,
    decided,
    earlier,
    found,
    line,
    marta,
    prior,
    setting,
)
from workbench.codes.icd10 import Span
from workbench.scrub import CATALOGUE, Cover, EditTables, FilingLimit, PayerRules, Period, ProviderType, Setting, TwoSides
from workbench.x12 import BilledClaim, Party, Person

PLAIN = setting()


@dataclass(frozen=True)
class Case:
    wrong: BilledClaim
    right: BilledClaim
    beside: Setting = PLAIN
    then: Setting | None = None


class EndedVisits(EditTables):
    """Tables of a day whose list of codes has PS103 no more."""

    def periods(self, code, day):
        """PS103 ended the day before."""
        return (Period(None, date(2026, 8, 11)),) if code == "PS103" else ()


BOOK = setting(book=book(), spans={"R05.1": Span(date(2026, 9, 1), None, "")})
CARED = ("CO-45 20", "PR-2 16", "CO-253 1.28")
SECOND = {"rank": "S", "group": "HTD-220"}
ONE_LINE = setting(payer=PayerRules("BFPPO1", two_sides=TwoSides.ONE_LINE))
KNOWN = setting(npis={HARBOR.number: ProviderType.ORGANISATION, RENATA.member: ProviderType.PERSON})
BOTH = claim(line("PS455-50"))
OLD_CODE = setting(tables=EndedVisits(TABLES.pairs, TABLES.caps, TABLES.services))
VISIT, NEXT_DAY = claim(), date(2026, 8, 13)
CASES = {
    "S1.1": Case(claim(line(on=None)), VISIT),
    "S1.2": Case(claim(line("PS103-AA-BB-CC-DD-EE")), claim(line("PS103-AA-BB-CC-DD"))),
    "S1.3": Case(claim(line(units="0")), VISIT),
    "S2": Case(claim(charge=9000), VISIT),
    "S3.1": Case(claim(line(points="")), VISIT),
    "S3.2": Case(claim(line(points="AB")), claim(line(points="AB"), diagnoses="I10 E119")),
    "S3.3": Case(claim(line(points="ABCDE"), diagnoses="A B C D E"), claim(line(points="ABCD"), diagnoses="A B C D E")),
    "S3.4": Case(claim(line(points="AA")), VISIT),
    "S4.1": Case(claim(diagnoses="J0699"), claim(diagnoses="J069"), BOOK),
    "S4.2": Case(claim(diagnoses="E11"), claim(diagnoses="E119"), BOOK),
    "S4.3": Case(claim(diagnoses="R051"), claim(line(on=date(2026, 9, 1)), diagnoses="R051"), replace(BOOK, today=DECIDED)),
    "S4.4": Case(claim(diagnoses="J06.9"), claim(diagnoses="J069"), BOOK),
    "S4.5": Case(claim(diagnoses="J069 J020"), claim(diagnoses="J020"), BOOK),
    "S4.6": Case(claim(diagnoses="G63"), claim(diagnoses="E859 G63"), BOOK),
    "S4.7": Case(claim(diagnoses="S61210 W260XXA"), claim(diagnoses="S61210A W260XXA"), BOOK),
    "S4.8": Case(claim(diagnoses="N1831 I129"), claim(diagnoses="I129 N1831"), BOOK),
    "S4.9": Case(claim(diagnoses="I10 D631"), claim(diagnoses="N1831 D631"), BOOK),
    "S5.1": Case(claim(billing=replace(HARBOR, number="3044175307")), VISIT),
    "S5.2": Case(claim(rendering=replace(RENATA, member="2633901297")), VISIT),
    "S5.3": Case(claim(rendering=Person()), VISIT, KNOWN),
    "S5.4": Case(claim(rendering=replace(RENATA, member=HARBOR.number)), VISIT, KNOWN),
    "S6.1": Case(claim(place="21"), VISIT),
    "S6.2": Case(claim(line("PS103-95")), claim(line("PS103-95"), place="10")),
    "S7.1": Case(claim(line(on=date(2026, 8, 21))), claim(line(on=TODAY))),
    "S7.2": Case(claim(insured=marta(born=date(2026, 8, 13))), claim(insured=marta(born=SERVED)), setting(cover=None)),
    "S7.3": Case(claim(line(on=date(2026, 8, 13))), VISIT, setting(died=SERVED)),
    "S7.4": Case(claim(line(on=date(2025, 12, 31))), VISIT),
    "S7.5": Case(VISIT, claim(line("PS104")), OLD_CODE),
    "S8.1": Case(claim(diagnoses="N400"), claim(diagnoses="N400", insured=marta(sex="M"))),
    "S8.2": Case(claim(diagnoses="Z00129"), claim(diagnoses="Z00129", insured=marta(born=date(2010, 3, 4))), setting(cover=None)),
    "S9.1": Case(claim(line("PS103-GT-GT")), claim(line("PS103-GT"))),
    "S9.2": Case(claim(line("PS103-25")), VISIT),
    "S9.4": Case(claim(line("PS455")), claim(line("PS455-LT"))),
    "S9.6": Case(claim(line("PS514"), line("PS510-59-XS")), claim(line("PS514"), line("PS510-XS"))),
    "S9.25": Case(claim(line(), line("PS455-RT")), claim(line("PS103-25"), line("PS455-RT"))),
    "S9.26": Case(claim(line("PS420-TC")), claim(line("PS214-RT-TC"))),
    "S9.50": Case(claim(line("PS455-LT"), line("PS455-RT")), BOTH, ONE_LINE),
    "S9.57": Case(claim(line(), line("PS810", on=NEXT_DAY)), claim(line("PS103-57"), line("PS810", on=NEXT_DAY))),
    "S9.59": Case(claim(line("PS103"), line("PS420-59")), claim(line("PS103"), line("PS420"))),
    "S10.1": Case(claim(line("PS420", units="5")), claim(line("PS420", units="4"))),
    "S10.2": Case(claim(line("PS520", units="2")), claim(line("PS520"))),
    "S10.3": Case(claim(line("J1885", units="9")), claim(line("J1885", units="8"))),
    "S11.0": Case(claim(line("PS104"), line("PS102-25")), claim(line("PS104"))),
    "S11.1": Case(claim(line("PS514"), line("PS510")), claim(line("PS514"), line("PS510-XS"))),
    "S12.1": Case(claim(line("PS214-LT"), line("PS214-LT")), claim(line("PS214-LT"), line("PS214-LT-76"))),
    "S12.2": Case(VISIT, claim(frequency="7", payer_claim="BF26-1"), setting(history=(earlier("PS103"),))),
    "S13.1": Case(claim(payer=Party("BLUEFEN HEALTH PPO", "BF001")), VISIT),
    "S13.2": Case(claim(insured=marta(member="WB4471039")), VISIT),
    "S13.3": Case(claim(group=""), VISIT, setting(payer=PayerRules("BFPPO1", group_needed=True))),
    "S13.4": Case(claim(insured=marta(sex="")), VISIT),
    "S13.5": Case(claim(insured=marta(born=date(1961, 3, 4))), VISIT),
    "S13.6": Case(claim(), claim(), setting(cover=Cover(relationship="19")), setting(cover=Cover())),
    "S14.1": Case(claim(frequency="7"), claim(frequency="7", payer_claim="BF26-1")),
    "S14.2": Case(claim(frequency="7", payer_claim="BF26-1"), VISIT, setting(payer=PayerRules("BFPPO1", replacements=False))),
    "S14.3": Case(claim(frequency="5"), VISIT),
    "S15": Case(VISIT, claim(authorization="AUTH77"), setting(payer=PayerRules("BFPPO1", authorized_first={"PS103"}))),
    "S16.1": Case(claim(taxonomy=""), VISIT),
    "S16.2": Case(claim(billing=replace(HARBOR, tax="07-1234567")), VISIT),
    "S16.3": Case(claim(billing=replace(HARBOR, zip="04999")), VISIT),
    "S16.4": Case(claim(billing=replace(HARBOR, street="P.O. BOX 9")), VISIT),
    "S17.1": Case(claim(line(on=date(2026, 5, 21))), VISIT, setting(payer=PayerRules("BFPPO1", filing=FilingLimit(90)))),
    "S17.2": Case(claim(line(on=date(2026, 5, 22))), VISIT, setting(payer=PayerRules("BFPPO1", filing=FilingLimit(90)))),
    "S18.1": Case(claim(**SECOND), claim(line(adjudications=(decided("62.72", *CARED),)), prior=(prior(),), **SECOND)),
    "S18.2": Case(claim(line(adjudications=(decided("62.72", *CARED[:2]),)), prior=(prior(),), **SECOND),
                  claim(line(adjudications=(decided("62.72", *CARED),)), prior=(prior(),), **SECOND)),
    "S18.3": Case(claim(prior=(prior(),), **SECOND), claim(prior=(prior("0", "CO-16 100", on=DECIDED),), **SECOND)),
    "S18.4": Case(claim(line(adjudications=(decided("62.72", *CARED),)), prior=(prior("64"),), **SECOND),
                  claim(line(adjudications=(decided("62.72", *CARED),)), prior=(prior(),), **SECOND)),
    "S18.5": Case(claim(line(adjudications=(decided("62.72", *CARED, on=None),)), prior=(prior(),), **SECOND),
                  claim(line(adjudications=(decided("62.72", *CARED),)), prior=(prior(),), **SECOND)),
    "S18.6": Case(claim(line(adjudications=(decided("62.72", *CARED), decided("10", payer="XX"))), prior=(prior(),), **SECOND),
                  claim(line(adjudications=(decided("62.72", *CARED),)), prior=(prior(),), **SECOND)),
}


def test_every_code_has_its_case():
    assert list(CASES) == list(CATALOGUE)


@pytest.mark.parametrize("code", CASES)
def test_an_edit_is_found_alone_in_the_wrong_claim(code):
    assert found(CASES[code].wrong, CASES[code].beside) == [code]


@pytest.mark.parametrize("code", CASES)
def test_nothing_is_found_in_the_claim_as_it_should_be(code):
    assert found(CASES[code].right, CASES[code].then or CASES[code].beside) == []
