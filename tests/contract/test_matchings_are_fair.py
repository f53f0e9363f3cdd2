"""What every drawn matching of REC-03 holds: both sides balance, one answer to each line, no accidental equals, no clue."""

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.billing.business_days import business_days_passed
from workbench.billing.npi import npi_is_valid
from workbench.content import feedback, read_content
from workbench.grading import score
from workbench.kinds.kind import Case, Draw
from workbench.kinds.reconciliation.match_case import days_to_work_on, draw_places
from workbench.kinds.reconciliation.match_key import EQUAL, SITES, SUM, TRAPS, ZEROS, KeyLine, MatchKey
from workbench.kinds.registry import KINDS
from workbench.model import Answer, BadContent, wire
from workbench.world import larkmere
from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.eft_payers import EFT_PAYERS

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["match-eft-to-era"]
KIND = KINDS["match-eft-to-era"]
FORMS = {
    "Medicare": r"\d{9}", "Medicaid": r"M\d{11}", "Bluefen": r"BF\d{8}", "Corvane": r"(00)?[1-9]\d{7}", "Tessel": r"\d{10}",
    "Granger": r"GW\d{7}",
}


def case(seed: object, trap: str = "") -> Case:
    return Case(f"fair {seed}", 2, EXERCISE, CONTENT.codes, trap)


def key_of(seed: object, trap: str = "") -> MatchKey:
    key = KIND.generate(case(seed, trap)).key
    assert isinstance(key, MatchKey)
    return key


def sprung(key: MatchKey) -> set[str]:
    return {place.trap for place in key.places}


def bare(line: KeyLine) -> str:
    return line.trace.lstrip("0")


def test_ten_and_ten_with_eight_pairs_and_two_left_over_on_each_side(seeds):
    for seed in seeds:
        key = key_of(seed)
        assert (len(key.left), len(key.right), len(key.pairs())) == (10, 10, 8)
        assert [line.id[0] for line in key.leftovers()] == ["B", "B", "R", "R"]
        assert len({place.trap for place in key.places}) == len(key.places) <= 3


def test_each_side_is_matched_plus_open_and_matched_is_the_same(seeds):
    for seed in seeds:
        key = key_of(seed)
        matched = [sum(pair[side].amount for pair in key.pairs()) for side in (0, 1)]
        assert matched[0] == matched[1]
        for side, total in ((key.left, matched[0]), (key.right, matched[1])):
            assert sum(line.amount for line in side) == total + sum(line.amount for line in side if not line.partner)


def test_partners_agree_in_payer_payee_date_and_amount(seeds):
    for seed in seeds:
        for payment, remittance in key_of(seed).pairs():
            for name in ("payer", "payee", "day", "amount"):
                assert getattr(payment, name) == getattr(remittance, name)


def test_lines_lie_in_the_last_seven_business_days_without_a_holiday(seeds):
    for seed in seeds:
        key = key_of(seed)
        assert key.today in days_to_work_on()
        for line in (*key.left, *key.right):
            assert 1 <= len(business_days_passed(line.day, key.today)) <= 6
            assert line.day.weekday() < 5
            assert not any(line.day <= holiday <= key.today for holiday in BANK_HOLIDAYS)


def test_the_days_lie_in_the_world_and_on_every_weekday(seeds):
    days = days_to_work_on()

    assert all(larkmere.FIRST_SERVICE < day <= larkmere.WORLD_DATE for day in days)
    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}
    assert larkmere.WORLD_DATE in days


def test_on_each_side_one_line_left_over_is_four_days_old_and_one_younger(seeds):
    for seed in seeds:
        for side in "BR":
            ages = sorted(len(line.passed) for line in key_of(seed).leftovers() if line.id.startswith(side))
            assert ages[1] == 4
            assert 1 <= ages[0] <= 3


def test_amounts_keep_to_the_figures_of_the_exercise(seeds):
    for seed in seeds:
        for line in (*(key := key_of(seed)).left, *key.right):
            assert 38000 <= line.amount <= (350000 if line.partner else 170000)


def test_equal_amounts_stand_only_at_their_place_and_no_other_coincides(seeds):
    for seed in seeds:
        key = key_of(seed)
        for side in (key.left, key.right):
            assert len({line.amount for line in side}) == (9 if EQUAL in sprung(key) else 10)
        for line in key.leftovers():
            assert sum(1 for other in (*key.left, *key.right) if other.amount == line.amount) == 1


def test_no_two_remittances_add_up_to_a_payment_except_at_the_sum(seeds):
    for seed in seeds:
        key = key_of(seed)
        fits = [(one.id, other.id) for one, other in combinations(key.right, 2) for line in key.left
                if one.amount + other.amount == line.amount]
        place = key.place(SUM)
        assert fits == ([place.right] if place else [])


def test_no_amount_is_a_digit_swap_of_another_except_at_two_sites(seeds):
    for seed in seeds:
        key = key_of(seed)
        amounts = {line.amount for line in (*key.left, *key.right)}
        swaps = [{one, other} for one, other in combinations(amounts, 2) if sorted(str(one)) == sorted(str(other))]
        place = key.place(SITES)
        assert swaps == ([{key.line(line).amount for line in place.left}] if place else [])


