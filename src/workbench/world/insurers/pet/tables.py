"""Thistlepaw's tables, from the book of its year."""

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.columns import NEVER, Ints, Words, numbered, positions, sums, text
from workbench.world.frames import frame
from workbench.world.insurers.accounts import Moved, accounts_table, months_table
from workbench.world.insurers.banking import banked_of
from workbench.world.insurers.pet import words
from workbench.world.insurers.pet.banking import came_of
from workbench.world.insurers.pet.billing import POLICY_FEE, Thistlepaw
from workbench.world.insurers.pet.closing import Closed, happened
from workbench.world.insurers.pet.households import Pets
from workbench.world.insurers.pet.paying import MISSING, SWAPPED
from workbench.world.insurers.pet.words import Event, Match
from workbench.world.insurers.rows import Chosen
from workbench.world.names import FEMALE, LAST, MALE

Tables = dict[str, pd.DataFrame]
_FIRST = (*FEMALE, *MALE)
_FIRST_NUMBER, _NUMBERS_APART = 400_000, 3


def household_tables(at: Thistlepaw, pets: Pets, closed: Closed) -> Tables:
    """Holders, policies and pets."""
    houses, count = at.houses, at.houses.count
    holders = int(houses.holder[-1]) + 1
    insured = _insured(at, pets)
    since = np.where(insured.late, at.now.joined[pets.policy], houses.began[pets.policy])[insured.rows]
    policy, kind = pets.policy[insured.rows], pets.kind[insured.rows]
    breeds = tuple(breed for each in words.BREEDS for breed in each)
    return {
        "holders": frame("holders", {"holder": numbered(holders), "name": text(*_names(at, np.arange(holders)))}),
        "policies": frame("policies", {
            "policy": numbered(count), "number": text("TP-", _digits(at)), "holder": houses.holder + 1,
            "plan": Words(houses.plan, words.PLANS), "billing": Words(at.now.annual.astype(np.int64), words.BILLINGS),
            "method": Words(houses.method, words.METHODS), "due_day": houses.due_day, "began_date": houses.began,
            "status": Words(_status(at, closed), words.STATUSES), "waiting_date": at.now.waiting,
        }),
        "pets": frame("pets", {
            "pet": numbered(len(policy)), "policy": policy + 1, "name": Words(pets.name[insured.rows], words.PET_NAMES),
            "kind": Words(kind, words.KINDS), "breed": Words(kind * len(words.BREEDS[0]) + pets.breed[insured.rows], breeds),
            "born": pets.born[insured.rows], "from_date": since,
        }),
    }


class _Insured:
    """The pets that were insured by the world's date; one that was to join and did not is left out."""

    def __init__(self, at: Thistlepaw, pets: Pets) -> None:
        starts = np.diff(pets.policy, prepend=-1) != 0
        firsts = np.flatnonzero(starts)
        place = positions(np.diff(np.append(firsts, len(pets.policy))))
        self.late = place > at.houses.pets[pets.policy]
        chosen = Chosen(place <= at.now.pets[pets.policy])
        self.rows, self.ids = chosen.rows, chosen.ids


def _insured(at: Thistlepaw, pets: Pets) -> _Insured:
    return _Insured(at, pets)


def _names(at: Thistlepaw, holder: Ints, other: Ints | None = None) -> tuple[Words, str, Words]:
    """First and last names of holders; of their husbands and wives where `other` is 1."""
    count = int(at.houses.holder[-1]) + 1
    first = at.to.draw.below("holder first", count, len(_FIRST))[holder]
    if other is not None:
        first = np.where(other == 1, (first * 7 + 13) % len(_FIRST), first)
    return Words(first, _FIRST), " ", Words(at.to.draw.below("holder last", count, len(LAST))[holder], LAST)


def _digits(at: Thistlepaw) -> Ints:
    """The digits of each policy: given in the order in which policies began. Those in between ended before the year."""
    digits = np.zeros(at.houses.count, dtype=np.int64)
    digits[np.argsort(at.houses.began, kind="stable")] = numbered(at.houses.count) * _NUMBERS_APART + _FIRST_NUMBER
    return digits


