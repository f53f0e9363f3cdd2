"""The kind "match-eft-to-era" (REC-03): two lists, one partner each. It joins case, page, key and grading and adds no rule."""

from workbench.billing.business_days import business_day_before
from workbench.billing.deposits import DepositLine
from workbench.kinds.kind import Case, Declared, Draw, Mistake, Variant, refuse_unpublished
from workbench.kinds.reconciliation import match_answers
from workbench.kinds.reconciliation.match_answer import open_problems, read_matching
from workbench.kinds.reconciliation.match_case import FIGURES, OLDEST, draw_day
from workbench.kinds.reconciliation.match_grade import LABELS, PAIRS, grade_matching
from workbench.kinds.reconciliation.match_key import (
    PAYMENT_LABELS,
    REMITTANCE_LABELS,
    TRAPS,
    DepositDay,
    MatchKey,
    match_key,
)
from workbench.kinds.reconciliation.match_values import MISTAKES, SENTENCES, short_day
from workbench.model import (
    Answer,
    Bit,
    Document,
    Grade,
    HintGroup,
    Letterhead,
    Matching,
    MatchLine,
    MatchSide,
    Pair,
    Pairs,
    Problem,
    Prompt,
    wire,
)
from workbench.world import larkmere
from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.eft_payers import eft_payer_named

_MODULE = "Reconciliation"
_SYNTHETIC = "SYNTHETIC DATA"


class MatchEftToEra:
    """Pair the bank's payments with the remittances, and label what is left over."""

    name = "match-eft-to-era"
    key_type = MatchKey
    declared = Declared(
        items=(PAIRS, LABELS), groups=(PAIRS, LABELS), traps=TRAPS, figures=FIGURES, mistakes=MISTAKES, sentences=SENTENCES,
    )

    def generate(self, case: Case) -> Variant[MatchKey]:
        """The case's prompt and key. Raises NotFound for an unknown level or trap, BadContent when no fair case can be made."""
        refuse_unpublished(case, TRAPS)
        return match_variant(case, draw_day(case, Draw(case.seed)))

    def check(self, prompt: Prompt, answer: Answer) -> tuple[Problem, ...]:
        """Fields that cannot be read, open lines without a label, labels that do not count."""
        work = prompt.work
        assert isinstance(work, Matching)
        entered, unreadable = read_matching([line.id for line in work.left.lines], [line.id for line in work.right.lines], answer)
        return unreadable + open_problems(work, entered, unreadable)

    def grade(self, key: MatchKey, answer: Answer) -> Grade:
        """See match_grade."""
        return grade_matching(key, answer)

    def model_answer(self, key: MatchKey) -> Answer:
        """The answer with full marks."""
        return match_answers.model_answer(key)

    def wrong_answers(self, key: MatchKey) -> tuple[Mistake, ...]:
        """One answer for each sprung trap."""
        return match_answers.wrong_answers(key)

    def all_wrong(self, key: MatchKey, trap: str) -> Answer:
        """The answer that falls into the trap everywhere: a case holds each place once."""
        return match_answers.all_wrong(key, trap)

    def secrets(self, key: MatchKey) -> tuple[str, ...]:
        """The pairs in words, every line as the key holds it, and the sprung traps. Labels are choices and stand on the page."""
        pairs = tuple(f"{payment.id} with {remittance.id}" for payment, remittance in key.pairs())
        lines = tuple(wire.dumps(line) for line in (*key.left, *key.right))
        return pairs + lines + tuple(f"{key.prefix}.{place.trap}" for place in key.places)


def match_variant(case: Case, day: DepositDay) -> Variant[MatchKey]:
    """Prompt and key of two lists whose facts are settled."""
    exercise = case.exercise
    prompt = Prompt(
        exercise=exercise.slug, code=exercise.code, title=exercise.title, level=case.level, minutes=exercise.minutes,
        module=_MODULE, task=exercise.task, brief=exercise.brief, documents=(_about(day),), work=_matching(exercise.title, day),
        hint_groups=tuple(HintGroup(each.group, each.title, str(each.points)) for each in exercise.weights), sop=exercise.sop,
    )
    return Variant(prompt, match_key(day, exercise.code, exercise.weights))


def _matching(title: str, day: DepositDay) -> Matching:
    payments = tuple(_line(f"B{number}", line, eft_payer_named(line.payer).bank_name)
                     for number, line in enumerate(day.payments, start=1))
    remittances = tuple(_line(f"R{number}", line, line.payer) for number, line in enumerate(day.remittances, start=1))
    return Matching(
        title, day.today, MatchSide("Bank, ACH credits", payments, tuple(label.value for label in PAYMENT_LABELS)),
        MatchSide("Remittances received, not posted", remittances, tuple(label.value for label in REMITTANCE_LABELS)),
    )


def _line(line_id: str, line: DepositLine, party: str) -> MatchLine:
    return MatchLine(line_id, line.day, party, line.trace, line.payee, line.amount)


def _about(day: DepositDay) -> Document:
    """What both lists have in common: today, our two payees, what the bank's report holds."""
    first = business_day_before(day.today, OLDEST, BANK_HOLIDAYS)
    closed = ", ".join(short_day(each) for each in sorted(BANK_HOLIDAYS) if first <= each <= day.today)
    facts = (
        ("Today", f"{day.today:%m/%d/%Y}"), *((f"Payee {npi}", site) for site, npi in larkmere.SITES),
        ("Bank report", "ACH credits with the entry description HCCLAIMPMT, trace where the bank sent addenda"),
        ("Bank holidays", closed or f"none from {short_day(first)} to {short_day(day.today)}"),
    )
    return Document("About these lists", (
        Letterhead(larkmere.NAME, (_SYNTHETIC,)), Pairs(tuple(Pair(label, Bit(value)) for label, value in facts)),
    ))
