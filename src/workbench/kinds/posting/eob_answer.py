"""Reads a posting answer as typed. Says which fields cannot be read and why; knows no key, so it can betray none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.kinds.posting.eob_key import COLUMNS, Amounts, Transfer
from workbench.model import Answer, Problem, Sheet
from workbench.money import NotMoney, plain, shown, usd

FIELD_OF = {column: column for column in COLUMNS} | {"other": "other_amount"}
"""The field that holds a column's amount."""

PROBLEMS = {
    "WB101": "An amount cannot be read.",
    "WB102": "A reason code cannot be read.",
    "WB103": "A transfer is none of the choices.",
    "WB104": "The worksheet has no such field.",
    "WB105": "A row does not add up to its charge.",
    "WB106": "The paid amounts do not add up to the check.",
}
"""What an answer's problem codes mean; listed in docs/problems.md."""

_CODE = re.compile(r"(CO|PR|OA|PI|CR)[\s\u2010-\u2015\u2212-]*([A-Z]?\d{1,3})", re.IGNORECASE | re.ASCII)
_REASON_ALONE = re.compile(r"[A-Z]?\d{1,3}", re.IGNORECASE | re.ASCII)
_COMMA_CENTS = re.compile(r"\d,\d{1,2}\D*$", re.ASCII)
_MORE_DECIMALS = re.compile(r"\.\d{3,}\D*$", re.ASCII)
_CHOICES = {choice.value.casefold(): choice for choice in Transfer}


@dataclass(frozen=True, slots=True)
class Entered:
    """A row as typed: cents (0 empty), the other code as "CO-151" or empty, the transfer or None."""

    amounts: Amounts
    other_code: str
    transfer: Transfer | None


def read_rows(row_ids: Sequence[str], answer: Answer) -> tuple[tuple[Entered, ...], tuple[Problem, ...]]:
    """The rows as typed, and a problem for every field that cannot be read; such a field counts as empty in the rows."""
    problems: list[Problem] = []
    rows = tuple(_row(row, answer, problems) for row in row_ids)
    known = {f"{row}.{name}" for row in row_ids for name in (*FIELD_OF.values(), "other_code", "transfer")}
    problems += [Problem(name, "WB104", "The worksheet has no such field.") for name in sorted(answer.fields.keys() - known)]
    return rows, tuple(problems)


def read_code(text: str) -> str | None:
    """A group and reason code in one form, whatever case, space or dash was typed; None when it is none.

    >>> read_code(" co 151 "), read_code("PR2"), read_code("151")
    ('CO-151', 'PR-2', None)
    """
    found = _CODE.fullmatch(text.strip())
    return f"{found[1].upper()}-{found[2].upper()}" if found else None


def write_row(row_id: str, entered: Entered) -> Mapping[str, str]:
    """The fields of a row as a person would type them; the reverse of reading."""
    fields = {f"{row_id}.{FIELD_OF[column]}": plain(entered.amounts.of(column)) for column in entered.amounts.filled()}
    if entered.other_code:
        fields[f"{row_id}.other_code"] = entered.other_code
    if entered.transfer:
        fields[f"{row_id}.transfer"] = entered.transfer.value
    return fields


def _row(row: str, answer: Answer, problems: list[Problem]) -> Entered:
    amounts = Amounts(**{column: _amount(f"{row}.{name}", answer, problems) for column, name in FIELD_OF.items()})
    return Entered(amounts, _code(f"{row}.other_code", answer, problems), _transfer(f"{row}.transfer", answer, problems))


def _amount(field: str, answer: Answer, problems: list[Problem]) -> int:
    text = answer.text(field)
    if not text:
        return 0
    try:
        return usd(text)
    except NotMoney:
        problems.append(Problem(field, "WB101", _no_amount(text)))
        return 0


def _no_amount(text: str) -> str:
    """What keeps a text from being an amount."""
    if _COMMA_CENTS.search(text):
        return "No comma for cents: write them after a point, for example 12.30."
    if _MORE_DECIMALS.search(text):
        return "Two decimals at most, for example 120.00."
    return "Write the amount in digits, for example 120.00."


def _no_code(text: str) -> str:
    if _REASON_ALONE.fullmatch(text.strip()):
        return f"Write the group too, for example CO-{text.strip().upper()}."
    return "Write the group and the reason, for example CO-16."


def _code(field: str, answer: Answer, problems: list[Problem]) -> str:
    text = answer.text(field)
    code = read_code(text) if text else ""
    if code is None:
        problems.append(Problem(field, "WB102", _no_code(text)))
    return code or ""


def _transfer(field: str, answer: Answer, problems: list[Problem]) -> Transfer | None:
    text = " ".join(answer.text(field).split())
    choice = _CHOICES.get(text.casefold())
    if text and choice is None:
        choices = ", ".join(each.value for each in Transfer)
        problems.append(Problem(field, "WB103", f"Choose one of: {choices}."))
    return choice


def row_problems(sheet: Sheet, typed: Sequence[Entered], unreadable: Sequence[Problem]) -> tuple[Problem, ...]:
    """Rows that do not add up, and the paid column against the check. Sums with an unreadable part are not spoken of."""
    blind = {problem.where for problem in unreadable}
    problems = []
    for row, entered in zip(sheet.rows, typed, strict=True):
        left = row.charge - entered.amounts.total()
        if left and not any(f"{row.id}.{name}" in blind for name in FIELD_OF.values()):
            says = f"{shown(left)} is still missing" if left > 0 else f"{shown(-left)} too much stands in it"
            problems.append(Problem(row.id, "WB105", f"Row {row.label}: {says}."))
    paid = sum(entered.amounts.paid for entered in typed)
    if paid != sheet.tie_total and not any(f"{row.id}.{sheet.tie_column}" in blind for row in sheet.rows):
        says = f"Paid comes to {shown(paid)}, {sheet.tie_name} is {shown(sheet.tie_total)}."
        problems.append(Problem("balance", "WB106", says))
    return tuple(problems)
