"""What every drawn case of COD-01 holds: the same make-up, cards of one length, no clue, keys that can be billed on the day."""

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from workbench.codes.icd10 import Standing, category_of
from workbench.content import read_content
from workbench.kinds.coding.finding_key import CodingKey
from workbench.kinds.coding.slots import PLACES, SLOT_OF
from workbench.kinds.kind import Case
from workbench.kinds.registry import KINDS
from workbench.model import Answer, BadContent, Prompt, wire
from workbench.world import larkmere
from workbench.world.bank_days import BANK_HOLIDAYS

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["find-the-code"]
KIND = KINDS["find-the-code"]
POOL = {phrase.note + next(iter(phrase.codes.values())): phrase for phrase in EXERCISE.phrases}


def drawn(seed: object, trap: str = "") -> tuple[Prompt, CodingKey]:
    made = KIND.generate(Case(f"fair {seed}", 1, EXERCISE, CONTENT.codes, trap))
    assert isinstance(made.key, CodingKey)
    return made.prompt, made.key


def slots_of(key: CodingKey) -> list[str]:
    return [POOL[row.note + next(iter(row.codes.values()))].slot for row in key.rows]


def test_every_case_has_the_same_make_up(seeds):
    for seed in seeds:
        _, key = drawn(seed)
        assert Counter(slots_of(key)) == Counter(SLOT_OF.values())
        assert Counter(weight.group for weight in key.weights) == {"side": 3, "how-sure": 3, "wording": 4}
        assert {weight.points for weight in key.weights} == {10}


def test_none_to_three_places_are_sprung(seeds):
    for seed in seeds:
        assert len(drawn(seed)[1].sprung()) <= 3
    assert {len(drawn(seed)[1].sprung()) for seed in range(40)} == {0, 1, 2, 3}


def test_every_key_can_be_billed_on_the_day_of_the_visit(seeds):
    for seed in seeds:
        for row in drawn(seed)[1].rows:
            assert all(CONTENT.codes.icd10.standing(code, row.day) is Standing.BILLABLE for code in row.codes.values())


def test_no_two_findings_share_a_category_and_no_key_is_a_wrong_answer_of_another(seeds):
    for seed in seeds:
        for one, other in combinations(drawn(seed)[1].rows, 2):
            assert category_of(one.code) != category_of(other.code)
            assert one.code not in {each.code for each in other.expected}
            assert other.code not in {each.code for each in one.expected}


def test_visits_are_working_days_of_the_last_month_in_order(seeds):
    for seed in seeds:
        days = [row.day for row in drawn(seed)[0].work.rows]
        assert days == sorted(days)
        assert all(day.weekday() < 5 and day not in BANK_HOLIDAYS for day in days)
        assert all(larkmere.WORLD_DATE.replace(day=1) <= day <= larkmere.WORLD_DATE for day in days)


def test_cards_are_of_one_length_and_end_with_the_assessment(seeds):
    totals = []
    for seed in seeds:
        cards = [row.text for row in drawn(seed)[0].work.rows]
        assert all(50 <= len(card) <= 200 for card in cards)
        assert all(card.count("Assessment: ") == 1 and card.endswith(".") and "{" not in card for card in cards)
        totals.append(sum(map(len, cards)))
    mean = sum(totals) / len(totals)
    assert all(0.85 * mean <= total <= 1.15 * mean for total in totals)


def test_no_card_holds_a_code(seeds):
    for seed in seeds:
        assert not re.search(r"\b[A-Z]\d[A-Z0-9]\b", " ".join(row.text for row in drawn(seed)[0].work.rows))


def test_only_findings_of_the_group_side_say_right_or_left(seeds):
    for seed in seeds:
        prompt, key = drawn(seed)
        groups = {weight.item: weight.group for weight in key.weights}
        says = {row.id for row in prompt.work.rows if re.search(r"\b(right|left)\b", row.text)}
        assert says == {item for item, group in groups.items() if group == "side"}


def test_the_words_that_feedback_quotes_stand_on_the_card(seeds):
    for seed in seeds:
        prompt, key = drawn(seed)
        for row, card in zip(key.rows, prompt.work.rows, strict=True):
            assert row.quote in card.text
            assert f"Assessment: {row.main}" in card.text or not any(
                each.mistake == "symptom-with-diagnosis" for each in row.expected)


def test_every_finding_of_the_pool_side_and_place_on_the_page_is_drawn():
    cases = [drawn(seed) for seed in range(400)]
    notes = {row.note + next(iter(row.codes.values())) for _, key in cases for row in key.rows}

    assert notes == set(POOL)
    assert {(row.side, row.number) for _, key in cases for row in key.rows if row.side} == {
        (side, number) for side in ("right", "left") for number in range(1, 11)}
    assert {(row.trap, row.number) for _, key in cases for row in key.rows if row.trap} == {
        (trap, number) for trap in PLACES.values() for number in range(1, 11)}


@pytest.mark.parametrize("code", ["M25.59", "Z99.89", "Q99.9", "W47", "A00", "R42", "G56.92X", "I10", "U07.1", "M54.5"])
def test_any_code_in_any_finding_gets_a_named_mistake_or_is_right(code, seeds):
    for seed in list(seeds)[:25]:
        _, key = drawn(seed)
        grade = KIND.grade(key, Answer({row.id: code for row in key.rows}))
        assert grade.counts_as_attempt
        assert all(each.code or row_code == code for each, row_code in zip(
            sorted(grade.findings, key=lambda each: int(each.field[7:])), [row.code for row in key.rows], strict=True))


def test_a_stored_key_is_small(seeds):
    assert all(len(wire.dumps(drawn(seed)[1])) < 16_000 for seed in seeds)


def test_a_pool_without_findings_for_a_slot_is_refused_with_a_sentence():
    bare = replace(EXERCISE, phrases=tuple(phrase for phrase in EXERCISE.phrases if phrase.slot != "not-made"))

    with pytest.raises(BadContent, match="leaves no case"):
        KIND.generate(Case("bare", 1, bare, CONTENT.codes))
