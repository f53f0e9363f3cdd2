"""How the mistakes of a row are recognised: traps first, then the named slips, then a stray amount. First that fits.

Curriculum PAY-04, section 5. Each rule compares one row of the key with the same row as typed and tests nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

from workbench.kinds.posting.eob_answer import Entered
from workbench.kinds.posting.eob_key import COLUMNS, REASONS, SHARES, Amounts, EobKey, KeyRow, Transfer
from workbench.money import shown

SHARE_NAMES = {"pr1": "deductible", "pr2": "coinsurance", "pr3": "copay"}
"""What people call the patient's shares."""
SPOKEN = {
    "paid": "paid", "co45": "CO-45", "pr1": "PR-1 deductible", "pr2": "PR-2 coinsurance", "pr3": "PR-3 copay",
    "other": "other amount",
}
"""What people call the columns."""


@dataclass(frozen=True, slots=True)
class RowMistake:
    """A mistake found in a row. `columns` are the cells it explains; `zero`: the amounts of the row earn nothing.

    `amounts`: it is seen in the amounts; False: only the transfer shows it. `transfer`: the transfer earns nothing either.
    """

    name: str
    columns: tuple[str, ...]
    spots: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    zero: bool = False
    amounts: bool = True
    transfer: bool = False


def line_order(key: EobKey, typed: Sequence[Entered]) -> tuple[int, ...]:
    """The rows (0-based) that hold the amounts of the EOB line at their position instead of their own; empty below two rows."""
    moved = tuple(
        row for row, shows in enumerate(key.page)
        if shows != row and typed[row].amounts == key.rows[shows].amounts != key.rows[row].amounts
    )
    return moved if len(moved) >= 2 else ()


def row_mistake(key: KeyRow, typed: Entered) -> RowMistake | None:
    """The one mistake that a row is named for, or None."""
    return next((found for rule in _RULES if (found := rule(key, typed)) is not None), None)


def _deductible_written_off(key: KeyRow, typed: Entered) -> RowMistake | None:
    expected, got = key.amounts, typed.amounts
    if not expected.pr1 or got.pr1:
        return None
    for taken in _subsets([share for share in ("pr2", "pr3") if expected.of(share) and not got.of(share)]):
        if got.co45 == expected.co45 + expected.pr1 + sum(map(expected.of, taken)):
            gone = ("pr1", *taken)
            right = "deductible-apart-other" if key.open_amount else "deductible-apart"
            values = {**_shares_named(expected, gone), "right": right}
            return RowMistake("deductible-written-off", ("co45", *gone), gone, values, zero=True)
    return None


def _units_written_off(key: KeyRow, typed: Entered) -> RowMistake | None:
    fits = key.cut_units and not typed.amounts.other and typed.amounts.co45 == key.amounts.co45 + key.amounts.other
    return RowMistake("units-written-off", ("co45", "other"), ("units",), zero=True) if fits else None


def _denied_units_to_patient(key: KeyRow, typed: Entered) -> RowMistake | None:
    expected, got = key.amounts, typed.amounts
    if not key.open_amount:
        return None
    wrong = tuple(share for share in SHARES if got.of(share) != expected.of(share)
                  and got.of(share) in (expected.other, expected.of(share) + expected.other))
    if wrong:
        values = {"entered": f"{shown(got.of(wrong[0]))} as the patient's part"}
        return RowMistake("denied-units-to-patient", (*wrong, "other"), ("other",), values, zero=True, transfer=True)
    if typed.transfer is Transfer.PATIENT and not key.patient:
        values = {"entered": f"{Transfer.PATIENT.value} as the transfer"}
        return RowMistake("denied-units-to-patient", (), ("other",), values, amounts=False, transfer=True)
    return None


def _deductible_merged(key: KeyRow, typed: Entered) -> RowMistake | None:
    expected, got = key.amounts, typed.amounts
    if not expected.pr1 or got.pr1:
        return None
    for share in ("pr2", "pr3"):
        if expected.of(share) and got.of(share) == expected.pr1 + expected.of(share):
            values = {"entered": shown(got.of(share)), "entered_column": SPOKEN[share],
                      "expected": f"PR-1 {shown(expected.pr1)} and {REASONS[share]} {shown(expected.of(share))}"}
            return RowMistake("deductible-merged", ("pr1", share), ("pr1", share), values)
    return None


def _patient_share_column(key: KeyRow, typed: Entered) -> RowMistake | None:
    expected, got = key.amounts, typed.amounts
    for own in SHARES:
        for strange in SHARES:
            moved = expected.of(own) and not got.of(own) and not expected.of(strange) and got.of(strange) == expected.of(own)
            if own != strange and moved:
                values = {"entered": shown(got.of(strange)), "entered_column": SPOKEN[strange], "share": SHARE_NAMES[own],
                          "expected": f"{SPOKEN[own]} {shown(expected.of(own))}"}
                return RowMistake("patient-share-column", (own, strange), (own,), values, zero=True)
    return None


def _patient_share_written_off(key: KeyRow, typed: Entered) -> RowMistake | None:
    expected, got = key.amounts, typed.amounts
    for taken in _subsets([share for share in ("pr2", "pr3") if expected.of(share) and not got.of(share)]):
        if taken and got.co45 == expected.co45 + sum(map(expected.of, taken)):
            values = _shares_named(expected, taken)
            return RowMistake("patient-share-written-off", ("co45", *taken), ("co45", "paid", *taken), values)
    return None


def _shares_named(expected: Amounts, taken: Sequence[str]) -> Mapping[str, str]:
    """The patient's shares that were left out: their names, the entries expected, and their sum."""
    return {"share": " and no ".join(SHARE_NAMES[share] for share in taken),
            "expected": " and ".join(f"{SPOKEN[share]} {shown(expected.of(share))}" for share in taken),
            "shares": ", ".join(f"{SHARE_NAMES[share]} {shown(expected.of(share))}" for share in taken),
            "amount": shown(sum(map(expected.of, taken)))}


def _allowed_as_paid(key: KeyRow, typed: Entered) -> RowMistake | None:
    fits = typed.amounts.paid == key.allowed != key.amounts.paid
    return RowMistake("allowed-as-paid", ("paid",), ("paid",)) if fits else None


def _stray_amount(key: KeyRow, typed: Entered) -> RowMistake | None:
    strays = tuple(column for column in COLUMNS if typed.amounts.of(column) and not key.amounts.of(column))
    if not strays:
        return None
    short = {"paid": "Paid", "other": "the other amount"} | REASONS
    names = {"paid": "payment", "co45": "discount", "other": "other reason"} | SHARE_NAMES
    values = {"entered": " and ".join(f"{shown(typed.amounts.of(column))} in {short[column]}" for column in strays),
              "column": " or ".join(names[column] for column in strays),
              "amount": shown(sum(abs(typed.amounts.of(column)) for column in strays))}
    return RowMistake("stray-amount", strays, ("line",), values, zero=True)


_RULES: tuple[Callable[[KeyRow, Entered], RowMistake | None], ...] = (
    _deductible_written_off, _units_written_off, _denied_units_to_patient, _deductible_merged, _patient_share_column,
    _patient_share_written_off, _allowed_as_paid, _stray_amount,
)


def _subsets(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(chain.from_iterable(combinations(names, size) for size in range(len(names) + 1)))
