"""Thistlepaw's books at the world's date: what has happened by then, credits written out line by line, everything with its id."""

from dataclasses import dataclass

import numpy as np

from workbench.world.columns import NEVER, Flags, Ints, members, sums
from workbench.world.insurers.months import pro_rata
from workbench.world.insurers.pet.billing import POLICY_FEE
from workbench.world.insurers.pet.book import NONE, OWN, Book
from workbench.world.insurers.rows import Chosen


@dataclass(frozen=True, slots=True)
class Lines:
    """Invoice lines, credits included, in the order of their invoices. `invoice` is a row, `corrects` a place here or NONE."""

    invoice: Ints
    kind: Ints
    pet: Ints
    since: Ints
    until: Ints
    days: Ints
    covered: Ints
    earned_days: Ints
    amount: Ints
    earned: Ints
    billed: Ints
    corrects: Ints


@dataclass(frozen=True, slots=True)
class Closed:
    """What had happened by the world's date: the rows of each table that stay, and amounts by row of the book."""

    book: Book
    today: int
    invoices: Chosen
    payments: Chosen
    lines: Lines
    ended: Ints
    refunded: Ints
    written_off: Ints


def closed_of(book: Book, today: int) -> Closed:
    """Leaves out what is planned for later, and writes the credits out."""
    issued = book.invoices["issued"]
    invoices = Chosen(issued <= today, issued)
    credited, of_credit = _credits(book)
    ended = _ended(book, today)
    refunds, write_offs = book.refunds, book.write_offs
    refunded = np.where(refunds["credit"] == OWN, refunds["amount"], of_credit[refunds["credit"]] if book.credits.count else 0)
    left = book.invoices["amount"][write_offs["invoice"]]
    written = np.where(write_offs["credit"] == OWN, write_offs["amount"],
                       left + (of_credit[write_offs["credit"]] if book.credits.count else 0))
    received = book.payments["received"]
    return Closed(book, today, invoices, Chosen(received <= today, received), _lines(book, invoices, credited, ended, today),
                  ended,
                  refunded, written)


@dataclass(frozen=True, slots=True)
class _Credited:
    """Lines that take others back: the row of the line, the row of the invoice, cents, day."""

    line: Ints
    invoice: Ints
    amount: Ints
    billed: Ints


def _credits(book: Book) -> tuple[_Credited, Ints]:
    """Every credit written out line by line, and its sum in cents."""
    credits, lines, invoices = book.credits, book.lines, book.invoices
    counts = invoices["lines"][credits["invoice"]]
    of = np.repeat(np.arange(credits.count, dtype=np.int64), counts)
    line = members(invoices["first_line"][credits["invoice"]], counts)
    amount, days, fee = lines["amount"][line], lines["days"][line], lines["kind"][line] >= POLICY_FEE
    kept = pro_rata(amount, np.clip(credits["since"][of] - lines["since"][line], 0, days), days)
    taken = np.where(fee, np.where(credits["fees"][of] == 1, amount, 0), amount - kept) * np.where(credits["again"][of] == 1, 1,
                                                                                                   -1)
    total = sums(taken, of, credits.count)
    there = taken != 0
    return _Credited(line[there], credits["invoice"][of[there]], taken[there], credits["entered"][of[there]]), total


def _ended(book: Book, today: int) -> Ints:
    """For each invoice the first day without cover under it, as it is known on the world's date; NEVER when it runs its time."""
    credits = book.credits
    ended = np.full(book.invoices.count, NEVER, dtype=np.int64)
    for again in (0, 1):  # what was billed again comes after what was taken back
        here = (credits["again"] == again) & (credits["entered"] <= today)
        ended[credits["invoice"][here]] = NEVER if again else credits["since"][here]
    return ended


def _lines(book: Book, invoices: Chosen, credited: _Credited, ended: Ints, today: int) -> Lines:
    lines, more = book.lines, len(credited.line)
    own = np.concatenate([np.ones(lines.count, dtype=np.bool_), np.zeros(more, dtype=np.bool_)])
    source = np.concatenate([np.arange(lines.count), credited.line])
    invoice = np.concatenate([lines["invoice"], credited.invoice])
    billed = np.concatenate([lines["billed"], credited.billed])
    amount = np.concatenate([lines["amount"], credited.amount])
    chosen = Chosen((billed <= today) & (invoices.ids(invoice) > 0), invoices.ids(invoice), billed, ~own, source)
    rows, own = chosen.rows, own[chosen.rows]
    source, invoice, amount = source[rows], invoice[rows], amount[rows]
    since, days = lines["since"][source], np.where(own, lines["days"][source], 0)
    covered = np.where(own, np.clip(ended[invoice] - since, 0, days), 0)
    earned_days = np.where(own, np.clip(today + 1 - since, 0, covered), 0)
    fee = lines["kind"][source] >= POLICY_FEE
    earned = np.where(own, np.where(fee, amount, pro_rata(amount, earned_days, days)), np.where(fee, amount, 0))
    return Lines(invoice, lines["kind"][source], lines["pet"][source], since, lines["until"][source], days, covered, earned_days,
                 amount, earned, billed[rows], np.where(own, NONE, chosen.ids(source) - 1))


def happened(day: Ints, today: int, *order_by: Ints) -> Chosen:
    """The rows of what had happened by the world's date, by day."""
    keep: Flags = day <= today
    return Chosen(keep, day, *order_by)
