"""How Thistlepaw's payments come to the bank: by card, drawn, by check or bill pay; and what the bank takes back."""

import numpy as np

from workbench.world.columns import Words, rounded_share, text
from workbench.world.insurers.banking import BILL_PAY, CARD, DEBIT, LOCKBOX, RETURNED, Came
from workbench.world.insurers.pet.billing import Thistlepaw
from workbench.world.insurers.pet.closing import Closed
from workbench.world.insurers.pet.words import Method
from workbench.world.streams import MYRIAD

_SOURCE = np.array([CARD, DEBIT, LOCKBOX, BILL_PAY, CARD], dtype=np.int64)
"""By method; who pays by phone says the numbers of a card."""
_PRINTED = ("RETURNED DEBIT R01", "RETURNED CHECK NSF")


def came_of(at: Thistlepaw, closed: Closed) -> Came:
    """Every payment up to the world's date as the bank sees it. The trace of a returned one is the entry that comes back."""
    book, rows = at.book.payments, closed.payments.rows
    method, amount, back = book["method"][rows], book["amount"][rows], book["reverses"][rows] >= 0
    source = np.where(back, RETURNED, _SOURCE[method])
    fee = np.where(source == CARD, rounded_share(amount, at.figures.card_fee, MYRIAD) + at.figures.card_item_fee, 0)
    return Came(book["received"][rows], amount, source, fee,
                Words((method == Method.CHECK).astype(np.int64), _PRINTED).texts(),
                text("TPW", closed.payments.ids(book["reverses"][rows]), pad=(7,)), np.zeros(len(rows), dtype=np.bool_))
