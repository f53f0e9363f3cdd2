"""Group enrolments (834) and premium payments (820) are read back as written, and in order for a validator of others."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.x12 import (
    PROBLEMS,
    BankAccount,
    Coverage,
    Enrolment,
    Interchange,
    Maintenance,
    Member,
    MemberPremium,
    NotWritable,
    Party,
    Person,
    PremiumDetail,
    PremiumPayment,
    read_enrolments,
    read_premiums,
    write_enrolments,
    write_premiums,
)

ENVELOPE = Interchange("HARROW", "KEYSTONE", 3, datetime(2026, 9, 1, 7, tzinfo=UTC))
HARROW, KEYSTONE = Party("HARROW TOOL AND DIE", tax="512340001"), Party("KEYSTONE GROUP HEALTH", tax="512340099")
ULLA = Person("VARENHOLT", "ULLA", "WB3300127", date(1984, 5, 2), "F", "3 MILL LANE", "LARKMERE", "ME", "04101")
RUBEN = Person("VARENHOLT", "RUBEN", "WB3300128", date(2014, 1, 9), "M")
SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))


def member(maintenance, *covers, person=ULLA, relationship="18", **more):
    return Member(person, relationship, maintenance, "WB3300127", covers, **more)


def cover(maintenance="021", **days):
    return Coverage(maintenance, "HLT", "KEYSTONE PPO 1500", "ECH", **days)


def enrolment(*members, control="0001", **more):
    return Enrolment(control, "H-2026-09", "HTD-220", HARROW, KEYSTONE, date(2026, 9, 1), members, **more)


CHANGES = enrolment(
    member(Maintenance.ADD, cover(begins=SEPTEMBER[0], premium=61250), reason="28", employment="FT", effective=date(2026, 8, 17)),
    member(Maintenance.ADD, cover(begins=SEPTEMBER[0]), person=RUBEN, relationship="19"),
    member(Maintenance.CANCEL, cover("024", ends=date(2026, 7, 31)), reason="08", employment="TE", effective=date(2026, 7, 30)),
    member(Maintenance.REINSTATE, cover("025", begins=date(2026, 8, 1)), employment="FT"),
    member(Maintenance.CHANGE, cover("001", begins=SEPTEMBER[0]), Coverage("001", "DEN", "KEYSTONE DENTAL", "FAM", SEPTEMBER[0])))


def test_joining_leaving_and_coming_back_read_back_and_satisfy_a_validator_of_others(structure):
    files = (CHANGES, enrolment(member(Maintenance.AUDIT, cover("030", begins=SEPTEMBER[0])), control="0002", action="4"))

    data = write_enrolments(files, ENVELOPE)

    assert read_enrolments(data) == (files, ())
    assert structure(data) == ""


def paid(*invoices, members=(), amount=None, method="ACH", control="0001"):
    made = PremiumPayment(control, 0, method, date(2026, 9, 3), "HTD0099121", "1512340001", "HTD-220", KEYSTONE, HARROW, invoices,
                          members, BankAccount("011000015", "555001"), BankAccount("011000015", "777001"))
    return replace(made, amount=made.remitted if amount is None else amount)


BY_MEMBER = paid(members=(
    MemberPremium(replace(ULLA, born=None, sex="", street="", city="", state="", zip=""), (
        PremiumDetail("INV-2609", 61250, 61250, *SEPTEMBER),
        PremiumDetail("INV-2608", -40000, None, date(2026, 8, 1), date(2026, 8, 31)))),
    MemberPremium(Person("DUNMARROW", "TOBIAH", "WB3300400"), (PremiumDetail("INV-2609", 60000, 61250, *SEPTEMBER),))))


def test_premiums_by_invoice_and_by_member_read_back_and_satisfy_a_validator_of_others(structure):
    files = (paid(PremiumDetail("INV-2609", 1240075, 1240075, *SEPTEMBER)), replace(BY_MEMBER, control="0002"),
             replace(paid(PremiumDetail("INV-2609", 50000), members=BY_MEMBER.members, method="CHK"), control="0003"))

    data = write_premiums(files, ENVELOPE)

    assert read_premiums(data) == (files, ())
    assert structure(data) == ""


def test_details_that_do_not_add_up_to_the_payment_are_written_and_seen():
    (read,), problems = read_premiums(write_premiums([replace(BY_MEMBER, amount=81251)], ENVELOPE))

    assert (read.amount, read.remitted) == (81251, 81250)
    assert [problem.code for problem in problems] == ["ERA060"]
    assert "812.50, but the payment (BPR) is 812.51" in problems[0].message


def test_a_payment_with_adjustments_is_noted_and_not_weighed():
    data = write_premiums([BY_MEMBER], ENVELOPE).replace(b"SE*", b"ADX*-5*52~\nSE*")

    assert [problem.code for problem in read_premiums(data)[1]] == ["ERA063", "ERA023"]


def test_a_premium_payment_is_no_enrolment_and_an_enrolment_no_premium_payment():
    assert [problem.code for problem in read_enrolments(write_premiums([BY_MEMBER], ENVELOPE))[1]] == ["ERA010"]
    assert [problem.code for problem in read_premiums(write_enrolments([CHANGES], ENVELOPE))[1]] == ["ERA010"]


@pytest.mark.parametrize("wrong", [
    enrolment(replace(CHANGES.members[0], subscriber="")), replace(CHANGES, sponsor=Party("HARROW")), enrolment(member("")),
    enrolment(member("021", cover("021", begins=date(1899, 1, 1)))),
    enrolment(member("021", person=replace(ULLA, first="UL:LA"))),
])
def test_an_enrolment_that_no_file_can_hold_is_refused(wrong):
    with pytest.raises(NotWritable):
        write_enrolments([wrong], ENVELOPE)


@pytest.mark.parametrize("wrong", [
    paid(PremiumDetail("", 1)), paid(PremiumDetail("INV", 1, None, date(2026, 9, 1))), replace(paid(), date=None),
    paid(members=(MemberPremium(Person("A", "B"), ()),)), replace(paid(), originator=""),
])
def test_a_premium_payment_that_no_file_can_hold_is_refused(wrong):
    with pytest.raises(NotWritable):
        write_premiums([wrong], ENVELOPE)


KINDS = ((write_enrolments, read_enrolments, CHANGES), (write_premiums, read_premiums, BY_MEMBER))
PIECES = (b"~INS~", b"~HD~", b"~ENT~", b"~RMR~", b"~NM1~", b"~BPR~")


@settings(max_examples=60)
@given(data=st.data())
def test_damaged_files_never_raise(data):
    write, read, what = data.draw(st.sampled_from(KINDS))
    clean = write([what], ENVELOPE)
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(clean)), st.integers(0, len(clean)))))
    piece = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(PIECES)))

    _, problems = read(clean[:start] + piece + clean[end:])

    assert all(problem.message.isprintable() and problem.code in PROBLEMS for problem in problems)


TEXT = st.text("ABCDE fgh0123456789.-/", min_size=1, max_size=15).map(str.strip).filter(bool)
MAYBE = TEXT | st.just("")
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
CENTS = st.integers(-10**9, 10**9)
NAMES = st.builds(Person, MAYBE, MAYBE, TEXT)
PEOPLE = NAMES | st.builds(Person, TEXT, TEXT, MAYBE, DAYS, st.sampled_from("FMU"), TEXT, TEXT, st.just("ME"), st.just("04101"))
COVERS = st.builds(Coverage, st.sampled_from(list(Maintenance)), st.sampled_from(["HLT", "DEN"]), MAYBE,
                   st.sampled_from(["", "EMP"]), st.none() | DAYS, st.none() | DAYS, st.none() | CENTS)
MEMBERS = st.builds(Member, PEOPLE, st.sampled_from(["18", "01", "19"]), st.sampled_from(list(Maintenance)), TEXT,
                    st.lists(COVERS, max_size=3).map(tuple), st.sampled_from(["", "28"]), st.sampled_from("ACST"),
                    st.sampled_from(["", "FT"]), st.none() | DAYS)
DETAILS = st.builds(PremiumDetail, TEXT, CENTS, st.none() | CENTS) | st.builds(PremiumDetail, TEXT, CENTS, st.none(), DAYS, DAYS)


@settings(max_examples=40)
@given(members=st.lists(MEMBERS, max_size=4))
def test_whatever_is_enrolled_is_read_back(members):
    wanted = enrolment(*members)

    assert read_enrolments(write_enrolments([wanted], ENVELOPE)) == ((wanted,), ())


@settings(max_examples=40)
@given(invoices=st.lists(DETAILS, max_size=3).map(tuple),
       members=st.lists(st.builds(MemberPremium, NAMES, st.lists(DETAILS, max_size=3).map(tuple)), max_size=3).map(tuple))
def test_whatever_is_paid_is_read_back(invoices, members):
    wanted = paid(*invoices, members=members)

    assert read_premiums(write_premiums([wanted], ENVELOPE)) == ((wanted,), ())