def _status(at: Thistlepaw, closed: Closed) -> Ints:
    """In force unless the last thing that happened ended it; in grace while a bill is past its due day."""
    events = at.book.events
    status = np.zeros(at.houses.count, dtype=np.int64)
    came = happened(events["entered"], at.to.today).rows
    means = {Event.LAPSED: 2, Event.CANCELLED: 3, Event.RETURNED: 4}
    kind, policy = events["kind"][came], events["policy"][came]
    status[policy] = np.array([means.get(each, 0) for each in Event], dtype=np.int64)[kind]
    invoices = at.book.invoices
    late = (open_by_invoice(closed) > 0) & (invoices["due"] < at.to.today) & (invoices["issued"] <= at.to.today)
    grace = np.zeros(at.houses.count, dtype=np.bool_)
    grace[invoices["policy"][late]] = True
    return np.where((status == 0) & grace, 1, status)


def open_by_invoice(closed: Closed) -> Ints:
    """What is owed under each invoice of the book on the world's date."""
    book, count, today = closed.book, closed.book.invoices.count, closed.today
    owed = sums(closed.lines.amount, closed.lines.invoice, count)
    for rows, amount in ((book.applications, book.applications["amount"]), (book.write_offs, closed.written_off),
                         (book.refunds, closed.refunded)):
        here = (rows["day"] <= today) & (rows["invoice"] >= 0)
        owed -= sums(amount[here], rows["invoice"][here], count)
    return owed


def invoice_tables(at: Thistlepaw, pets: Pets, closed: Closed) -> Tables:
    """Invoices and their lines."""
    book, rows, lines = at.book, closed.invoices.rows, closed.lines
    corrected = sums(np.where(lines.corrects >= 0, lines.amount, 0), lines.invoice, book.invoices.count)
    billed = sums(np.where(lines.corrects >= 0, 0, lines.amount), lines.invoice, book.invoices.count)
    since, until, ended = (each[rows] for each in (book.invoices["since"], book.invoices["until"], closed.ended))
    ids = closed.invoices.ids(lines.invoice)
    fee = lines.kind >= POLICY_FEE
    return {
        "invoices": frame("invoices", {
            "invoice": numbered(len(rows)), "number": text("TI-", numbered(len(rows), 4_000_001)),
            "policy": book.invoices["policy"][rows] + 1,
            "kind": Words(book.invoices["kind"][rows], words.INVOICES), "issued_date": book.invoices["issued"][rows],
            "due_date": book.invoices["due"][rows], "grace_date": book.invoices["grace"][rows], "from_date": since,
            "to_date": until,
            "covered_date": np.where(ended <= since, NEVER, np.minimum(ended - 1, until)), "amount": billed[rows],
            "credited": corrected[rows], "open": open_by_invoice(closed)[rows],
        }),
        "invoice_lines": frame("invoice_lines", {
            "line": numbered(len(ids)), "invoice": ids, "kind": Words(lines.kind, words.LINES),
            "pet": _insured(at, pets).ids(lines.pet), "from_date": np.where(fee, NEVER, lines.since),
            "to_date": np.where(fee, NEVER, lines.until), "days": lines.days, "covered_days": lines.covered,
            "earned_days": lines.earned_days, "amount": lines.amount, "earned": lines.earned, "billed_date": lines.billed,
            "corrects": lines.corrects + 1,
        }),
    }


def money_tables(at: Thistlepaw, closed: Closed) -> Tables:
    """Payments, applications, refunds and write-offs, and the bank."""
    book, today = at.book, at.to.today
    applied, refunds, written = (happened(each["day"], today) for each in (book.applications, book.refunds, book.write_offs))
    bank = banked_of(at.to, came_of(at, closed), at.figures.bank_fee)
    return {
        "premium_payments": _payments_table(at, closed, applied.rows, bank.deposit), **bank.tables,
        "applications": frame("applications", {
            "application": numbered(len(applied)), "payment": closed.payments.ids(book.applications["payment"][applied.rows]),
            "policy": book.applications["policy"][applied.rows] + 1,
            "invoice": closed.invoices.ids(book.applications["invoice"][applied.rows]),
            "applied_date": book.applications["day"][applied.rows], "amount": book.applications["amount"][applied.rows],
        }),
        "refunds": frame("refunds", {
            "refund": numbered(len(refunds)), "policy": book.refunds["policy"][refunds.rows] + 1,
            "invoice": closed.invoices.ids(book.refunds["invoice"][refunds.rows]), "paid_date": book.refunds["day"][refunds.rows],
            "reason": Words(book.refunds["reason"][refunds.rows], words.REFUNDS),
            "method": Words(book.refunds["method"][refunds.rows], words.REFUND_METHODS), "amount": closed.refunded[refunds.rows],
        }),
        "write_offs": frame("write_offs", {
            "write_off": numbered(len(written)), "policy": book.write_offs["policy"][written.rows] + 1,
            "invoice": closed.invoices.ids(book.write_offs["invoice"][written.rows]),
            "written_date": book.write_offs["day"][written.rows],
            "reason": Words(book.write_offs["reason"][written.rows], words.WRITE_OFFS),
            "amount": closed.written_off[written.rows],
        }),
    }