def test_traces_are_unique_without_their_zeros_and_in_their_payers_form(seeds):
    for seed in seeds:
        key = key_of(seed)
        for side in (key.left, key.right):
            traces = [bare(line) for line in side if line.trace]
            assert len(traces) == len(set(traces))
            assert all(re.fullmatch(FORMS[line.payer], line.trace) for line in side if line.trace)
        shared = {bare(line) for line in key.left if line.trace} & {bare(line) for line in key.right}
        assert shared == {bare(payment) for payment, _ in key.pairs() if payment.trace}


def test_a_trace_is_missing_only_at_two_sprung_sites(seeds):
    for seed in seeds:
        key = key_of(seed)
        place = key.place(SITES)
        assert {line.id for line in key.left if not line.trace} == (set(place.left) if place else set())
        assert all(line.trace for line in key.right)


def test_zeros_stand_in_front_of_one_trace_and_the_bank_drops_them_only_when_sprung(seeds):
    for seed in seeds:
        key = key_of(seed)
        [line] = [line for line in key.right if line.trace.startswith("0")]
        assert line.payer == "Corvane"
        assert key.line(line.partner).trace.startswith("0") == (ZEROS not in sprung(key))


def test_every_place_is_there_sprung_or_not(seeds):
    for seed in seeds:
        key = key_of(seed)
        paired = [payment for payment, _ in key.pairs()]
        near = [(one, other) for one, other in combinations(paired, 2) if (one.payer, one.day, one.payee) ==
                (other.payer, other.day, other.payee) and abs(one.amount - other.amount) <= 1500]
        sites = [(one, other) for one, other in combinations(paired, 2)
                 if (one.payer, one.day) == (other.payer, other.day) and one.payee != other.payee]
        payments, remittances = key.leftovers()[:2], key.leftovers()[2:]
        [summed] = [line for line in payments if line.payer == remittances[0].payer == remittances[1].payer]
        assert near
        assert sites
        assert abs(summed.amount - sum(line.amount for line in remittances)) <= 15000


def test_four_to_six_payers_and_the_remittances_in_another_order(seeds):
    for seed in seeds:
        key = key_of(seed)
        partners = [int(line.partner[1:]) for line in key.right if line.partner]
        assert 4 <= len({line.payer for line in (*key.left, *key.right)}) <= 6
        assert partners != sorted(partners)
        assert [line.day for line in key.left] == sorted(line.day for line in key.left)


def test_every_place_of_the_lists_and_every_payer_is_left_over_some_time():
    left_over = [line for seed in range(80) for line in key_of(seed).leftovers()]

    assert {line.id for line in left_over} >= {*RIGHT, *LEFT[1:]}
    assert {line.payer for line in left_over} == {payer.short for payer in EFT_PAYERS} - {"Corvane"}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_forced_place_is_sprung_and_never_all_four(trap):
    for seed in range(60):
        places = draw_places(trap, Draw(f"places {seed}"))
        assert trap in places
        assert len(places) <= 3


def test_identities_are_safe(seeds):
    for seed in seeds:
        key, text = key_of(seed), wire.dumps(KIND.generate(case(seed)).prompt)
        payees = {line.payee for line in (*key.left, *key.right)}
        assert payees <= {npi for _, npi in larkmere.SITES}
        assert all(npi_is_valid(payee) and payee.startswith("2") for payee in payees)
        assert text.count("SYNTHETIC DATA") == 1


LEFT, RIGHT = [f"B{number}" for number in range(1, 11)], [f"R{number}" for number in range(1, 11)]
MADE = KIND.generate(case("any answer", "one-deposit-two-remits"))
LABELS = {f"{line.id}.label": side.labels for side in (MADE.prompt.work.left, MADE.prompt.work.right) for line in side.lines}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(pairs=st.dictionaries(st.sampled_from(LEFT), st.lists(st.sampled_from(RIGHT), max_size=3)),
       labels=st.dictionaries(st.sampled_from(sorted(LABELS)), st.integers(0, 1)), from_key=st.booleans())
def test_any_pairs_and_labels_are_graded_to_the_last_fraction(pairs, labels, from_key):
    fields = dict(KIND.model_answer(MADE.key).fields) if from_key else {}
    fields |= {f"{line}.pair": " ".join(others) for line, others in pairs.items()}
    fields |= {name: LABELS[name][choice] for name, choice in labels.items()}

    grade = KIND.grade(MADE.key, Answer(fields))

    assert all(0 <= item.credit <= 1 for item in grade.items)
    assert 0 <= score(grade, {}) <= 1
    assert sum(item.weight * item.credit for item in grade.items) + sum(each.lost for each in grade.findings) == 100
    for finding in grade.findings:
        words = feedback(EXERCISE, CONTENT.sops, finding)
        assert words.why
        assert "{" not in words.title + words.you_entered + words.expected + words.why + words.where + words.cost
        assert words.expected not in ("", ".")
        assert KIND.declared.mistakes.get(finding.code.partition(".")[2], frozenset()) <= finding.values.keys()
        assert finding.code != "REC-03.amount-only"


def test_figures_that_allow_no_case_are_refused_with_a_sentence():
    narrow = replace(EXERCISE, figures={**EXERCISE.figures, "amount": (50000, 50000)})

    with pytest.raises(BadContent, match="no fair case"):
        KIND.generate(Case("narrow", 2, narrow))
