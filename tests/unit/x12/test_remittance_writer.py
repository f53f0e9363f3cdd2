"""What we write as an 835 is what we read, in order for the readers of others, and refused only when no file can hold it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import oxedi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.billing.eob import Adjustment
from workbench.x12 import (
    BankAccount,
    Claim,
    Interchange,
    NotWritable,
    Party,
    Person,
    ProviderAdjustment,
    ServiceLine,
    Transaction,
    read_remittance,
    write_remittance,
)

ENVELOPE = Interchange("BLUEFEN", "LARKMERE", 17, datetime(2026, 9, 2, 12, tzinfo=UTC))
BLUEFEN = Party("BLUEFEN HEALTH PPO", "BF001", "1 BLUEFEN POINT", "LARKMERE", "ME", "041010001", "PROVIDER DESK", "2075550142")
LARKMERE = Party("LARKMERE MEDICAL GROUP", "2044175307", "18 QUAY STREET", "LARKMERE", "ME", "041010018", tax="512345678")
MARTA = Person("QUILLEN", "MARTA", "WB4471093")
SERVED, PAID = date(2026, 8, 12), date(2026, 9, 2)


def line(charge, paid, *adjustments, code="PS104", units="1", billed="", **more):
    why = tuple(Adjustment(*name.split("-"), amount) for name, amount in adjustments)
    return ServiceLine(code, more.pop("modifiers", ()), charge, paid, Decimal(units), Decimal(billed or units), why, SERVED,
                       more.pop("allowed", None), more.pop("control", ""), more.pop("remarks", ()))


def claim(*lines, account="LMG-204418", status="1", **more):
    patient = sum(each.amount for one in lines for each in one.adjustments if each.group == "PR" and status != "22")
    return Claim(account, status, sum(one.charge for one in lines), sum(one.paid for one in lines), patient, "BF26240-771903",
                 (), lines, SERVED, date(2026, 8, 19), person=MARTA, facility="11", frequency="1", **more)


def remit(*claims, plb=(), amount=None, method="ACH", control="0001"):
    owed = sum(each.paid for each in claims) - sum(each.amount for each in plb)
    return Transaction(control, owed if amount is None else amount, "C", method, PAID, "00718843", BLUEFEN, LARKMERE, claims, plb,
                       originator="1512345678", payer_account=BankAccount("011000015", "1234567"),
                       payee_account=BankAccount("011000015", "7654321"))


def simple(**more):
    return claim(line(10000, 8000, ("CO-45", 1500), ("PR-2", 500)), **more)


def reversal(**more):
    return claim(line(-10000, -8000, ("CO-45", -1500), ("PR-2", -500)), status="22", **more)


CLEAN = {
    "one claim": [remit(simple())],
    "all that a line can say": [remit(claim(line(
        21000, 7200, ("CO-45", 7000), ("PR-1", 5000), ("PR-3", 1800), units="0.5", billed="2", modifiers=("25", "LT"),
        allowed=14000, control="7711", remarks=("N130", "M15"))))],
    "denied, with a remark on the claim": [remit(claim(
        line(10000, 0, ("CO-16", 10000), units="0", billed="1"), remarks=("MA130", "N211")), method="NON")],
    "forwarded, by a doctor": [remit(simple(
        status="19", rendering="2633901279", forwarded_to=Party("STATE MEDICAID", "MCD01"), filing="MB"))],
    "reversal and correction": [remit(reversal(), claim(line(10000, 8500, ("CO-45", 1500))))],
    "seven reasons": [remit(claim(line(10000, 3000, *((f"CO-{code}", 1000) for code in (45, 96, 97, 151, 16, 29, 253)))))],
    "interest and a recovery": [remit(simple(), plb=(
        ProviderAdjustment("L6", "BF26240-771903", -150), ProviderAdjustment("WO", "LMG-200001", 1000)))],
    "carried forward": [remit(reversal(), plb=(ProviderAdjustment("FB", "LMG-204418", -8000),), method="NON")],
    "six provider adjustments and no claim": [remit(plb=tuple(ProviderAdjustment("CS", f"A{n}", -100) for n in range(6)))],
    "a check": [remit(simple(), method="CHK")],
    "three transactions": [remit(simple(), control=f"000{number}") for number in (1, 2, 3)],
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_remittance_reads_back_and_has_no_fault_for_oxedi(name):
    data = write_remittance(CLEAN[name], ENVELOPE)

    read = read_remittance(data, keep_people=True)

    assert (read.transactions, read.problems) == (tuple(CLEAN[name]), ())
    assert all(each.balance.balanced for each in read.transactions)
    assert list(map(str, oxedi.parse(data).diagnostics)) == []


def test_clean_remittances_have_a_structure_that_pyx12_accepts(structure):
    files = [write_remittance(each, replace(ENVELOPE, control=control)) for control, each in enumerate(CLEAN.values(), 1)]

    assert structure(b"".join(files)) == ""


def planted(where):
    good = remit(simple())
    (one,) = good.claims
    return {
        "line": replace(good, claims=(replace(one, lines=(replace(one.lines[0], paid=7999),)),)),
        "claim": replace(good, claims=(replace(one, paid=8001),), amount=8001),
        "payment": replace(good, amount=8001),
        "plb": replace(good, provider_adjustments=(ProviderAdjustment("WO", "A1", 1),)),
    }[where]


@pytest.mark.parametrize(("where", "code"), [("line", "ERA040"), ("claim", "ERA041"), ("payment", "ERA042"), ("plb", "ERA042")])
def test_a_planted_cent_is_written_and_seen_by_both_readers(where, code):
    data = write_remittance([planted(where)], ENVELOPE)

    assert [problem.code for problem in read_remittance(data).problems] == [code]
    assert list(oxedi.parse(data).diagnostics)


def test_the_interchange_header_is_106_characters_with_its_end():
    data = write_remittance([remit(simple())], ENVELOPE)

    assert (data[105:107], data.index(b"GS*HP*BLUEFEN*LARKMERE*20260902*1200*17*X*005010X221A1~")) == (b"~\n", 107)
    assert data[:105].endswith(b"*^*00501*000000017*0*T*:")


def test_names_and_member_numbers_are_read_only_on_request():
    (read,) = read_remittance(write_remittance([remit(simple())], ENVELOPE)).transactions

    assert read.claims[0].person == Person()


@pytest.mark.parametrize(("changed", "sentence"), [
    ({"person": replace(MARTA, last="QUI*LEN")}, 'Claim "LMG-204418": the patient\'s last name "QUI*LEN" has a character'),
    ({"person": replace(MARTA, first="MÁRTA")}, "letters without accents"),
    ({"person": replace(MARTA, first="MARTA ")}, "a blank at its end"),
    ({"number": ""}, "the payer's claim number (CLP07) is missing. Fill it in."),
    ({"account": "9" * 39}, "is longer than 38 characters"),
    ({"charge": 10**17}, "an amount of more than 15 digits"),
    ({"remarks": ("M1",) * 6}, "there is room for 5"),
    ({"service_date": date(1899, 12, 31)}, "the service date is missing, or before 1900"),
])
def test_what_no_file_can_hold_is_refused_by_name(changed, sentence):
    with pytest.raises(NotWritable) as refused:
        write_remittance([remit(replace(simple(), **changed))], ENVELOPE)

    assert sentence in str(refused.value)


@pytest.mark.parametrize(("transactions", "envelope"), [
    ([], ENVELOPE), ([remit(), remit()], ENVELOPE), ([remit(control="1")], ENVELOPE), ([remit()], replace(ENVELOPE, control=0)),
    ([remit()], replace(ENVELOPE, sender="A PAYER WITH A LONG NAME")), ([replace(remit(), date=None)], ENVELOPE),
    ([remit(claim(line(1, 1, modifiers=("25",) * 5)))], ENVELOPE), ([remit(claim(line(1, 1, units="NaN")))], ENVELOPE),
])
def test_an_envelope_or_transaction_that_cannot_be_is_refused(transactions, envelope):
    with pytest.raises(NotWritable):
        write_remittance(transactions, envelope)


TEXT = st.text("ABCDEFGHIJ abc0123456789.,-/&'()#", min_size=1, max_size=20).map(str.strip).filter(bool)
CODE = st.text("ABMN0123456789", min_size=1, max_size=2)
CENTS = st.integers(-10**11, 10**11)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
UNITS = st.decimals(0, 99999, places=2)
ADJUSTMENTS = st.lists(st.builds(Adjustment, st.sampled_from(["CO", "PR", "OA", "PI"]), CODE, CENTS), max_size=8).map(tuple)
LINES = st.builds(
    ServiceLine, TEXT, st.lists(CODE, max_size=4).map(tuple), CENTS, CENTS, UNITS, UNITS, ADJUSTMENTS, st.none() | DAYS,
    st.none() | CENTS, TEXT | st.just(""), st.lists(CODE, max_size=3).map(tuple))
PEOPLE = st.builds(Person, TEXT | st.just(""), TEXT | st.just(""), TEXT | st.just(""))
CLAIMS = st.builds(
    Claim, TEXT, st.sampled_from(["1", "2", "4", "19", "22", "25"]), CENTS, CENTS, CENTS, TEXT, ADJUSTMENTS,
    st.lists(LINES, max_size=4).map(tuple), st.none() | DAYS, st.none() | DAYS, filing=CODE, facility=CODE | st.just(""),
    frequency=st.sampled_from(["", "1", "7"]), person=PEOPLE, rendering=TEXT | st.just(""),
    forwarded_to=st.just(Party()) | st.builds(Party, TEXT, TEXT), remarks=st.lists(CODE, max_size=5).map(tuple))
PAYERS = st.builds(Party, TEXT, TEXT | st.just(""), TEXT, TEXT, CODE, CODE, TEXT | st.just(""), TEXT | st.just(""))
PAYEES = st.builds(Party, TEXT, TEXT, tax=TEXT | st.just("")) | st.builds(Party, TEXT, TEXT, TEXT, TEXT, CODE, CODE)
REMITS = st.builds(
    Transaction, st.just("0001"), CENTS, st.sampled_from("CD"), st.sampled_from(["ACH", "CHK", "FWT", "NON"]), DAYS, TEXT, PAYERS,
    PAYEES, st.lists(CLAIMS, max_size=3).map(tuple),
    st.lists(st.builds(ProviderAdjustment, CODE, TEXT | st.just(""), CENTS), max_size=8).map(tuple),
    originator=st.just("1512345678"), payer_account=st.builds(BankAccount, st.just("011000015"), TEXT))


@settings(max_examples=30)
@given(remits=st.lists(REMITS, min_size=1, max_size=2))
def test_whatever_is_written_is_read_back_balanced_or_not(remits):
    transactions = tuple(replace(each, control=f"{number:04d}") for number, each in enumerate(remits))

    read = read_remittance(write_remittance(transactions, ENVELOPE), keep_people=True)

    assert read.transactions == transactions
    assert {problem.code for problem in read.problems} <= {"ERA033", "ERA040", "ERA041", "ERA042"}
