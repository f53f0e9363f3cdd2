"""The values that the feedback of a posted EOB may use. Amounts as shown text; sentences are named, never written here."""

from collections.abc import Mapping

from workbench.kinds.posting.eob_answer import Entered
from workbench.kinds.posting.eob_key import SHARES, EobKey, KeyRow, Transfer
from workbench.money import share, shown

_CELL = frozenset({
    "row", "line", "code", "charge", "allowed", "paid", "co45", "pr1", "pr2", "pr3", "patient", "other", "other_code", "units",
    "units_paid", "units_cut", "coinsurance", "check", "secondary", "claim_patient", "transfer", "typed_co45", "typed_patient",
    "typed_other", "place", "entered", "expected", "right",
})
_PAIRED = frozenset({"code", "row", "code_on_page", "page_lines", "our_rows", "count", "amount"})
_BALANCE = frozenset({"off", "check", "entered", "expected", "place", "right"})

MISTAKES: Mapping[str, frozenset[str]] = {
    "line-order": _PAIRED,
    "deductible-written-off": _CELL,
    "units-written-off": _CELL,
    "denied-units-to-patient": _CELL,
    "deductible-merged": _CELL | {"entered_column"},
    "patient-share-column": _CELL | {"entered_column", "share"},
    "patient-share-written-off": _CELL | {"share", "shares", "amount"},
    "allowed-as-paid": _CELL,
    "stray-amount": _CELL | {"column", "amount"},
    "other-code-wrong": _CELL | {"entered_code"},
    "transposed-digits": _CELL | {"column", "difference"},
    "wrong-sign": _CELL | {"column", "difference"},
    "missing-amount": _CELL | {"column"},
    "wrong-amount": _CELL | {"column", "difference"},
    "next-payer-skipped": _CELL,
    "followed-through": _CELL,
    "transfer-wrong": _CELL | {"right_cost"},
    "out-of-balance": _BALANCE,
}
"""Each mistake with the values its words may use. `right` and `right_cost` name sentences of [right]."""

_TRANSFERS = tuple(choice.value.lower().replace(" ", "-") for choice in Transfer)
SENTENCES: Mapping[str, frozenset[str]] = dict.fromkeys((
    "paid", "co45", "co45-other", "pr1", "pr2", "pr2-printed", "pr3",
    "other", "other-units", "other-amount", "other-amount-units",
    *(f"transfer-{name}" for name in _TRANSFERS), *(f"transfer-{name}-cost" for name in _TRANSFERS),
    *(f"followed-{name}" for name in _TRANSFERS),
), _CELL - {"right"}) | {"balance": _BALANCE - {"right"}}
"""Each sentence that says why something is right, with the values it may use."""


def cell_values(key: EobKey, row: KeyRow, typed: Entered, spot: str) -> dict[str, str]:
    """What every finding in a row may say. `spot` is the column, "units" or "line" whose place is named."""
    amounts = {column: shown(row.amounts.of(column)) for column in ("paid", "co45", *SHARES, "other")}
    return amounts | {
        "row": str(row.number), "line": row.line, "code": row.code, "charge": shown(row.charge), "allowed": shown(row.allowed),
        "patient": shown(row.patient), "other_code": row.other_code, "units": str(row.units), "units_paid": str(row.units_paid),
        "units_cut": str(row.units - row.units_paid), "coinsurance": str(key.coinsurance), "check": shown(key.check),
        "secondary": key.secondary, "claim_patient": shown(key.patient()), "transfer": row.transfer.value,
        "typed_co45": shown(typed.amounts.co45), "typed_patient": shown(sum(typed.amounts.of(column) for column in SHARES)),
        "typed_other": shown(typed.amounts.other), "place": row.spots[spot].place, "entered": "", "expected": "", "right": "",
    }


def right_sentence(key: EobKey, row: KeyRow, column: str) -> str:
    """The name of the sentence that says why the amount of a column is right, for the numbers of this row."""
    if column == "co45":
        return "co45-other" if row.open_amount else "co45"
    if column == "pr2":
        base = row.allowed - row.amounts.pr1
        return "pr2" if key.coinsurance and share(base, key.coinsurance) == row.amounts.pr2 else "pr2-printed"
    if column == "other":
        return "other-units" if row.cut_units else "other"
    return column


def transfer_sentence(transfer: Transfer, kind: str = "transfer") -> str:
    """The name of a sentence about a transfer ("followed-nothing-left")."""
    return f"{kind}-{transfer.value.lower().replace(' ', '-')}"


def amount_sentence(row: KeyRow) -> str:
    """The name of the sentence that says how the other amount comes about."""
    return "other-amount-units" if row.cut_units else "other-amount"
