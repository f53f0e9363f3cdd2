"""What keeps a drawn case fair: no two amounts are equal by accident, none is a digit swap of another, no trap amount is true.

Curriculum PAY-04, section 8. It judges a finished EOB and changes nothing.
"""

from collections.abc import Iterable
from itertools import combinations

from workbench.billing.eob import Eob, EobLine, eob_balances
from workbench.grading import Slip, money_slip
from workbench.kinds.posting.eob_key import SHARES, Amounts, amounts_of


def is_fair(eob: Eob) -> bool:
    """True when the EOB balances and nothing in it can be right or wrong by coincidence."""
    amounts = [amounts_of(line)[0] for line in eob.lines]
    true = _true_amounts(eob, amounts)
    return (
        eob_balances(eob)
        and len(true) == len(set(true))
        and not any(_swapped(line, own) for line, own in zip(eob.lines, amounts, strict=True))
        and not _trap_amounts(amounts) & set(true)
        and all(own.pr1 + own.pr2 != own.co45 + own.pr1 for own in amounts)
    )


def _true_amounts(eob: Eob, amounts: list[Amounts]) -> list[int]:
    """Every amount of the case once: printed, in the key, and as a total. A total of one amount is that amount."""
    true: list[int] = []
    for line, own in zip(eob.lines, amounts, strict=True):
        true += [line.charge, line.allowed, own.co45, own.pr1, own.pr2, own.pr3, own.other]
        true += [own.co45 + own.other] if own.other else []
        true += [line.paid] if line.patient else []
        true += [line.patient] if sum(1 for column in SHARES if own.of(column)) > 1 else []
    true += [sum(line.charge for line in eob.lines), sum(line.allowed for line in eob.lines), eob.check]
    true += [sum(own.co45 for own in amounts), sum(line.patient for line in eob.lines)]
    true += [sum(own.co45 + own.other for own in amounts)] if any(own.other for own in amounts) else []
    true += [eob.deductible_year] + ([eob.deductible_before] if eob.deductible_before != eob.deductible_year else [])
    return [amount for amount in true if amount]


def _swapped(line: EobLine, own: Amounts) -> bool:
    amounts = {line.charge, line.allowed, *(own.of(column) for column in own.filled())}
    return any(Slip.DIGITS in (money_slip(one, other), money_slip(other, one)) for one, other in combinations(sorted(amounts), 2))


def _trap_amounts(amounts: Iterable[Amounts]) -> set[int]:
    """CO-45 plus any part of the patient's share. CO-45 plus other stands on the page as "Not payable" and is apart."""
    wrong: set[int] = set()
    for own in amounts:
        shares = [own.of(column) for column in SHARES if own.of(column)]
        wrong |= {own.co45 + sum(some) for size in range(1, len(shares) + 1) for some in combinations(shares, size)}
    return wrong
