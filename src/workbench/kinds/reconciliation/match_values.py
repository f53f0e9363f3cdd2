"""The values that the feedback of a matching may use, as shown text; sentences are named, never written here."""

from collections.abc import Mapping, Sequence
from datetime import date

from workbench.kinds.reconciliation.match_key import EQUAL, SITES, SUM, ZEROS, KeyLine, Label, MatchKey, Place
from workbench.kinds.reconciliation.match_mistakes import MISSED, PairMistake
from workbench.money import shown

_PAIR = frozenset({
    "entered", "expected", "payment", "remittance", "amount", "other_amount", "amounts", "difference", "traces", "payees",
    "digits", "money", "claims", "place", "right",
})
_LABEL = frozenset({
    "entered", "expected", "label", "line", "amount", "date", "today", "passed", "count", "days", "place", "right", "right_cost",
})
MISTAKES: Mapping[str, frozenset[str]] = dict.fromkeys(
    (EQUAL, SUM, ZEROS, SITES, "different-payer", "amounts-differ", "amount-only", MISSED), _PAIR,
) | dict.fromkeys(("asked-too-early", "waited-too-long", "label-wrong", "label-missing"), _LABEL)
"""Each mistake with the values its words may use. `right` and `right_cost` name sentences of [right]."""

SENTENCES: Mapping[str, frozenset[str]] = dict.fromkeys(("trace", "zeros", "no-trace"), _PAIR - {"right"}) | dict.fromkeys(
    ("wait", "ask", "open-money", "open-money-cost", "open-remittance", "open-remittance-cost"), _LABEL - {"right", "right_cost"})
"""Each sentence that says why something is right or what it costs, with the values it may use."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def short_day(day: date) -> str:
    """A date without its year.

    >>> short_day(date(2026, 9, 2))
    '09/02'
    """
    return f"{day:%m/%d}"


def pair_values(key: MatchKey, mistake: PairMistake) -> dict[str, str]:
    """What the finding of a mistake in the pairs may say. Its first pair gives the amounts."""
    payment, remittance = (*mistake.wrong, *mistake.missed)[0]
    taken = [other for line, other in mistake.wrong if line is payment] or [remittance]
    others = [key.line(each) for each in mistake.place.right] if mistake.place else taken
    return pair_facts(payment, remittance) | {
        "entered": _entered(mistake.name, payment, taken), "expected": _expected(key, mistake),
        "amounts": " and ".join(shown(line.amount) for line in others),
        "difference": shown(abs(payment.amount - sum(line.amount for line in taken))),
        "traces": _traces(key, mistake, payment, remittance),
    }


def pair_facts(payment: KeyLine, remittance: KeyLine) -> dict[str, str]:
    """What can be said of any two lines, with the sentence that says why they belong together if they do."""
    same_money = payment.money == remittance.money
    together = f"{payment.id} with {remittance.id}"
    facts = {
        "entered": together, "expected": together, "payment": payment.id, "remittance": remittance.id,
        "amount": shown(payment.amount), "other_amount": shown(remittance.amount),
        "payees": f"…{payment.payee[-4:]} and …{remittance.payee[-4:]}",
        "digits": " and ".join(_differing_digits(payment.amount, remittance.amount)),
        "money": payment.payer if same_money else payment.money, "claims": remittance.payer if same_money else remittance.money,
        "place": f"Trace {payment.trace}", "right": "trace",
    }
    if not payment.trace:
        where = f"Payee …{payment.payee[-4:]}, {shown(payment.amount)}, {short_day(payment.day)}"
        return facts | {"right": "no-trace", "place": where}
    if payment.trace != remittance.trace:
        return facts | {"right": "zeros", "place": f"Traces {payment.trace} and {remittance.trace}"}
    return facts


def label_values(key: MatchKey, line: KeyLine, given: Label | None, name: str = "") -> dict[str, str]:
    """What the finding of a line left over may say. `name` is the mistake, empty when the label is right."""
    label, count = line.label or Label.NOTHING_DUE, len(line.passed)
    asks = label in (Label.PAYMENT_ASK, Label.REMITTANCE_ASK)
    side = "open-money" if line in key.left else "open-remittance"
    in_short = name in ("asked-too-early", "waited-too-long")
    days = ", ".join("today" if day == key.today else _WEEKDAYS[day.weekday()] for day in line.passed)
    entered = "no label" if given is None else given.short if name else given.value
    return {
        "entered": entered, "expected": label.short if in_short else label.value, "label": label.value, "line": line.id,
        "amount": shown(line.amount), "date": short_day(line.day), "today": short_day(key.today),
        "passed": f"{count} has" if count == 1 else f"{count} have", "days": days,
        "count": _COUNTS[count] if count < len(_COUNTS) else str(count),
        "place": f"Date {short_day(line.day)}, today {short_day(key.today)}",
        "right": side if name == "label-missing" else "ask" if asks else "wait", "right_cost": f"{side}-cost",
    }


def _entered(name: str, payment: KeyLine, taken: Sequence[KeyLine]) -> str:
    def called(line: KeyLine) -> str:
        if name == "different-payer":
            return f"{line.id} {line.payer}"
        return f"{line.id} {shown(line.amount)}" if name in (SITES, "amounts-differ") else line.id

    return f"{called(payment)} with {' and '.join(called(line) for line in taken)}"


def _expected(key: MatchKey, mistake: PairMistake) -> str:
    if mistake.place and mistake.name == SUM:
        return ", ".join(f"{line} {_step(key.line(line))}" for line in (*mistake.place.left, *mistake.place.right))
    if mistake.place:
        both = " and " if mistake.name == EQUAL else ", "
        return both.join(_should(key, key.line(line)) for line in mistake.place.left)
    payment, *others = mistake.lines()
    subjects = [line for line in others if line in mistake.leftovers or any(line in pair for pair in mistake.missed)]
    return ". ".join(dict.fromkeys(_should(key, line) for line in (payment, *subjects)))


def _should(key: MatchKey, line: KeyLine) -> str:
    """What is right for a line: its pair, or that it stays open and what is done."""
    if not line.partner:
        return f"{line.id} open: {line.label.short if line.label else ''}"
    return f"{line.id} with {line.partner}" if line in key.left else f"{line.partner} with {line.id}"


def _step(line: KeyLine) -> str:
    return "ask" if line.label in (Label.PAYMENT_ASK, Label.REMITTANCE_ASK) else "wait"


def _traces(key: MatchKey, mistake: PairMistake, payment: KeyLine, remittance: KeyLine) -> str:
    place: Place | None = mistake.place
    if place and mistake.name == SUM:
        return ", ".join(key.line(line).trace for line in (*place.left, *place.right))
    if place and mistake.name == EQUAL:
        return " and ".join(key.line(line).trace for line in place.left)
    return " and ".join(trace for trace in (payment.trace, remittance.trace) if trace)


def _differing_digits(one: int, other: int) -> tuple[str, str]:
    """Both amounts without dots from the first digit in which they differ.

    >>> _differing_digits(103675, 106375)
    ('3675', '6375')
    """
    first, second = str(one), str(other)
    same = next((place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0)
    return first[same:], second[same:]
