"""The contract of every exercise kind, over every published level and many seeds (SEEDS in the environment)."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.content import feedback, read_content
from workbench.grading import score
from workbench.kinds.kind import Case
from workbench.kinds.registry import KINDS, kind_named
from workbench.model import Answer, Exercise, Item, Matching, NotFound, Prompt, Verdict, wire

ROOT = Path(__file__).resolve().parents[2]
CONTENT, PROBLEMS = read_content(ROOT / "exercises", ROOT / "sop")


def alone(exercise: Exercise) -> list[Exercise]:
    """The exercise itself; of a lesson each moment by itself, as it is asked."""
    return [replace(exercise, moments=(moment,)) for moment in exercise.moments] or [exercise]


def named(value: object) -> object:
    """The code of an exercise, with the moment where it is one by itself."""
    moment = value.moments[0].id if isinstance(value, Exercise) and len(value.moments) == 1 else ""
    return f"{getattr(value, 'code', value)}{moment and '-'}{moment}"


PUBLISHED = [(part, level) for each in CONTENT.exercises.values() for level in each.levels for part in alone(each)]
published = pytest.mark.parametrize(("exercise", "level"), PUBLISHED, ids=named)
# What holds where a case is invented, and where its author wrote it.
drawn = pytest.mark.parametrize(("exercise", "level"), [each for each in PUBLISHED if not each[0].moments], ids=named)
written = pytest.mark.parametrize(("exercise", "level"), [each for each in PUBLISHED if each[0].moments], ids=named)
# What holds for worksheets of amounts only.
posted = pytest.mark.parametrize(("exercise", "level"), [each for each in PUBLISHED if each[0].kind == "post-one-eob"])


def variant(exercise: Exercise, level: int, seed: object, trap: str = ""):
    return KINDS[exercise.kind].generate(Case(f"contract {seed}", level, exercise, CONTENT.codes, trap))


def reached(exercise: Exercise, key: object, answer: Answer) -> Fraction:
    return score(KINDS[exercise.kind].grade(key, answer), {})


def codes(exercise: Exercise, key: object, answer: Answer) -> list[str]:
    return [each.code for each in KINDS[exercise.kind].grade(key, answer).findings if each.code]


def printed_amounts(text: str) -> set[str]:
    """Every amount with two decimals, and every bare whole number as the cents it may be."""
    amounts = set(re.findall(r"(?<![\d.,])\d[\d,]*\.\d\d(?!\d)", text))
    cents = {f"{int(whole) // 100:,}.{int(whole) % 100:02d}" for whole in re.findall(r'":(\d+)[,}]', text)}
    return amounts | cents


def least_cost(prompt: Prompt, model: Answer, item: Item) -> Fraction:
    """What a trap costs at least: its item, in a matching exercise the share of one pair."""
    if isinstance(prompt.work, Matching):
        return item.weight / sum(1 for name in model.fields if name.endswith(".pair"))
    return item.weight


def mistakes_to_meet(exercise: Exercise) -> set[str]:
    """The traps; of a moment the slips that its author expects."""
    slips = {f"{exercise.code}.{moment.id}.{slip.code}" for moment in exercise.moments for slip in moment.slips}
    return slips | {trap.code for trap in exercise.traps}


def test_every_published_exercise_is_tried():
    assert PROBLEMS == ()
    assert {each.kind for each, _ in PUBLISHED} == set(KINDS)


@published
def test_the_same_case_gives_the_same_variant(exercise, level, seeds):
    for seed in seeds:
        assert wire.dumps(variant(exercise, level, seed)) == wire.dumps(variant(exercise, level, seed))


@drawn
def test_another_seed_gives_other_amounts(exercise, level, seeds):
    prompts = {wire.dumps(variant(exercise, level, seed).prompt) for seed in seeds}

    assert len(prompts) == len(seeds)


@written
def test_every_case_of_a_moment_is_asked_of_somebody(exercise, level):
    asked = {variant(exercise, level, seed).prompt.work for seed in range(100)}

    assert len(asked) == len(exercise.moments[0].cases)


@pytest.mark.long
@pytest.mark.parametrize(("exercise", "level"), [(each, each.levels[0]) for each in CONTENT.exercises.values()], ids=named)
def test_another_process_makes_the_same_variant(exercise, level):
    command = [sys.executable, "-m", "workbench", "variant", exercise.slug, "--seed", "two processes", "--level", str(level),
               "--json"]

    texts = {subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": salt}, capture_output=True, text=True,
                            check=True, timeout=60).stdout for salt in ("1", "2")}

    assert len(texts) == 1
    assert len(texts.pop()) > 500


@published
def test_prompt_and_key_survive_the_wire(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        made = variant(exercise, level, seed)
        assert wire.loads(Prompt, wire.dumps(made.prompt)) == made.prompt
        assert wire.loads(kind.key_type, wire.dumps(made.key)) == made.key


@published
def test_a_stored_key_grades_like_the_fresh_one(exercise, level):
    kind, made = KINDS[exercise.kind], variant(exercise, level, "stored")
    stored = wire.loads(kind.key_type, wire.dumps(made.key))

    assert kind.grade(stored, kind.model_answer(stored)) == kind.grade(made.key, kind.model_answer(made.key))


@published
def test_the_weights_sum_to_100_points(exercise, level, seeds):
    for seed in seeds:
        made = variant(exercise, level, seed)
        grade = KINDS[exercise.kind].grade(made.key, Answer())
        assert sum(item.weight for item in grade.items) == 100
        assert {item.group for item in grade.items if item.group} == {group.id for group in made.prompt.hint_groups}


@published
def test_the_model_answer_has_full_marks_and_nothing_wrong(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        made = variant(exercise, level, seed)
        answer = kind.model_answer(made.key)
        grade = kind.grade(made.key, answer)
        assert score(grade, {}) == 1
        assert {each.verdict for each in grade.findings} == {Verdict.RIGHT}
        assert kind.check(made.prompt, answer) == ()
        assert set(answer.fields) <= set(made.prompt.work.fields())


@published
def test_a_blank_answer_has_no_points_and_says_what_is_missing(exercise, level, seeds):
    for seed in seeds:
        grade = KINDS[exercise.kind].grade(variant(exercise, level, seed).key, Answer())
        assert score(grade, {}) == 0
        assert grade.counts_as_attempt
        assert Verdict.MISSING in {each.verdict for each in grade.findings}
        assert Verdict.RIGHT not in {each.verdict for each in grade.findings}


@published
def test_each_sprung_trap_is_named_first_and_costs_its_item(exercise, level, seeds):
    kind, met = KINDS[exercise.kind], set()
    for seed in seeds:
        made = variant(exercise, level, seed)
        for wrong in kind.wrong_answers(made.key):
            grade = kind.grade(made.key, wrong.answer)
            first = grade.findings[0]
            item = next(item for item in grade.items if item.id == first.item)
            met.add(wrong.trap)
            assert first.code == wrong.trap
            assert score(grade, {}) * 100 <= 100 - least_cost(made.prompt, kind.model_answer(made.key), item)
    assert met == mistakes_to_meet(exercise) or len(seeds) < 5


@published
def test_a_trap_made_everywhere_fails_where_the_exercise_says_so(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for trap in (each for each in exercise.traps if each.fails):
        for seed in seeds:
            key = variant(exercise, level, seed, trap.code).key
            assert reached(exercise, key, kind.all_wrong(key, trap.code)) < exercise.pass_mark


@published
def test_a_forced_trap_is_sprung_by_its_whole_or_bare_code(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for trap in exercise.traps:
        for seed in seeds:
            whole = variant(exercise, level, seed, trap.code)
            assert trap.code in {wrong.trap for wrong in kind.wrong_answers(whole.key)}
            assert whole == variant(exercise, level, seed, trap.code.partition(".")[2])


@published
def test_an_unknown_trap_or_level_is_refused_with_a_sentence(exercise, level):
    with pytest.raises(NotFound, match="has no trap"):
        variant(exercise, level, "x", f"{exercise.code}.no-such-trap")
    with pytest.raises(NotFound, match="not published at level"):
        variant(exercise, max(exercise.levels) + 1, "x")
    with pytest.raises(NotFound, match="no exercise kind"):
        kind_named("no-such-kind")


@drawn
def test_traps_are_sprung_in_some_cases_and_not_in_others(exercise, level):
    kind = KINDS[exercise.kind]
    sprung = [{wrong.trap for wrong in kind.wrong_answers(variant(exercise, level, seed).key)} for seed in range(40)]

    assert set() in sprung
    for trap in exercise.traps:
        assert 10 <= sum(trap.code in each for each in sprung) <= 30


@published
def test_secrets_stand_nowhere_in_the_prompt(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        made = variant(exercise, level, seed)
        text = wire.dumps(made.prompt)
        amounts = printed_amounts(text)
        for secret in kind.secrets(made.key):
            is_amount = re.fullmatch(r"[\d,]*\.\d\d", secret)
            assert secret not in (amounts if is_amount else text)


@written
def test_a_question_does_not_say_why(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        made = variant(exercise, level, seed)
        text = wire.dumps(made.prompt)
        answers = [Answer(), kind.model_answer(made.key), *(wrong.answer for wrong in kind.wrong_answers(made.key))]
        for finding in (each for answer in answers for each in kind.grade(made.key, answer).findings):
            assert feedback(exercise, CONTENT.sops, finding).why not in text


@drawn
def test_the_prompt_holds_no_feedback(exercise, level):
    text = wire.dumps(variant(exercise, level, "words").prompt)

    assert not any(words.title in text or words.cost in text for words in exercise.words.values())
    assert not any(code in text for code in exercise.words)


@published
def test_every_finding_has_words_without_a_gap_and_anchors_that_exist(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        made = variant(exercise, level, seed)
        anchors = set(re.findall(r'"anchor":"([^"]+)"', wire.dumps(made.prompt)))
        answers = [Answer(), kind.model_answer(made.key), *(wrong.answer for wrong in kind.wrong_answers(made.key))]
        for finding in (each for answer in answers for each in kind.grade(made.key, answer).findings):
            words = feedback(exercise, CONTENT.sops, finding)
            assert words.why
            assert kind.declared.mistakes.get(finding.code.partition(".")[2], frozenset()) <= finding.values.keys()
            assert "{" not in wire.dumps(words).replace('{"', "").replace(":{", "")
            assert set(finding.anchors) <= anchors
            assert set(finding.fields) <= set(made.prompt.work.fields())
            assert finding.code == "" or words.sop_title


@published
def test_points_and_losses_make_100(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        key = variant(exercise, level, seed).key
        answers = [Answer(), *(wrong.answer for wrong in kind.wrong_answers(key))]
        for grade in (kind.grade(key, answer) for answer in answers):
            earned = sum(item.weight * item.credit for item in grade.items)
            assert earned + sum(each.lost for each in grade.findings) == 100


@published
def test_one_unreadable_field_reveals_nothing_about_the_others(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in list(seeds)[:25]:
        made = variant(exercise, level, seed)
        for field in made.prompt.work.fields():
            right, bad = dict(kind.model_answer(made.key).fields), {field: "12o.00"}
            wrong = dict.fromkeys(made.prompt.work.fields(), "") | {name: "1.00" for name in right if name.endswith("paid")}
            grades = {wire.dumps(kind.grade(made.key, Answer(others | bad))) for others in (right, wrong, {})}
            assert len(grades) == 1
            grade = kind.grade(made.key, Answer(right | bad))
            assert (grade.items, grade.counts_as_attempt) == ((), False)
            assert [(each.field, each.verdict, each.lost) for each in grade.findings] == [(field, Verdict.UNREADABLE, 0)]


@posted
@pytest.mark.parametrize("text", ["12o.00", "1,23.00", "1.234", "--5", "ten", "NaN", "1e3"])
def test_an_unreadable_amount_says_how_to_write_it(exercise, level, text):
    kind, made = KINDS[exercise.kind], variant(exercise, level, "unreadable")

    finding = kind.grade(made.key, Answer({"row1.paid": text})).findings[0]

    assert feedback(exercise, CONTENT.sops, finding).why.endswith(", for example 120.00.")
    assert kind.check(made.prompt, Answer({"row1.paid": text}))[0].where == "row1.paid"


@posted
def test_unknown_fields_codes_and_choices_are_unreadable(exercise, level):
    kind, made = KINDS[exercise.kind], variant(exercise, level, "unreadable")
    answer = Answer({"row9.paid": "1.00", "row1.other_code": "the second one", "row2.transfer": "Somebody"})

    grade = kind.grade(made.key, answer)

    assert {each.field for each in grade.findings} == set(answer.fields)
    assert not grade.counts_as_attempt


@published
def test_amounts_are_read_as_people_type_them(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        key = variant(exercise, level, seed).key
        fields = kind.model_answer(key).fields
        dressed = {name: f" ${text} " if re.fullmatch(r"\d+\.\d\d", text) else f" {text.upper()} "
                   for name, text in fields.items()}
        assert reached(exercise, key, Answer(dressed)) == 1
        assert reached(exercise, key, Answer({name: re.sub(r"^(\d+)\.00$", r"\1", text) for name, text in fields.items()})) == 1


@posted
def test_zeros_in_cells_that_should_be_empty_cost_nothing(exercise, level, seeds):
    kind = KINDS[exercise.kind]
    for seed in seeds:
        made = variant(exercise, level, seed)
        columns = [column.id for column in made.prompt.work.columns if column.entry == "money"]
        money = [f"{row.id}.{column}" for row in made.prompt.work.rows for column in columns]
        answer = Answer(dict.fromkeys(money, "0.00") | dict(kind.model_answer(made.key).fields))
        assert reached(exercise, made.key, answer) == 1


@published
@settings(max_examples=60, deadline=None, derandomize=True)
@given(texts=st.lists(st.one_of(st.text(max_size=8), st.sampled_from(
    ["110.00", "0", "-5.00", "1,250.50", "CO-45", "Patient", "Work list", "next payer", "(3.00)", "999999999.99"])), max_size=24))
def test_no_answer_raises_or_exceeds_100_points(exercise, level, texts):
    kind, made = KINDS[exercise.kind], variant(exercise, level, "random texts")
    names = made.prompt.work.fields()
    answer = Answer(dict(zip(names, texts, strict=False)))

    grade = kind.grade(made.key, answer)
    kind.check(made.prompt, answer)

    assert 0 <= score(grade, {}) <= 1
    assert all(0 <= item.credit <= 1 for item in grade.items)
    assert grade.counts_as_attempt == (Verdict.UNREADABLE not in {each.verdict for each in grade.findings})


@drawn
def test_hints_are_the_same_whether_a_place_is_sprung_or_not(exercise, level, seeds):
    prompts = [variant(exercise, level, seed).prompt for seed in seeds]
    groups = {tuple((group.id, group.points) for group in prompt.hint_groups) for prompt in prompts}

    assert len(groups) == 1
    texts = [hint.replace("0.00", "") for hints in exercise.hints.values() for hint in hints]
    assert not any(re.search(r"\d\.\d\d", text) for text in texts)


@published
def test_findings_do_not_depend_on_the_words(exercise, level):
    kind = KINDS[exercise.kind]
    bare = replace(exercise, words={}, right={}, hints={}, brief="")
    one = kind.generate(Case("words apart", level, exercise, CONTENT.codes))
    other = kind.generate(Case("words apart", level, bare, CONTENT.codes))

    assert one.key == other.key
