"""Claims are written as 837P, read back as they were, and in order for a validator of others."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.billing.eob import Adjustment
from workbench.x12 import (
    PROBLEMS,
    BilledClaim,
    BilledLine,
    ClaimBatch,
    Interchange,
    LineAdjudication,
    NotWritable,
    Party,
    Person,
    PriorPayer,
    read_claims,
    write_claims,
)

ENVELOPE = Interchange("LARKMERE", "HOUSE", 5, datetime(2026, 8, 14, 9, 30, tzinfo=UTC))
SENDER = Party("LARKMERE MEDICAL GROUP", "LMG01", contact="BILLING OFFICE", phone="2075550101")
HOUSE = Party("QUAY CLEARINGHOUSE", "QCH01")
HARBOR = Party("LARKMERE MEDICAL GROUP", "2044175307", "18 QUAY STREET", "LARKMERE", "ME", "041010018", tax="512345678")
HILL = replace(HARBOR, number="2044175489", street="4 HILL ROAD")
BLUEFEN = Party("BLUEFEN HEALTH PPO", "BF001")
MEDICARE = Party("MEDICARE PART B", "MEDB1")
MARTA = Person("QUILLEN", "MARTA", "WB4471093", date(1971, 3, 4), "F", "7 KELP LANE", "LARKMERE", "ME", "04101")
RENATA = Person("COLVARD", "RENATA", "2633901279")
SERVED, DECIDED = date(2026, 8, 12), date(2026, 9, 2)


def line(charge=10000, code="J3301", *modifiers, units="1", pointers=(1,), **more):
    return BilledLine(code, modifiers, charge, Decimal(units), pointers, SERVED, **more)


def claim(*lines, account="LMG-204418", billing=HARBOR, **more):
    lines = lines or (line(),)
    facts = {"payer": BLUEFEN, "rank": "P", "filing": "12", "rendering": RENATA} | more
    return BilledClaim(account, sum(one.charge for one in lines), "11", facts.pop("frequency", "1"), ("M1711", "E119"), lines,
                       billing, "207Q00000X", facts.pop("payer"), MARTA, facts.pop("rank"), facts.pop("filing"), **facts)


def batch(*claims, control="0001"):
    return ClaimBatch(control, "B20260814", SENDER, HOUSE, claims)


def after_medicare():
    """A secondary claim: Medicare allowed 80.00 of 100.00 and paid 62.72 after coinsurance and sequestration."""
    why = (Adjustment("CO", "45", 2000), Adjustment("PR", "2", 1600), Adjustment("CO", "253", 128))
    decided = LineAdjudication("MEDB1", 6272, "J3301", ("LT",), Decimal(1), why, DECIDED)
    prior = PriorPayer(MEDICARE, replace(MARTA, born=None, sex="", street="", city="", state="", zip=""), "P", "MB", 6272,
                       patient=1600, group="G1", payer_claim="MED771")
    return claim(line(10000, "J3301", "LT", adjudications=(decided,)), rank="S", prior=(prior,))


CLEAN = {
    "one line": batch(claim()),
    "all that a claim can say": batch(claim(
        line(21000, "J3301", "25", "LT", units="3.5", pointers=(2, 1), control="L7", place="12"), line(4000, pointers=(1,)),
        group="HTD-220", authorization="AUTH77", payer_claim="BF26-1", frequency="7", patient_paid=2000)),
    "hurt at work": batch(claim(filing="WC", hurt_at_work=date(2026, 8, 10))),
    "secondary": batch(after_medicare()),
    "claim-level adjustments of the primary": batch(claim(
        rank="S", insurance_type="12", filing="MB", payer=MEDICARE, prior=(PriorPayer(
            BLUEFEN, Person("QUILLEN", "MARTA", "WB1"), "P", "12", 0, (Adjustment("CO", "16", 10000),), decided=DECIDED),))),
    "two sites": batch(claim(), claim(account="LMG-2", billing=HILL), claim(account="LMG-3", billing=HILL)),
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_claim_reads_back(name):
    assert read_claims(write_claims([CLEAN[name]], ENVELOPE)) == ((CLEAN[name],), ())


def test_clean_claims_satisfy_a_validator_of_others(structure):
    batches = tuple(replace(each, control=f"{number:04d}") for number, each in enumerate(CLEAN.values(), 1))

    data = write_claims(batches, ENVELOPE)

    assert read_claims(data) == (batches, ())
    assert structure(data) == ""


@pytest.mark.parametrize("wrong", [
    claim(payer=Party("BLUEFEN HEALTH PPO", "")), replace(claim(), charge=9999), replace(claim(), diagnoses=()),
    replace(claim(), insured=replace(MARTA, member="")), claim(line(pointers=(9,))), claim(frequency="7"),
    claim(billing=replace(HARBOR, zip="04101", tax="", street="PO BOX 9")),
])
def test_what_a_scrubber_should_find_can_be_written(wrong):
    assert read_claims(write_claims([batch(wrong)], ENVELOPE)) == ((batch(wrong),), ())


@pytest.mark.parametrize(("changed", "sentence"), [
    ({"insured": replace(MARTA, last="QUI~LEN")}, "the subscriber's last name"), ({"account": ""}, "is missing"),
    ({"diagnoses": ("E119",) * 13}, "there is room for 12"), ({"lines": (line(pointers=(1, 2, 3, 4, 5)),)}, "room for 4"),
    ({"payer": Party()}, "the payer's name is missing"), ({"group": "A:B"}, "the group number"),
])
def test_what_no_file_can_hold_is_refused_by_name(changed, sentence):
    with pytest.raises(NotWritable) as refused:
        write_claims([batch(replace(claim(), **changed))], ENVELOPE)

    assert sentence in str(refused.value)


def test_a_claim_for_somebody_elses_child_is_noted_and_read_under_the_subscriber():
    data = write_claims([batch(claim())], ENVELOPE).replace(b"CLM*", b"HL*3*2*23*0~\nPAT*19~\nNM1*QC*1*QUILLEN*RUBEN~\nCLM*")

    (read,), problems = read_claims(data)

    assert (read.claims[0].insured, read.claims[0].account) == (MARTA, "LMG-204418")
    assert [problem.code for problem in problems] == ["ERA062", "ERA023"]


def test_a_remittance_is_no_claim_file(era):
    assert [problem.code for problem in read_claims(era.clean())[1]] == ["ERA010"]


PIECES = (b"~SVD~", b"~LX~", b"~CLM~", b"~SBR~", b"~HL~", b"~CAS*CO~", b"~SV1~", b"~NM1~")


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_claim_file_never_raises(data):
    clean = write_claims([CLEAN["all that a claim can say"], replace(CLEAN["secondary"], control="0002")], ENVELOPE)
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(clean)), st.integers(0, len(clean)))))
    piece = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(PIECES)))

    _, problems = read_claims(clean[:start] + piece + clean[end:])

    assert all(problem.message.isprintable() and problem.code in PROBLEMS for problem in problems)


TEXT = st.text("ABCDEFGHIJ abc0123456789.,-/&'()#", min_size=1, max_size=20).map(str.strip).filter(bool)
MAYBE = TEXT | st.just("")
CODE = st.text("ABMN0123456789", min_size=1, max_size=2)
CENTS = st.integers(-10**11, 10**11)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
UNITS = st.decimals(0, 99999, places=2)
MODIFIERS = st.lists(CODE, max_size=4).map(tuple)
ADJUSTMENTS = st.lists(st.builds(Adjustment, st.sampled_from(["CO", "PR"]), CODE, CENTS), max_size=7).map(tuple)
PARTIES = st.builds(Party, TEXT, MAYBE)
PLACED = st.builds(Party, TEXT, MAYBE, TEXT, TEXT, CODE, CODE, tax=MAYBE)
PEOPLE = st.builds(Person, MAYBE, MAYBE, MAYBE)
SUBSCRIBERS = st.builds(Person, MAYBE, MAYBE, MAYBE, DAYS, st.sampled_from("FMU"), TEXT, TEXT, CODE, CODE) | PEOPLE
DECISIONS = st.builds(LineAdjudication, TEXT, CENTS, TEXT, MODIFIERS, UNITS, ADJUSTMENTS, st.none() | DAYS)
LINES = st.builds(BilledLine, TEXT, MODIFIERS, CENTS, UNITS, st.lists(st.integers(1, 12), max_size=4).map(tuple),
                  st.none() | DAYS, MAYBE, CODE | st.just(""), st.lists(DECISIONS, max_size=2).map(tuple))
PRIORS = st.builds(PriorPayer, PARTIES, PEOPLE, st.sampled_from("PST"), CODE, CENTS, ADJUSTMENTS, st.none() | CENTS, MAYBE, MAYBE,
                   st.none() | DAYS)
CLAIMS = st.builds(
    BilledClaim, TEXT, CENTS, CODE, st.sampled_from("178"), st.lists(TEXT, max_size=12).map(tuple),
    st.lists(LINES, max_size=3).map(tuple), PLACED, MAYBE, PARTIES, SUBSCRIBERS, st.sampled_from("PST"), CODE, MAYBE,
    CODE | st.just(""), PEOPLE, MAYBE, MAYBE, st.none() | CENTS, st.lists(PRIORS, max_size=2).map(tuple))


@settings(max_examples=20)
@given(claims=st.lists(CLAIMS, max_size=3))
def test_whatever_is_written_is_read_back(claims):
    wanted = ClaimBatch("0001", "B1", SENDER, HOUSE, tuple(claims))

    assert read_claims(write_claims([wanted], ENVELOPE)) == ((wanted,), ())
