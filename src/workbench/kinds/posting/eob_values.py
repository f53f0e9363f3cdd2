"""The values that the feedback of a posted EOB may use. Amounts as shown text; sentences are named, never written here."""

from collections.abc import Mapping

from workbench.kinds.posting.eob_answer import Entered
from workbench.kinds.posting.eob_key import REASONS, SHARES, EobKey, KeyRow, Transfer
from workbench.money import share, shown

_CELL = frozenset({
    "row", "line", "code", "charge", "allowed", "paid", "co45", "pr1", "pr2", "pr3", "patient", "other", "other_code", "units",
    "units_paid", "units_cut", "coinsurance", "check", "secondary", "transfer", "typed_co45", "typed_patient",
    "typed_other", "place", "entered", "expected", "right",
})
_PAIRED = frozenset({"code", "row", "code_on_page", "page_lines", "our_rows", "count", "amount", "right_cost"})
_SLIP = _CELL | {"column", "difference", "row_off", "right_cost"}
_BALANCE = frozenset({"off", "check", "entered", "expected", "place", "right"})

MISTAKES: Mapping[str, frozenset[str]] = {
    "line-order": _PAIRED,
    "deductible-written-off": _CELL | {"share", "shares", "amount"},
    "units-written-off": _CELL,
    "denied-units-to-patient": _CELL,
    "deductible-merged": _CELL | {"entered_column"},
    "patient-share-column": _CELL | {"entered_column", "share"},
    "patient-share-written-off": _CELL | {"share", "shares", "amount"},
    "allowed-as-paid": _CELL,
    "stray-amount": _CELL | {"column", "amount"},
    "other-code-wrong": _SLIP | {"entered_code"},
    "transposed-digits": _SLIP,
    "wrong-sign": _SLIP,
    "missing-amount": _SLIP,
    "wrong-amount": _SLIP,
    "wrong-patient-share": _SLIP,
    "wrong-other-amount": _SLIP,
    "next-payer-skipped": _CELL,
    "followed-through": _CELL,
    "transfer-wrong": _CELL | {"right_cost"},
    "work-list-missed": _CELL | {"right_cost"},
    "out-of-balance": _BALANCE,
}
"""Each mistake with the values its words may use. `right` and `right_cost` name sentences of [right]."""

_TRANSFERS = tuple(choice.value.lower().replace(" ", "-") for choice in Transfer)
_TRANSFER_COSTS = ("nobody-cost", "nobody-work-cost", "finished-cost", "waits-cost", "returned-cost", "returned-work-cost",
                   "billed-work-cost")
_CELL_COSTS = ("row-off-cost", "hidden-cost", "missing-cost", "digits-batch-cost", "digits-row-cost", "sign-cost",
               "no-work-list-cost", "wrong-reason-cost")
SENTENCES: Mapping[str, frozenset[str]] = dict.fromkeys((
    "paid", "co45", "co45-other", "pr1", "pr2", "pr2-printed", "pr3",
    "other", "other-units", "other-patient", "other-not-patient", "other-amount", "other-amount-units",
    "deductible-apart", "deductible-apart-other", "next-payer-unknown",
    *(f"transfer-{name}" for name in _TRANSFERS), *(f"followed-{name}" for name in _TRANSFERS), *_TRANSFER_COSTS,
), _CELL - {"right"}) | dict.fromkeys(_CELL_COSTS, _SLIP - {"right", "right_cost"}) | {
    "line-order-cost": _PAIRED - {"right_cost"}, "counted-cost": frozenset(),
    **dict.fromkeys(("balance", "off-rows", "off-check"), _BALANCE - {"right"}),
}
"""Each sentence that says why something is right, with the values it may use."""


