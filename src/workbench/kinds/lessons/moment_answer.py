"""Reads the answer to one question as typed, and brings it into one form. Knows no key, so it can betray none."""

import re
from collections.abc import Sequence

from workbench.model import Answer, Entry, Problem, Question
from workbench.money import NotMoney, shown, usd

PROBLEMS = {
    "WB104": "The worksheet has no such field.",
    "WB121": "The answer to a question cannot be read.",
}
"""What an answer's problem codes mean; listed in docs/problems.md."""

_CODE = re.compile(r"[A-Z]{1,3}[A-Z0-9]*\d[A-Z0-9]*", re.ASCII)
_BETWEEN = re.compile(r"[\s.\u2010-\u2015\u2212-]+")


def one_form(entry: Entry, choices: Sequence[str], text: str) -> str | None:
    """An answer in the form in which two are compared; None when it cannot be read.

    Money with two decimals; a code in capitals without dot, hyphen or space; a choice as it is offered.

    >>> one_form(Entry.MONEY, (), "$1,250.5"), one_form(Entry.CODE, (), " k21.9 "), one_form(Entry.CODE, (), "CO-45")
    ('1,250.50', 'K219', 'CO45')
    >>> one_form(Entry.CHOICE, ("Patient", "Next payer"), "next  payer"), one_form(Entry.MONEY, (), "12o.00")
    ('Next payer', None)
    """
    if entry is Entry.MONEY:
        return _amount(text)
    if entry is Entry.CODE:
        code = _BETWEEN.sub("", text).upper()
        return code if _CODE.fullmatch(code) else None
    return {_plain(choice): choice for choice in choices}.get(_plain(text))


def read_answer(question: Question, answer: Answer) -> tuple[str, tuple[Problem, ...]]:
    """The answer in one form, empty when nothing was typed, and a problem for every field that cannot be read."""
    text = answer.text(question.id)
    read = one_form(question.entry, question.choices, text) if text else ""
    problems = [] if read is not None else [Problem(question.id, "WB121", _advice(question))]
    strange = sorted(answer.fields.keys() - {question.id})
    return read or "", (*problems, *(Problem(name, "WB104", "The worksheet has no such field.") for name in strange))


def _amount(text: str) -> str | None:
    try:
        return shown(usd(text))
    except NotMoney:
        return None


def _plain(choice: str) -> str:
    return " ".join(choice.split()).casefold()


def _advice(question: Question) -> str:
    if question.entry is Entry.MONEY:
        return "Write the amount in digits, for example 120.00."
    if question.entry is Entry.CODE:
        return "Type one code, such as K21.9 or CO-16."
    return f"Choose one of: {', '.join(question.choices)}."
