"""Answers to claims (277CA) are read back as they were written, and their totals are watched."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.x12 import (
    PROBLEMS,
    Acknowledgement,
    ClaimAnswer,
    Interchange,
    NotWritable,
    Party,
    Person,
    StatusCode,
    read_acknowledgements,
    write_acknowledgements,
)

ENVELOPE = Interchange("BLUEFEN", "LARKMERE", 9, datetime(2026, 8, 15, 6, tzinfo=UTC))
HARBOR, HILL = Party("LARKMERE MEDICAL GROUP", "2044175307"), Party("LARKMERE MEDICAL GROUP", "2044175489")
MARTA = Person("QUILLEN", "MARTA", "WB4471093")


def answer(category="A2", status="20", entity="", *more, account="LMG-204418", charge=10000, billing=HARBOR, **rest):
    return ClaimAnswer(account, MARTA, billing, (StatusCode(category, status, entity), *more), charge, date(2026, 8, 12), **rest)


def told(*claims, control="0001"):
    return Acknowledgement(control, "BF-20260815", Party("BLUEFEN HEALTH PPO", "BF001"), Party("LARKMERE MEDICAL GROUP", "LMG01"),
                           "B20260814", date(2026, 8, 14), date(2026, 8, 15), claims)


@pytest.mark.parametrize("given_back", [
    told(answer(payer_claim="BF26226-1", clearinghouse_claim="Q1")),
    told(answer("A1", "19"), answer("A3", "116"), answer("A6", "129", "IL"),
         answer("A8", "562", "85", StatusCode("A8", "128", "85"))),
    told(answer("A7", "500", "77", StatusCode("A7", "1"), StatusCode("A7", "2")), answer(billing=HILL), answer()), told(),
])
def test_an_answer_reads_back(given_back):
    assert read_acknowledgements(write_acknowledgements([given_back], ENVELOPE)) == ((given_back,), ())


def test_accepted_and_rejected_claims_are_added_up_for_the_batch_and_each_provider():
    text = write_acknowledgements([told(answer(), answer("A3", "116", charge=2550))], ENVELOPE).decode()

    for segment in ("STC*A1:19:PR*20260815*WQ*125.5", "QTY*90*1", "QTY*AA*1", "AMT*YU*100", "AMT*YY*25.5", "QTY*QA*1", "QTY*QC*1",
                    "STC*A2:20*20260815*WQ*100", "STC*A3:116*20260815*U*25.5", "ST*277*0001*005010X214"):
        assert f"~\n{segment}~" in text


@pytest.mark.parametrize(("written", "instead"), [
    (b"QTY*90*2", b"QTY*90*3"), (b"AMT*YU*200", b"AMT*YU*200.01"), (b"A2:20", b"A6:20"),
])
def test_totals_that_are_not_those_of_the_claims_are_a_problem(written, instead):
    data = write_acknowledgements([told(answer(), answer())], ENVELOPE)

    _, (problem,) = read_acknowledgements(data.replace(written, instead, 1))

    assert problem.code == "ERA061"


@pytest.mark.parametrize("changed", [{"codes": ()}, {"codes": (StatusCode("A2", "20"),) * 4}, {"codes": (StatusCode("", "20"),)}])
def test_an_answer_needs_one_to_three_codes(changed):
    with pytest.raises(NotWritable):
        write_acknowledgements([told(replace(answer(), **changed))], ENVELOPE)


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_answer_never_raises(data):
    clean = write_acknowledgements([told(answer(), answer("A3", "116"))], ENVELOPE)
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(clean)), st.integers(0, len(clean)))))
    piece = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from((b"~STC~", b"~HL*1*1*PT~", b"~TRN~", b"~QTY~", b"~DTP~"))))

    _, problems = read_acknowledgements(clean[:start] + piece + clean[end:])

    assert all(problem.message.isprintable() and problem.code in PROBLEMS for problem in problems)


TEXT = st.text("ABCDE fgh0123456789.-/", min_size=1, max_size=15).map(str.strip).filter(bool)
CODES = st.builds(StatusCode, st.sampled_from(["A1", "A2", "A3", "A6", "A7", "A8"]), st.integers(0, 999).map(str),
                  st.sampled_from(["", "85", "IL"]))
CLAIMS = st.builds(
    ClaimAnswer, TEXT, st.builds(Person, TEXT, TEXT | st.just(""), TEXT | st.just("")), st.sampled_from([HARBOR, HILL]),
    st.lists(CODES, min_size=1, max_size=3).map(tuple), st.integers(0, 10**9), st.none() | st.dates(date(1900, 1, 1)),
    TEXT | st.just(""), TEXT | st.just(""))


@settings(max_examples=40)
@given(claims=st.lists(CLAIMS, max_size=6))
def test_whatever_is_answered_is_read_back(claims):
    wanted = told(*claims)

    assert read_acknowledgements(write_acknowledgements([wanted], ENVELOPE)) == ((wanted,), ())
