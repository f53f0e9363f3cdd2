"""Variants A and B of the worked example of REC-03: the two lists as printed, everything else derived by the product."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from workbench.billing.deposits import DepositLine
from workbench.content import feedback, read_content
from workbench.grading import score
from workbench.kinds.kind import Case, Variant
from workbench.kinds.reconciliation.match_answers import fallen, model_answer, wrong_answers
from workbench.kinds.reconciliation.match_eft_to_era import match_variant
from workbench.kinds.reconciliation.match_fairness import is_fair
from workbench.kinds.reconciliation.match_grade import grade_matching
from workbench.kinds.reconciliation.match_key import TRAPS, DepositDay, MatchKey
from workbench.kinds.reconciliation.match_values import MISTAKES
from workbench.model import Answer, Feedback, Grade, Verdict
from workbench.money import shown, usd
from workbench.world.eft_payers import eft_payer_named

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["match-eft-to-era"]

BANK_A = """
09/22 | MEDICARE PART B   | 882610047    | 5307 | 3,418.22
09/23 | BLUEFEN HLTH PPO  | BF26266118   | 5307 | 1,275.40
09/23 | BLUEFEN HLTH PPO  | BF26266204   | 5307 | 1,275.40
09/23 | CORVANE COMM INS  | 44719026     | 5307 | 986.15
09/24 | TESSEL HMO        | 5500310862   | 5307 | 1,540.60
09/25 | ST MEDICAID TRSRY | M26092511873 | 5307 | 2,207.94
09/25 | MEDICARE PART B   | 882610391    | 5307 | 2,864.07
09/28 | BLUEFEN HLTH PPO  | BF26271033   | 5489 | 640.88
09/28 | BLUEFEN HLTH PPO  | BF26271034   | 5307 | 517.36
09/29 | GRANGER WORK COMP | GW0088127    | 5307 | 455.00
"""
REMITTANCES_A = """
09/23 | Bluefen Health PPO | BF26266204   | 5307 | 1,275.40
09/25 | Medicare Part B    | 882610391    | 5307 | 2,864.07
09/24 | Tessel HMO         | 5500310877   | 5307 | 812.35
09/23 | Corvane Commercial | 0044719026   | 5307 | 986.15
09/28 | Bluefen Health PPO | BF26271034   | 5307 | 517.36
09/25 | State Medicaid     | M26092511873 | 5307 | 2,207.94
09/23 | Bluefen Health PPO | BF26266118   | 5307 | 1,275.40
09/25 | Tessel HMO         | 5500310878   | 5307 | 728.25
09/22 | Medicare Part B    | 882610047    | 5307 | 3,418.22
09/28 | Bluefen Health PPO | BF26271033   | 5489 | 640.88
"""
BANK_B = """
09/22 | MEDICARE PART B   | 882611502    | 5307 | 2,974.18
09/22 | TESSEL HMO        | 5500318840   | 5307 | 1,183.30
09/22 | TESSEL HMO        | 5500318851   | 5307 | 1,174.30
09/23 | CORVANE COMM INS  | 0071902846   | 5307 | 742.95
09/24 | TESSEL HMO        | 5500318877   | 5307 | 1,619.05
09/24 | ST MEDICAID TRSRY | M26092412206 | 5307 | 2,038.66
09/25 | BLUEFEN HLTH PPO  |              | 5307 | 1,036.75
09/25 | BLUEFEN HLTH PPO  |              | 5489 | 1,063.75
09/28 | MEDICARE PART B   | 882611960    | 5307 | 3,310.54
09/29 | GRANGER WORK COMP | GW0088203    | 5307 | 388.40
"""
REMITTANCES_B = """
09/25 | Bluefen Health PPO | BF26268410   | 5307 | 1,036.75
09/28 | Medicare Part B    | 882611960    | 5307 | 3,310.54
09/24 | Tessel HMO         | 5500318890   | 5307 | 844.10
09/23 | Corvane Commercial | 0071902846   | 5307 | 742.95
09/22 | Tessel HMO         | 5500318840   | 5307 | 1,183.30
09/25 | Bluefen Health PPO | BF26268411   | 5489 | 1,063.75
09/24 | State Medicaid     | M26092412206 | 5307 | 2,038.66
09/25 | Tessel HMO         | 5500318891   | 5307 | 661.90
09/22 | Tessel HMO         | 5500318851   | 5307 | 1,174.30
09/22 | Medicare Part B    | 882611502    | 5307 | 2,974.18
"""


def lines(table: str) -> tuple[DepositLine, ...]:
    """Lines as printed; the payee by its last four digits."""
    rows = [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]
    return tuple(
        DepositLine(eft_payer_named(payer).name, date(2026, int(day[:2]), int(day[3:])), trace, f"204417{payee}", usd(amount))
        for day, payer, trace, payee, amount in rows)


DAY_A = DepositDay(date(2026, 9, 30), lines(BANK_A), lines(REMITTANCES_A))
DAY_B = DepositDay(date(2026, 9, 30), lines(BANK_B), lines(REMITTANCES_B))


def variant(day: DepositDay) -> Variant[MatchKey]:
    """The lists as a drawn case, with the rubric of the exercise."""
    return match_variant(Case("worked example", 2, EXERCISE, CONTENT.codes), day)


A = variant(DAY_A).key
B = variant(DAY_B).key


def typed(key: MatchKey, changes: str = "") -> Answer:
    """The model answer with changes such as "B2-R1 B5-R3+R8 B4- R3=ask B10=": pairs, pairs undone, labels, labels removed."""
    fields = dict(model_answer(key).fields)
    for change in changes.split():
        if "=" in change:
            line, _, word = change.partition("=")
            ending = {"ask": "ask for it", "wait": "wait", "zero": "(zero payment)", "": None}[word]
            work = variant(DAY_A).prompt.work
            choices = work.left.labels if line.startswith("B") else work.right.labels
            fields[f"{line}.label"] = "" if ending is None else next(each for each in choices if each.endswith(ending))
        else:
            payment, _, others = change.partition("-")
            fields[f"{payment}.pair"] = others.replace("+", " ")
    return Answer(fields)


def points(grade: Grade, hints: dict[str, int] | None = None) -> Fraction:
    return score(grade, hints or {}) * 100


def codes(grade: Grade) -> list[str]:
    return [each.code.removeprefix("REC-03.") for each in grade.findings if each.code]


def said(key: MatchKey, changes: str, code: str) -> Feedback:
    """The words of the first finding with that code."""
    found = [each for each in grade_matching(key, typed(key, changes)).findings if each.code == f"REC-03.{code}"]
    assert found
    assert MISTAKES[code] <= found[0].values.keys()
    return feedback(EXERCISE, CONTENT.sops, found[0])


def six(words: Feedback) -> list[str]:
    return [words.you_entered, words.expected, words.why, words.where, words.cost, words.next]


SWAPPED, SPREAD, ZEROS_LOST = "B2-R1 B3-R7", "B5-R3+R8 B5= R3= R8=", "B4-"
NEW_HIRE = "B2-R1 B3-R7 B4- B4=ask R4=ask"
CARELESS = "B2-R1 B3-R7 B5-R3 B8-R5 B9-R10 B10-R8 B5= B10= R3= R8="


def test_the_sides_balance_as_written_down():
    for day, bank, remittances, matched in (
            (DAY_A, "15,181.02", "14,726.02", "13,185.42"), (DAY_B, "15,531.88", "15,030.43", "13,524.43")):
        pairs = variant(day).key.pairs()
        assert shown(sum(line.amount for line in day.payments)) == bank
        assert shown(sum(line.amount for line in day.remittances)) == remittances
        assert {shown(sum(pair[side].amount for pair in pairs)) for side in (0, 1)} == {matched}


def test_the_open_amounts_are_as_written_down():
    left = [[shown(sum(line.amount for line in side if not line.partner)) for side in (key.left, key.right)] for key in (A, B)]

    assert left == [["1,995.60", "1,540.60"], ["2,007.45", "1,506.00"]]


def test_the_key_of_variant_a_is_the_worked_one():
    assert [f"{payment.id}-{remittance.id}" for payment, remittance in A.pairs()] == [
        "B1-R9", "B2-R7", "B3-R1", "B4-R4", "B6-R6", "B7-R2", "B8-R10", "B9-R5"]
    assert [(line.id, len(line.passed), line.label.value) for line in A.leftovers()] == [
        ("B5", 4, "money without remittance: ask for it"), ("B10", 1, "money without remittance: wait"),
        ("R3", 4, "remittance without money: ask for it"), ("R8", 3, "remittance without money: wait")]


def test_the_key_of_variant_b_is_the_worked_one():
    assert [f"{payment.id}-{remittance.id}" for payment, remittance in B.pairs()] == [
        "B1-R10", "B2-R5", "B3-R9", "B4-R4", "B6-R7", "B7-R1", "B8-R6", "B9-R2"]
    assert [(line.id, line.label.short) for line in B.leftovers()] == [
        ("B5", "ask for it"), ("B10", "wait"), ("R3", "ask for it"), ("R8", "wait")]


def test_the_places_are_sprung_as_written_down():
    assert [(place.trap, place.left, place.right) for place in A.places] == [
        (TRAPS[0], ("B2", "B3"), ("R7", "R1")), (TRAPS[1], ("B5",), ("R3", "R8")), (TRAPS[2], ("B4",), ("R4",))]
    assert [(place.trap, place.left, place.right) for place in B.places] == [(TRAPS[3], ("B7", "B8"), ("R1", "R6"))]


def test_the_worked_examples_keep_the_rules_of_fairness():
    assert is_fair(DAY_A, TRAPS[:3])
    assert is_fair(DAY_B, TRAPS[3:])


def test_the_page_shows_both_lists_as_printed():
    work = variant(DAY_A).prompt.work

    assert [line.party for line in work.left.lines][:2] == ["MEDICARE PART B", "BLUEFEN HLTH PPO"]
    assert work.right.lines[3].trace == "0044719026"
    assert work.left.lines[3].trace == "44719026"
    assert work.left.labels == ("money without remittance: wait", "money without remittance: ask for it")
    assert work.right.labels == ("remittance without money: wait", "remittance without money: ask for it",
                                 "no money expected (zero payment)")


def test_the_perfect_answer_has_100_points_and_twelve_findings():
    grade = grade_matching(A, model_answer(A))

    assert [(item.id, item.weight, item.credit) for item in grade.items] == [("pairs", 70, 1), ("labels", 30, 1)]
    assert [each.verdict for each in grade.findings] == [Verdict.RIGHT] * 12
    assert points(grade_matching(B, model_answer(B))) == 100


def test_the_typical_new_hire_reaches_62():
    grade = grade_matching(A, typed(A, NEW_HIRE))

    assert {item.id: item.credit for item in grade.items} == {"pairs": Fraction(2, 3), "labels": Fraction(4, 6)}
    assert points(grade, {"pairs": 1}) == 62
    assert score(grade, {"pairs": 1}) == Fraction(62, 100)
    assert codes(grade) == ["equal-amount-swapped", "leading-zero-missed"]


def test_the_careless_answer_reaches_560_nineteenths():
    grade = grade_matching(A, typed(A, CARELESS))

    assert {item.id: item.credit for item in grade.items} == {"pairs": Fraction(8, 19), "labels": 0}
    assert points(grade) == Fraction(560, 19)
    assert codes(grade) == [
        "equal-amount-swapped", "one-deposit-two-remits", "amounts-differ", "amounts-differ", "different-payer"]


@pytest.mark.parametrize(("key", "trap", "left"), [
    (A, "equal-amount-swapped", Fraction(165, 2)), (A, "one-deposit-two-remits", Fraction(1255, 18)),
    (A, "leading-zero-missed", Fraction(256, 3)), (B, "wrong-site", Fraction(165, 2)),
])
def test_each_trap_made_alone_leaves_what_is_written_down(key, trap, left):
    wrong = next(each for each in wrong_answers(key) if each.trap == f"REC-03.{trap}")
    grade = grade_matching(key, wrong.answer)

    assert points(grade) == left
    assert codes(grade) == [trap]
    assert grade.findings[0].lost == 100 - left
    assert next(each.fails for each in EXERCISE.traps if each.code == wrong.trap) == (left < 75)


def test_all_three_traps_of_variant_a_leave_1655_thirty_fourths():
    grade = grade_matching(A, fallen(A, TRAPS))

    assert {item.id: item.credit for item in grade.items} == {"pairs": Fraction(10, 17), "labels": Fraction(1, 4)}
    assert points(grade) == Fraction(1655, 34)
    assert codes(grade) == list(TRAPS[:3])


@pytest.mark.parametrize("changes", [
    NEW_HIRE, CARELESS, SWAPPED, SPREAD, ZEROS_LOST, "B1-R9+R2", "B1- B6- B1=wait R9=ask B5-R9 B5=", "B5-R3+R9 B5= R3=",
    "B1- B2- B3- B4- B10-R9 B10=", "B1-R7 B2-R7 B3-R7 R8=zero",
])
def test_points_and_losses_add_up_to_100(changes):
    grade = grade_matching(A, typed(A, changes))

    assert points(grade) + sum(each.lost for each in grade.findings) == 100


def test_equal_amounts_swapped_read_as_written_down():
    words = said(A, SWAPPED, "equal-amount-swapped")

    assert six(words) == [
        "B2 with R1, both 1,275.40.", "B2 with R7 and B3 with R1.",
        "Same payer, same day, same amount: only the trace tells them apart. Compare the last digits.",
        "Traces BF26266118 and BF26266204.",
        "No cent is missing, but $1,275.40 stands under the wrong file; the next take-back hits the wrong one, about 30 days "
        "later.",
        "Practise this trap again: two equal payments.",
    ]
    assert (words.sop, words.trap, words.lost) == ("SOP-07.2", True, "17.5")
    assert words.sop_title == "SOP-07 Cash handling and daily deposit reconciliation, step 2"


def test_one_payment_over_two_remittances_reads_as_written_down():
    words = said(A, SPREAD, "one-deposit-two-remits")

    assert six(words) == [
        "B5 with R3 and R8.", "all three left open: B5 ask, R3 ask, R8 wait.",
        "One payment pays one remittance. Three traces differ; that 812.35 and 728.25 add up is chance.",
        "Traces 5500310862, 5500310877, 5500310878.",
        "$1,540.60 posted from the wrong remittances; the right one posts it again: a false credit, found after about 45 days.",
        "Practise this trap again.",
    ]
    assert words.sop == "SOP-07.3"


def test_one_of_the_two_remittances_is_the_same_trap():
    assert said(A, "B5-R3 B5= R3=", "one-deposit-two-remits").you_entered == "B5 with R3."


def test_zeros_in_front_read_as_written_down():
    assert six(said(A, ZEROS_LOST, "leading-zero-missed")) == [
        "B4 and R4 left open.", "B4 with R4.",
        "Some banks drop zeros in front of a trace. Payer, amount and date agree, and the digits after the zeros too.",
        "44719026 and 0044719026.", "A call to the payer for nothing and $986.15 unposted for about 4 more days.",
        "Practise this trap again.",
    ]


def test_the_wrong_site_reads_as_written_down():
    assert six(said(B, "B7-R6 B8-R1", "wrong-site")) == [
        "B7 1,036.75 with R6 1,063.75.", "B7 with R1, B8 with R6.",
        "Two sites, two payee NPIs, two payments. Without a trace, payee and amount must both agree to the cent.",
        "Payee …5307 and …5489; digits 3675 and 6375.", "Each site is off by $27.00 and neither closes today.",
        "Practise this trap again.",
    ]


@pytest.mark.parametrize(("changes", "code", "lines"), [
    (CARELESS, "different-payer", [
        "B10 Granger with R8 Tessel.", "B10 open: wait. R8 open: wait.",
        "The payer must agree before anything else. A payment never pays another payer's remittance.",
        'Columns "from" and "payer".',
        "$455.00 of workers' compensation money on health plan claims: two accounts to correct, about 30 days."]),
    (CARELESS, "amounts-differ", [
        "B8 640.88 with R5 517.36.", "B8 with R10.",
        "A pair agrees to the cent. If traces agree and amounts do not, something was left out of the remittance.",
        "Running total under the pair: 123.52 open.", "The day is off by $123.52 and cannot be signed."]),
    ("B6-", "pair-missed", [
        "B6 and R6 left open.", "B6 with R6.", "The trace is the same on both sides. That settles it.", "Trace M26092511873.",
        "$2,207.94 unapplied for one more day; every claim in it looks unpaid."]),
    ("B10=ask", "asked-too-early", [
        "ask for it, B10.", "wait.", "Payer and bank have 3 business days. After 09/29 only 1 has passed.",
        "Date 09/29, today 09/30.", "15 minutes on the phone for something that arrives by itself."]),
    ("R3=wait", "waited-too-long", [
        "wait, R3.", "ask for it.",
        "Four business days have passed since 09/24: Friday, Monday, Tuesday, today. Now it is late.",
        "Date 09/24, today 09/30.", "$812.35 missing and nobody looking: each week makes a trace request slower."]),
    ("R8=zero", "label-wrong", [
        "no money expected, R8.", "remittance without money: wait.",
        "Only a remittance of 0.00 needs no money. This one says 728.25 was paid.", 'Column "paid".',
        "$728.25 never looked for."]),
    ("B5=", "label-missing", [
        "no label, B5.", "money without remittance: ask for it.",
        "Open money needs a name and a next step today, or it has no owner.", "Line B5.",
        "$1,540.60 unapplied with no owner; it shows up in the 30-day list."]),
])
def test_each_slip_reads_as_written_down(changes, code, lines):
    words = said(A, changes, code)

    assert six(words) == [*lines, "New variant of this exercise."]
    assert "{" not in words.title


def test_only_the_amount_agrees_in_a_case_from_a_real_file():
    other = DepositLine("Bluefen Health PPO", date(2026, 9, 24), "BF26267001", "2044175307", usd("1,275.40"))
    key = variant(DepositDay(DAY_A.today, DAY_A.payments, (*DAY_A.remittances, other))).key

    words = said(key, "B2-R11 R11=", "amount-only")

    assert six(words)[:1] + six(words)[2:5] == [
        "B2 with R11.", "Amount alone is a suggestion. The trace says these two do not belong together.", "Both traces.",
        "$1,275.40 under the wrong file."]


def test_a_missed_pair_without_a_trace_is_explained_without_one():
    words = said(B, "B7-", "pair-missed")

    assert words.why == "The bank sent no trace. Payer, payee, amount and date agree, and no other remittance has all four."
    assert words.where == "Payee …5307, 1,036.75, 09/25."


def test_a_wrong_pair_says_where_the_line_it_took_belongs():
    grade = grade_matching(A, typed(A, "B8-R5 B9-"))
    words = said(A, "B8-R5 B9-", "amounts-differ")

    assert words.expected == "B8 with R10. B9 with R5."
    assert codes(grade) == ["amounts-differ"]
    assert words.fields == ("B8.pair", "R5.label", "R10.label", "B9.pair")


def test_two_plans_of_one_sort_are_told_apart_by_name():
    assert said(A, "B5-R4 B4- B5=", "different-payer").cost.startswith("$1,540.60 of Tessel money on Corvane claims:")


def test_a_remittance_without_a_label_is_not_called_money():
    words = said(A, "R3=", "label-missing")

    assert words.why == "A remittance without its money needs a name and a next step today, or it has no owner."
    assert words.cost == "$812.35 announced and nobody looking for it; it shows up in the 30-day list."


def test_a_wrong_pair_between_payers_counts_twice():
    same, other = grade_matching(A, typed(A, "B8-R5 B9-")), grade_matching(A, typed(A, "B8-R6 B6-"))

    assert same.items[0].credit == Fraction(12, 15)
    assert other.items[0].credit == Fraction(12, 16)


def test_a_split_holds_a_wrong_pair_and_keeps_the_right_one():
    grade = grade_matching(A, typed(A, "B6-R6+R3 R3="))

    assert grade.items[0].credit == Fraction(16, 9 + 1 + 8)
    assert codes(grade) == ["different-payer"]


def test_a_label_on_a_paired_line_is_not_looked_at():
    assert points(grade_matching(A, typed(A, "B1=ask R9=wait"))) == 100
    assert points(grade_matching(A, typed(A, "B10-R8"))) < 100 - Fraction(30, 2)


def test_leaving_everything_open_does_not_earn_the_labels():
    labels = {name: text for name, text in model_answer(A).fields.items() if name.endswith(".label")}

    grade = grade_matching(A, Answer(labels))

    assert {item.id: item.credit for item in grade.items} == {"pairs": 0, "labels": Fraction(4, 20)}


def test_a_payment_that_is_split_names_the_remittances_in_their_order():
    key = variant(DepositDay(DAY_A.today, DAY_A.payments, DAY_A.remittances[3:] + DAY_A.remittances[:3])).key
    wrong = next(each for each in wrong_answers(key) if each.trap.endswith(TRAPS[1]))

    assert wrong.answer.fields["B5.pair"] == "R5 R10"


def test_the_sop_has_the_eight_steps_that_the_feedback_points_into():
    sop = CONTENT.sops["SOP-07"]

    assert [step.title for step in sop.steps] == [
        "Collect", "Match", "Label what is left", "Ask", "List the items", "Explain to 0.00", "Sign", "Review"]
    assert {words.sop for words in EXERCISE.words.values()} == {"SOP-07.2", "SOP-07.3", "SOP-07.4"}
    assert sop.title == "Cash handling and daily deposit reconciliation"


def test_right_lines_say_why_they_are_right():
    right = {each.field: feedback(EXERCISE, CONTENT.sops, each) for each in grade_matching(A, model_answer(A)).findings}

    assert right["B1.pair"].why == "The trace is the same on both sides. That settles it."
    assert right["B1.pair"].where == "Trace 882610047."
    assert right["B4.pair"].why.startswith("Some banks drop zeros in front of a trace.")
    assert right["R3.label"].why == "Four business days have passed since 09/24: Friday, Monday, Tuesday, today. Now it is late."
    assert right["R8.label"].why.startswith("After 09/25 only 3 have passed.")
    assert all(each.why and "{" not in each.why + each.where for each in right.values())
