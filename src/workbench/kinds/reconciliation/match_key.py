"""The key of a matching: each line's partner, the label of each line left over, and which trap places the lines make.

All three are derived from the two lists by the trade's rules (billing.deposits), never written down beside them.
Cents throughout. It decides nothing about wording or credit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from workbench.billing.business_days import business_days_passed
from workbench.billing.deposits import DepositLine, is_late, pays_for
from workbench.model import Weight
from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.eft_payers import eft_payer_named

EQUAL, SUM, ZEROS, SITES = "equal-amount-swapped", "one-deposit-two-remits", "leading-zero-missed", "wrong-site"
TRAPS = (EQUAL, SUM, ZEROS, SITES)
"""The traps in the order in which they are tested."""


class Label(StrEnum):
    """What is done about a line without a partner."""

    PAYMENT_WAIT = "money without remittance: wait"
    PAYMENT_ASK = "money without remittance: ask for it"
    REMITTANCE_WAIT = "remittance without money: wait"
    REMITTANCE_ASK = "remittance without money: ask for it"
    NOTHING_DUE = "no money expected (zero payment)"

    @property
    def short(self) -> str:
        """As one says it: "ask for it", "no money expected"."""
        return self.value.partition(" (")[0].rpartition(": ")[2]


PAYMENT_LABELS = (Label.PAYMENT_WAIT, Label.PAYMENT_ASK)
REMITTANCE_LABELS = (Label.REMITTANCE_WAIT, Label.REMITTANCE_ASK, Label.NOTHING_DUE)


@dataclass(frozen=True, slots=True)
class DepositDay:
    """The facts of a case: today, and both lists in the order in which they are printed."""

    today: date
    payments: tuple[DepositLine, ...]
    remittances: tuple[DepositLine, ...]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line with what is true of it. `id` as printed ("B4"); `payer` in short, `money` whose money it is.

    `partner` is the id of the line it belongs to; a line left over has none, but a `label` and the business days `passed`.
    """

    id: str
    day: date
    payer: str
    money: str
    trace: str
    payee: str
    amount: int
    partner: str = ""
    label: Label | None = None
    passed: tuple[date, ...] = ()


KeyPair = tuple[KeyLine, KeyLine]
"""A payment and a remittance."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sprung trap place: the ids of its payments and remittances, partners in the same order (none at the sum)."""

    trap: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchKey:
    """The whole key. `prefix` is the exercise's code, `weights` its rubric, `places` the sprung ones."""

    prefix: str
    today: date
    left: tuple[KeyLine, ...]
    right: tuple[KeyLine, ...]
    places: tuple[Place, ...]
    weights: tuple[Weight, ...]

    def line(self, line_id: str) -> KeyLine:
        """The line with that id. Raises StopIteration when there is none."""
        return next(line for line in (*self.left, *self.right) if line.id == line_id)

    def pairs(self) -> tuple[KeyPair, ...]:
        """The right pairs, in the order of the payments."""
        return tuple((line, self.line(line.partner)) for line in self.left if line.partner)

    def leftovers(self) -> tuple[KeyLine, ...]:
        """The lines without a partner, payments first."""
        return tuple(line for line in (*self.left, *self.right) if not line.partner)

    def place(self, trap: str) -> Place | None:
        """The sprung place of a trap, or None."""
        return next((place for place in self.places if place.trap == trap), None)


def match_key(day: DepositDay, prefix: str, weights: tuple[Weight, ...]) -> MatchKey:
    """The key of two lists. In a fair case a line has at most one partner; the first is taken."""
    partner: dict[str, str] = {}
    for number, payment in enumerate(day.payments, start=1):
        for other, remittance in enumerate(day.remittances, start=1):
            ids = f"B{number}", f"R{other}"
            if pays_for(payment, remittance) and not partner.keys() & set(ids):
                partner |= {ids[0]: ids[1], ids[1]: ids[0]}
    left = tuple(_key_line(f"B{number}", line, day.today, partner) for number, line in enumerate(day.payments, start=1))
    right = tuple(_key_line(f"R{number}", line, day.today, partner) for number, line in enumerate(day.remittances, start=1))
    key = MatchKey(prefix, day.today, left, right, (), weights)
    return MatchKey(prefix, day.today, left, right, sprung_places(key), weights)


def _key_line(line_id: str, line: DepositLine, today: date, partner: dict[str, str]) -> KeyLine:
    payer = eft_payer_named(line.payer)
    known = (line_id, line.day, payer.short, payer.money, line.trace, line.payee, line.amount)
    if line_id in partner:
        return KeyLine(*known, partner=partner[line_id])
    passed = business_days_passed(line.day, today, BANK_HOLIDAYS)
    wait, ask = PAYMENT_LABELS if line_id.startswith("B") else REMITTANCE_LABELS[:2]
    return KeyLine(*known, label=ask if is_late(line.day, today, BANK_HOLIDAYS) else wait, passed=passed)


def sprung_places(key: MatchKey) -> tuple[Place, ...]:
    """The trap places that these lines make, in the order of TRAPS."""
    pairs = key.pairs()
    equal = _grouped([pair for pair in pairs if pair[0].trace], lambda one: (one.payer, one.day, one.payee, one.amount))
    sites = _grouped([pair for pair in pairs if not pair[0].trace], lambda one: (one.payer, one.day))
    zeros = [[pair] for pair in pairs if pair[0].trace and pair[0].trace != pair[1].trace]
    return (
        *(_place(EQUAL, group) for group in equal), *_sums(key),
        *(_place(ZEROS, group) for group in zeros), *(_place(SITES, group) for group in sites),
    )


def _grouped(pairs: Sequence[KeyPair], by: Callable[[KeyLine], tuple[object, ...]]) -> list[list[KeyPair]]:
    """Groups of two or more pairs whose payments agree."""
    groups: dict[tuple[object, ...], list[KeyPair]] = {}
    for pair in pairs:
        groups.setdefault(by(pair[0]), []).append(pair)
    return [group for group in groups.values() if len(group) > 1]


def _place(trap: str, pairs: Sequence[KeyPair]) -> Place:
    return Place(trap, tuple(payment.id for payment, _ in pairs), tuple(remittance.id for _, remittance in pairs))


def _sums(key: MatchKey) -> list[Place]:
    """A payment left over that two remittances left over, of the same payer, add up to."""
    payments, remittances = [line for line in key.left if not line.partner], [line for line in key.right if not line.partner]
    return [
        Place(SUM, (payment.id,), (one.id, other.id))
        for payment in payments for one, other in combinations(remittances, 2)
        if payment.payer == one.payer == other.payer and payment.amount == one.amount + other.amount
    ]