def cell_values(key: EobKey, row: KeyRow, typed: Entered, spot: str) -> dict[str, str]:
    """What every finding in a row may say. `spot` is the column, "units" or "line" whose place is named."""
    amounts = {column: shown(row.amounts.of(column)) for column in ("paid", "co45", *SHARES, "other")}
    return amounts | {
        "row": str(row.number), "line": row.line, "code": row.code, "charge": shown(row.charge), "allowed": shown(row.allowed),
        "patient": shown(row.patient), "other_code": row.other_code, "units": str(row.units), "units_paid": str(row.units_paid),
        "units_cut": str(row.units - row.units_paid), "coinsurance": str(key.coinsurance), "check": shown(key.check),
        "secondary": key.secondary, "transfer": row.transfer.value,
        "typed_co45": shown(_typed_discount(typed)), "typed_patient": shown(_typed_patient(typed)),
        "typed_other": shown(typed.amounts.other), "place": row.spots[spot].place, "entered": "", "expected": "", "right": "",
    }


def right_sentence(key: EobKey, row: KeyRow, column: str) -> str:
    """The name of the sentence that says why the amount of a column is right, for the numbers of this row."""
    if column == "co45":
        return "co45-other" if row.open_amount else "co45"
    if column == "pr2":
        base = row.allowed - row.amounts.pr1
        return "pr2" if key.coinsurance and share(base, key.coinsurance) == row.amounts.pr2 else "pr2-printed"
    return _other_sentence(row) if column == "other" else column


def code_sentence(row: KeyRow, typed: Entered) -> str:
    """The name of the sentence that says why the other code is right, for the code that was typed."""
    bills_patient = typed.other_code.startswith("PR-") and row.open_amount
    return "other-not-patient" if bills_patient else _other_sentence(row)


def cell_cost(name: str, row: KeyRow, typed: Entered, column: str) -> str:
    """The name of the sentence about what a wrong cell costs. A row that adds up holds nothing open: it hides the mistake."""
    if name == "other-code-wrong":
        unlisted = row.transfer is Transfer.WORK is not typed.transfer
        return "no-work-list-cost" if unlisted else "wrong-reason-cost"
    if name == "transposed-digits" and column == "paid":
        return "digits-batch-cost"
    if typed.amounts.total() == row.charge:
        return "hidden-cost"
    return {"transposed-digits": "digits-row-cost", "wrong-sign": "sign-cost", "missing-amount": "missing-cost"}.get(
        name, "row-off-cost")


def transfer_cost(row: KeyRow, given: Transfer | None) -> str:
    """The name of the sentence about what a wrong transfer costs: who got the rest instead of the one who should."""
    if row.transfer is Transfer.NOTHING:
        return "finished-cost"
    work = "-work" if row.transfer is Transfer.WORK else ""
    if given is Transfer.NEXT:
        return f"returned{work}-cost"
    if given is Transfer.PATIENT:
        return "billed-work-cost"
    return "waits-cost" if given is Transfer.WORK else f"nobody{work}-cost"


def transfer_sentence(transfer: Transfer, kind: str = "transfer") -> str:
    """The name of a sentence about a transfer ("followed-nothing-left")."""
    return f"{kind}-{transfer.value.lower().replace(' ', '-')}"


def _typed_patient(typed: Entered) -> int:
    """What was typed as the patient's part: the three columns, and another amount under a PR code."""
    other = typed.amounts.other if typed.other_code.startswith("PR-") else 0
    return sum(typed.amounts.of(column) for column in SHARES) + other


def _typed_discount(typed: Entered) -> int:
    """What was typed as CO-45, in its own column or as another amount with that code."""
    return typed.amounts.co45 + (typed.amounts.other if typed.other_code == REASONS["co45"] else 0)


def _other_sentence(row: KeyRow) -> str:
    return "other-patient" if row.other_code.startswith("PR-") else "other-units" if row.cut_units else "other"


def amount_sentence(row: KeyRow) -> str:
    """The name of the sentence that says how the other amount comes about."""
    return "other-amount-units" if row.cut_units else "other-amount"
