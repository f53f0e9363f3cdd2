"""The cells of one row: right, or one of the cell slips, with exact credit (curriculum PAY-04, 5.3; G1 and G5)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.grading import Slip, money_slip
from workbench.grading.money_cells import CREDIT
from workbench.kinds.posting.eob_answer import FIELD_OF, Entered
from workbench.kinds.posting.eob_key import EobKey, KeyRow
from workbench.kinds.posting.eob_mistakes import SPOKEN
from workbench.kinds.posting.eob_values import amount_sentence, cell_cost, cell_values, code_sentence, right_sentence
from workbench.money import shown


@dataclass(frozen=True, slots=True)
class CellMark:
    """One cell with an expected amount. `name` is the mistake code, empty when right; `credit` 0..1."""

    fields: tuple[str, ...]
    item: str
    name: str
    credit: Fraction
    values: Mapping[str, str]
    anchors: tuple[str, ...]


def field_of(row: KeyRow, column: str) -> str:
    """The field id of a column's amount."""
    return f"{row.id}.{FIELD_OF[column]}"


def mark_cells(key: EobKey, row: KeyRow, typed: Entered, explained: Collection[str], counted: bool) -> tuple[CellMark, ...]:
    """A mark for each cell with an expected amount that no row mistake explains. A cell without one carries no weight.

    `counted`: a mistake of the row has taken all its points, so that a wrong cell costs nothing more and says so.
    """
    return tuple(_mark(key, row, typed, column, counted) for column in row.amounts.filled() if column not in explained)


def _mark(key: EobKey, row: KeyRow, typed: Entered, column: str, counted: bool) -> CellMark:
    expected, entered = row.amounts.of(column), typed.amounts.of(column)
    slip = money_slip(entered or None, expected)
    values = cell_values(key, row, typed, column) | {
        "column": SPOKEN[column], "entered": shown(entered) if entered else "nothing", "expected": shown(expected),
        "right": right_sentence(key, row, column), "difference": shown(abs(entered - expected)),
        "row_off": shown(abs(row.charge - typed.amounts.total())),
    }
    fields: tuple[str, ...] = (field_of(row, column),)
    name, credit = _name(slip, column), CREDIT[slip]
    if column == "other":
        same_code = typed.other_code == row.other_code
        name, credit = _other(slip, same_code)
        fields = (f"{row.id}.other_code", *fields) if name == "other-code-wrong" else (*fields, f"{row.id}.other_code")
        values["entered_code"] = f"the code {typed.other_code}" if typed.other_code else "no code"
        if name:
            values["right"] = amount_sentence(row) if slip else code_sentence(row, typed)
    if name:
        values["right_cost"] = "counted-cost" if counted else cell_cost(name, row, typed, column)
    return CellMark(fields, row.id, f"{key.prefix}.{name}" if name else "", credit, values, row.spots[column].anchors)


def _name(slip: Slip, column: str) -> str:
    """The mistake code of a slip; a wrong amount is named by the SOP step that its column belongs to."""
    if slip is not Slip.WRONG or column in ("paid", "co45"):
        return slip.value
    return "wrong-other-amount" if column == "other" else "wrong-patient-share"


def _other(slip: Slip, same_code: bool) -> tuple[str, Fraction]:
    """Half for the amount, half for the code; without an amount the cell is missing."""
    if slip is Slip.MISSING:
        return slip.value, Fraction(0)
    credit = (CREDIT[slip] + (1 if same_code else 0)) / 2
    return _name(slip, "other") if slip else "" if same_code else "other-code-wrong", credit
