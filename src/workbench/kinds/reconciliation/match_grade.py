"""Grades a matching: pairs by G9, labels by right ones over lines left open (as G6 counts extra rows); exact fractions.

Pairs earn 2R / (A + D + K): R right, A made, D of the wrong ones between different payers, K in the key. So one wrong pair costs
1 / (A + D + K), one between payers 2, one not made 1, and the losses of the findings add up. It fails closed: one unreadable
field, and nothing is graded. It writes no words; findings carry codes and values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.kinds.reconciliation.match_answer import Entered, read_matching
from workbench.kinds.reconciliation.match_key import KeyLine, KeyPair, MatchKey
from workbench.kinds.reconciliation.match_mistakes import PairMistake, differ, label_mistake, pair_mistakes
from workbench.kinds.reconciliation.match_values import label_values, pair_facts, pair_values
from workbench.model import Answer, Finding, Grade, Item, Verdict

PAIRS, LABELS = "pairs", "labels"


@dataclass(frozen=True, slots=True)
class _Count:
    """What is counted of an answer. `open` are the ids of the lines left open, `surplus` how many more than there are labels."""

    right: int
    made: int
    doubled: int
    keyed: int
    open: frozenset[str]
    labelled: int
    rows: int
    surplus: int

    def pairs(self) -> Fraction:
        """The credit of the pairs, 0..1."""
        return Fraction(2 * self.right, self.made + self.doubled + self.keyed)

    def labels(self) -> Fraction:
        """The credit of the labels, 0..1."""
        return Fraction(self.labelled, self.rows)


def grade_matching(key: MatchKey, answer: Answer) -> Grade:
    """The grade of an answer. Pure; the same for the same answer."""
    entered, problems = read_matching([line.id for line in key.left], [line.id for line in key.right], answer)
    if problems:
        unreadable = tuple(Finding(each.where, (each.where,), "", Verdict.UNREADABLE, "", {"right": "", "sentence": each.message})
                           for each in problems)
        return Grade((), unreadable, counts_as_attempt=False)
    mistakes = pair_mistakes(key, entered)
    count = _counted(key, entered)
    credit = {PAIRS: count.pairs(), LABELS: count.labels()}
    items = tuple(Item(each.item, each.title, each.group, each.competency, each.points, credit[each.item])
                  for each in key.weights)
    found = [_pair_finding(key, mistake, count) for mistake in mistakes]
    found += [_label_finding(key, line, entered, count) for line in key.leftovers() if line.id in count.open]
    found += _right_pairs(key, entered, mistakes)
    return Grade(items, tuple(sorted(found, key=lambda finding: finding.verdict is Verdict.RIGHT)))


def _counted(key: MatchKey, entered: Entered) -> _Count:
    right = {(payment.id, remittance.id) for payment, remittance in key.pairs()}
    wrong = [(key.line(payment), key.line(other)) for payment, other in entered.pairs if (payment, other) not in right]
    leftovers = key.leftovers()
    is_open = frozenset(line.id for line in (*key.left, *key.right)) - entered.paired()
    rows = max(len(leftovers), len(is_open))
    return _Count(
        right=len(entered.pairs) - len(wrong), made=len(entered.pairs), doubled=sum(1 for pair in wrong if differ(pair)),
        keyed=len(right), open=is_open, rows=rows, surplus=rows - len(leftovers),
        labelled=sum(1 for line in leftovers if line.id in is_open and entered.labels.get(line.id) is line.label),
    )


def _points(key: MatchKey, item: str) -> Fraction:
    return next(each.points for each in key.weights if each.item == item)


def _pair_finding(key: MatchKey, mistake: PairMistake, count: _Count) -> Finding:
    code = f"{key.prefix}.{mistake.name}"
    verdict = Verdict.WRONG if mistake.wrong else Verdict.MISSING
    fields = _fields(key, mistake.lines())
    return Finding(fields[0], fields, PAIRS, verdict, code, pair_values(key, mistake), lost=_lost(key, mistake, count))


def _lost(key: MatchKey, mistake: PairMistake, count: _Count) -> Fraction:
    """What a mistake in the pairs takes away, from the pairs and from the labels."""
    units = sum(2 if differ(pair) else 1 for pair in mistake.wrong) + len(mistake.missed)
    pairs = _points(key, PAIRS) * Fraction(units, count.made + count.doubled + count.keyed)
    rows = Fraction(len(mistake.leftovers))
    if count.surplus:
        extra = count.open - {line.id for line in key.leftovers()}
        here = sum(1 for pair in mistake.missed for line in pair if line.id in extra)
        rows += Fraction(count.surplus * here, len(extra))
    return pairs + _points(key, LABELS) * rows / count.rows


def _label_finding(key: MatchKey, line: KeyLine, entered: Entered, count: _Count) -> Finding:
    given = entered.labels.get(line.id)
    name, field = label_mistake(line.label, given), f"{line.id}.label"
    values = label_values(key, line, given, name)
    if not name:
        return Finding(field, (field,), LABELS, Verdict.RIGHT, "", values)
    verdict = Verdict.WRONG if given else Verdict.MISSING
    return Finding(field, (field,), LABELS, verdict, f"{key.prefix}.{name}", values, lost=_points(key, LABELS) / count.rows)


def _right_pairs(key: MatchKey, entered: Entered, mistakes: Sequence[PairMistake]) -> list[Finding]:
    """A finding for each right pair, unless one of its lines is named in a mistake."""
    named = {line.id for mistake in mistakes for line in mistake.lines()}
    pairs: list[KeyPair] = [pair for pair in key.pairs() if (pair[0].id, pair[1].id) in entered.pairs]
    return [
        Finding(fields[0], fields, PAIRS, Verdict.RIGHT, "", pair_facts(*pair))
        for pair in pairs if not {pair[0].id, pair[1].id} & named and (fields := _fields(key, pair))
    ]


def _fields(key: MatchKey, lines: Sequence[KeyLine]) -> tuple[str, ...]:
    """The field ids that carry the mark of these lines: a payment's pair, and the label of a line that is left over or right."""
    fields: list[str] = []
    for line in lines:
        if line in key.left:
            fields.append(f"{line.id}.pair")
        if line not in key.left or not line.partner:
            fields.append(f"{line.id}.label")
    return tuple(fields)