def _payments_table(at: Thistlepaw, closed: Closed, applied: Ints, deposit: Ints) -> pd.DataFrame:
    book, rows = at.book.payments, closed.payments.rows
    policy, reference, match = book["policy"][rows], book["reference"][rows], book["match"][rows]
    payment, day = at.book.applications["payment"][applied], at.book.applications["day"][applied]
    posted = np.full(book.count, NEVER, dtype=np.int64)
    np.minimum.at(posted, payment, day)
    left = book["amount"] - sums(at.book.applications["amount"][applied], payment, book.count)
    number = _digits(at)[policy]
    number = np.where(reference == SWAPPED, _swapped(number), number)
    return frame("premium_payments", {
        "payment": numbered(len(rows)), "received_date": book["received"][rows], "posted_date": posted[rows],
        "kind": Words(book["kind"][rows], words.PAYMENTS), "method": Words(book["method"][rows], words.METHODS),
        "payer_name": text(*_names(at, at.houses.holder[policy], book["other"][rows])),
        "reference": _references(number, reference),
        "amount": book["amount"][rows], "unapplied": left[rows], "proposed": np.where(match == Match.NONE, 0, policy + 1),
        "match": Words(match, words.MATCHES), "touched": book["touched"][rows] == 1,
        "reverses": closed.payments.ids(book["reverses"][rows]), "deposit": deposit,
    })


def _references(number: Ints, reference: Ints) -> pa.Array:
    written = text("TP-", number)
    return pa.compute.if_else(pa.array(reference == MISSING), "", written)


def _swapped(number: Ints) -> Ints:
    """Two neighbouring digits that differ change places: the last such pair of each number."""
    found = number.copy()
    for low in (10_000, 1_000, 100, 10, 1):
        right, left = number // low % 10, number // (low * 10) % 10
        usable = (left != right) & ((low < 10_000) | (right != 0))
        found = np.where(usable, number + (right - left) * low * 9, found)
    return found


def story_tables(at: Thistlepaw, closed: Closed) -> Tables:
    """Coverage events and notices."""
    events, notices, today = at.book.events, at.book.notices, at.to.today
    came, sent = happened(events["entered"], today, events["kind"]), happened(notices["sent"], today)
    return {
        "coverage_events": frame("coverage_events", {
            "event": numbered(len(came)), "policy": events["policy"][came.rows] + 1,
            "kind": Words(events["kind"][came.rows], words.EVENTS),
            "effective_date": events["effective"][came.rows], "entered_date": events["entered"][came.rows],
            "invoice": closed.invoices.ids(events["invoice"][came.rows]),
            "reason": Words(events["reason"][came.rows], words.REASONS),
            "checked": events["checked"][came.rows] == 1,
        }),
        "notices": frame("notices", {
            "notice": numbered(len(sent)), "policy": notices["policy"][sent.rows] + 1,
            "invoice": closed.invoices.ids(notices["invoice"][sent.rows]),
            "kind": Words(notices["kind"][sent.rows], words.NOTICES),
            "sent_date": notices["sent"][sent.rows],
        }),
    }


def accounts_tables(at: Thistlepaw, closed: Closed) -> Tables:
    """Each policy's account, and the roll-forward of all."""
    book, lines = at.book, closed.lines
    moved = (
        Moved("billed", book.invoices["policy"][lines.invoice], lines.billed, lines.amount),
        Moved("collected", book.applications["policy"], book.applications["day"], book.applications["amount"]),
        Moved("written_off", book.write_offs["policy"], book.write_offs["day"], closed.written_off),
        Moved("refunded", book.refunds["policy"], book.refunds["day"], closed.refunded),
    )
    return {"premium_accounts": accounts_table("premium_accounts", at.houses.count, at.to.today, moved),
            "premium_months": months_table(at.to, moved)}
