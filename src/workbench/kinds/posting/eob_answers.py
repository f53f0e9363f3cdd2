"""Answers made from a key: the model answer, the answer that falls into one trap, and the one that falls into it everywhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from workbench.kinds.kind import Mistake
from workbench.kinds.posting.eob_answer import Entered, write_row
from workbench.kinds.posting.eob_key import EobKey, KeyRow, transfer_of
from workbench.model import Answer, NotFound


def model_answer(key: EobKey) -> Answer:
    """The answer with full marks."""
    return _answer(key, {})


def wrong_answers(key: EobKey) -> tuple[Mistake, ...]:
    """For each sprung trap the answer that falls into it once, everything else right."""
    return tuple(Mistake(f"{key.prefix}.{trap}", _answer(key, _fallen(key, trap, everywhere=False))) for trap in key.sprung())


def all_wrong(key: EobKey, trap: str) -> Answer:
    """The answer that falls into the trap wherever it is sprung, with the transfers that follow from it.

    Raises NotFound when the trap is not sprung in this case.
    """
    name = trap.rpartition(".")[2]
    if name not in key.sprung():
        raise NotFound(f'This case does not spring "{trap}".')
    return _answer(key, _fallen(key, name, everywhere=True))


def _right(row: KeyRow) -> Entered:
    return Entered(row.amounts, row.other_code, row.transfer)


def _answer(key: EobKey, changed: Mapping[int, Entered]) -> Answer:
    fields: dict[str, str] = {}
    for number, row in enumerate(key.rows):
        fields |= write_row(row.id, changed.get(number, _right(row)))
    return Answer(fields)


def _fallen(key: EobKey, trap: str, everywhere: bool) -> Mapping[int, Entered]:
    if trap == "line-order":
        return _in_page_order(key, everywhere)
    falls, sits = _ROW_TRAPS[trap]
    places = [number for number, row in enumerate(key.rows) if sits(row)]
    changed = {number: falls(key.rows[number]) for number in (places if everywhere else places[:1])}
    if not everywhere:
        return changed
    follow = {number: transfer_of(each.amounts, each.other_code, bool(key.secondary)) for number, each in changed.items()}
    return {number: replace(each, transfer=follow[number]) for number, each in changed.items()}


def _in_page_order(key: EobKey, transfers_too: bool) -> Mapping[int, Entered]:
    shown = {number: _right(key.rows[row]) for number, row in enumerate(key.page)}
    if transfers_too:
        return shown
    return {number: replace(each, transfer=key.rows[number].transfer) for number, each in shown.items()}


def _without_deductible(row: KeyRow) -> Entered:
    amounts = replace(row.amounts, co45=row.amounts.co45 + row.amounts.pr1, pr1=0)
    return Entered(amounts, row.other_code, row.transfer)


def _without_other(row: KeyRow) -> Entered:
    return Entered(replace(row.amounts, co45=row.amounts.co45 + row.amounts.other, other=0), "", row.transfer)


_ROW_TRAPS: Mapping[str, tuple[Callable[[KeyRow], Entered], Callable[[KeyRow], bool]]] = {
    "deductible-written-off": (_without_deductible, lambda row: bool(row.amounts.pr1)),
    "units-written-off": (_without_other, lambda row: row.cut_units),
}
