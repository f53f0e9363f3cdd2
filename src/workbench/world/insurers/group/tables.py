"""Keystone's tables: groups, members and what was told of them, bills, payments, accounts."""

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.columns import NEVER, Flags, Ints, Words, numbered, sums, text
from workbench.world.frames import frame
from workbench.world.insurers.accounts import Moved, accounts_table, months_table
from workbench.world.insurers.banking import EFT, LOCKBOX, Came, banked_of
from workbench.world.insurers.group import words
from workbench.world.insurers.group.billing import Billed, Keystone
from workbench.world.insurers.group.people import Families
from workbench.world.insurers.group.settling import Settled
from workbench.world.insurers.group.words import ADD, CANCEL, CHANGE, GROUP_ENDED, HIRED, LEFT, MISTAKE, REINSTATE
from workbench.world.insurers.months import day_in, last_day, month_of, pro_rata
from workbench.world.insurers.rows import Chosen
from workbench.world.insurers.setting import spread
from workbench.world.names import FEMALE, LAST, MALE

Tables = dict[str, pd.DataFrame]
_LATEST = 1_200
"""A month far away, for what never happens."""


def group_numbers(group: Ints) -> pa.Array:
    """KG- and five digits."""
    return text("KG-", spread(group + 1, 10_000, 90_000))


def group_names(at: Keystone) -> pa.Array:
    """What employers are called."""
    place = np.arange(at.groups.count)
    last = (place * 37 + at.to.draw.below("group name", 1, len(LAST))) % len(LAST)
    return text(Words(last, LAST), " ", Words(place * 5 % len(words.TRADES), words.TRADES))


def groups_table(at: Keystone) -> pd.DataFrame:
    """The table `groups`."""
    groups, count = at.groups, at.groups.count
    ended = groups.entered <= at.to.today
    why = np.where(groups.not_paid, 1, np.where(groups.left, 2, 0))
    return frame("groups", {
        "group": numbered(count), "number": group_numbers(np.arange(count)),
        "name": group_names(at),
        "plan": Words(groups.plan, words.PLANS), "renewal_month": groups.renewal,
        "pays": Words(groups.own_payroll.astype(np.int64), words.PAYS), "began_date": groups.began,
        "ended_date": np.where(ended, groups.ended, NEVER), "ended_reason": Words(np.where(ended, why, 0), words.ENDED),
    })


def members_table(at: Keystone, families: Families) -> pd.DataFrame:
    """The table `members`: employees, then their families."""
    people, today, draw = at.people, at.to.today, at.to.draw
    count, more = people.count, len(families.employee)
    employee = np.concatenate([np.arange(count), families.employee])
    child = np.concatenate([np.zeros(count, dtype=np.bool_), families.child])
    kin = np.where(np.arange(count + more) < count, words.EMPLOYEE, np.where(child, words.CHILD, words.SPOUSE))
    female = draw.below("member sex", count + more, 2) == 0
    female = np.where(kin == words.SPOUSE, ~female[employee], female)
    first = draw.below("member first", count + more, len(FEMALE))
    later = np.concatenate([np.zeros(count, dtype=np.bool_), families.later])
    from_month = np.where(later, people.changes[employee], people.accepted[employee])
    begins = np.maximum(day_in(np.minimum(from_month, _LATEST)), at.groups.began[people.group[employee]])
    born = np.concatenate([people.born, families.born])
    begins = np.maximum(begins, np.where(child & ~later, day_in(month_of(born)), 0))
    return frame("members", {
        "member": numbered(count + more), "group": people.group[employee] + 1, "employee": employee + 1,
        "relationship": Words(kin, words.RELATIONSHIPS),
        "number": text("WB", spread(numbered(count + more), 1_000_000, 9_000_000)),
        "first_name": Words(np.where(female, first, len(FEMALE) + first), (*FEMALE, *MALE)),
        "last_name": Words(draw.below("member last", count, len(LAST))[employee], LAST),
        "born": born, "sex": Words((~female).astype(np.int64), ("F", "M")),
        "tier": Words(np.where(kin == words.EMPLOYEE, _tier_today(at)[employee], 0), words.TIERS),
        "from_date": begins, "to_date": _covered_until(at, today)[employee],
    })


def _tier_today(at: Keystone) -> Ints:
    people = at.people
    changed = (people.says <= at.to.today) & (day_in(np.minimum(people.changes, _LATEST)) <= at.to.today)
    return np.where(changed, people.next_tier, people.tier)


def _covered_until(at: Keystone, today: int) -> Ints:
    people, groups = at.people, at.groups
    told = (people.told <= today) & (people.back > today)
    own = np.where(told, last_day(np.minimum(people.kept, _LATEST)), NEVER)
    return np.minimum(own, np.where(groups.entered <= today, groups.ended, NEVER)[people.group])


def events_table(at: Keystone) -> pd.DataFrame:
    """The table `enrolment_events`: in the order of their reports."""
    people, count = at.people, at.people.count
    who = np.arange(count)
    ends, kept, tier_then = np.minimum(people.ends, _LATEST), np.minimum(people.kept, _LATEST), _tier_at_end(at)
    changes = np.minimum(people.changes, _LATEST)
    kinds = (
        (ADD, people.added, people.hired, day_in(people.begins), day_in(people.accepted), people.tier, np.full(count, HIRED)),
        (CHANGE, people.says, people.changed, _from(people.changed), day_in(changes), people.next_tier, people.why),
        (CANCEL, people.told, people.left, last_day(ends), last_day(kept), tier_then, np.full(count, LEFT)),
        (REINSTATE, people.back, people.left, day_in(ends + 1), day_in(kept + 1), tier_then, np.full(count, MISTAKE)))
    kind = np.repeat(np.array([each[0] for each in kinds]), count)
    reported, happened, cover, accepted, tier, reason = (np.concatenate([each[place] for each in kinds]) for place in range(1, 7))
    member = np.tile(who, len(kinds))
    group = people.group[member]
    told = (reported <= at.to.today) & (reported >= at.to.first) & (reported < at.groups.entered[group])
    rows = Chosen(told, reported, group, kind).rows
    kind, cover, accepted = kind[rows], cover[rows], accepted[rows]
    return frame("enrolment_events", {
        "event": numbered(len(rows)), "group": group[rows] + 1, "member": member[rows] + 1, "kind": Words(kind, words.EVENTS),
        "reason": Words(reason[rows], words.REASONS), "event_date": happened[rows], "cover_date": cover,
        "reported_date": reported[rows],
        "tier_before": Words(np.where(kind == CHANGE, people.tier[member[rows]], 0), words.TIERS),
        "tier": Words(tier[rows], words.TIERS), "accepted_date": accepted, "cut": (accepted != cover),
    })


def _from(changed: Ints) -> Ints:
    """The first of the month after a change."""
    month = np.minimum(changed, 40_000).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return day_in(month + 1)


def _tier_at_end(at: Keystone) -> Ints:
    return np.where(at.people.says < at.people.told, at.people.next_tier, at.people.tier)


def bill_tables(at: Keystone, told: Billed, settled: Settled) -> Tables:
    """List bills and their lines: of each bill the current ones first."""
    bills, lines = told.bills, told.lines
    earlier = (lines["month"] != bills["month"][lines["bill"]]).astype(np.int64)
    rows = Chosen(lines["billed"] <= at.to.today, lines["bill"], lines["billed"], earlier, lines["member"], lines["month"]).rows
    return {"list_bills": _bills_table(at, told, settled, rows), "list_bill_lines": _bill_lines_table(at, told, rows)}


def _bills_table(at: Keystone, told: Billed, settled: Settled, rows: Ints) -> pd.DataFrame:
    bills, lines, applied = told.bills, told.lines, settled.applied
    bill, amount, back = lines["bill"][rows], lines["amount"][rows], lines["kind"][rows] == GROUP_ENDED
    asked, credited = (sums(np.where(each, amount, 0), bill, bills.count) for each in (~back, back))
    left = asked + credited - sums(applied.amount, applied.bill, bills.count)
    left += sums(settled.refunds.amount, settled.refunds.bill, bills.count)
    due = day_in(bills["month"])
    return frame("list_bills", {
        "bill": numbered(bills.count), "number": text("KB-", numbered(bills.count, 700_001)), "group": bills["group"] + 1,
        "month": due, "issued_date": bills["issued"], "due_date": due, "grace_date": due + at.figures.grace_days,
        "amount": asked, "credited": credited, "open": left,
    })


def _bill_lines_table(at: Keystone, told: Billed, rows: Ints) -> pd.DataFrame:
    lines, month = told.lines, told.lines["month"][rows]
    amount, first, days = lines["amount"][rows], day_in(month), last_day(month) - day_in(month) + 1
    past = np.clip(at.to.today + 1 - first, 0, days)
    return frame("list_bill_lines", {
        "line": numbered(len(rows)), "bill": lines["bill"][rows] + 1,
        "member": lines["member"][rows] + 1, "month": first, "kind": Words(lines["kind"][rows], words.LINES),
        "tier": Words(lines["tier"][rows], words.TIERS), "age_from": at.rates.ages[lines["band"][rows]], "amount": amount,
        "days": days, "earned_days": past, "earned": pro_rata(amount, past, days), "billed_date": lines["billed"][rows],
    })


def payment_tables(at: Keystone, told: Billed, settled: Settled, touched: Flags) -> Tables:
    """Payments, what they are for, which bills they paid, and the bank."""
    payments, applied, today = told.payments, settled.applied, at.to.today
    chosen = Chosen(payments["received"] <= today, payments["received"], payments["group"])
    rows, cash = chosen.rows, ~applied.written_off
    left = payments["amount"] - sums(applied.amount[cash], applied.source[cash], payments.count)
    group = payments["group"][rows]
    check = at.groups.check[group]
    remitted = told.remitted
    ids = chosen.ids(remitted["payment"])
    told_rows = Chosen(ids > 0, ids, remitted["member"], remitted["month"]).rows
    order = Chosen(cash, applied.day, applied.group, applied.bill).rows
    trace = text("KG", spread(group + 1, 10_000, 90_000), payments["bill"][rows] + 1, pad=(5, 6))
    bank = banked_of(at.to, _came(at, payments["received"][rows], payments["amount"][rows], group, trace), at.figures.bank_fee)
    return {
        "group_payments": frame("group_payments", {
            "payment": numbered(len(rows)), "group": group + 1, "bill": payments["bill"][rows] + 1,
            "trace": trace,
            "method": Words(check.astype(np.int64), words.METHODS),
            "form": Words(at.groups.own_payroll[group].astype(np.int64), words.FORMS),
            "received_date": payments["received"][rows], "amount": payments["amount"][rows], "unapplied": left[rows],
            "touched": touched, "deposit": bank.deposit,
        }),
        **bank.tables,
        "remittance_lines": frame("remittance_lines", {
            "remittance_line": numbered(len(told_rows)), "payment": ids[told_rows], "bill": remitted["bill"][told_rows] + 1,
            "member": remitted["member"][told_rows] + 1, "month": day_in(remitted["month"][told_rows]),
            "amount": remitted["amount"][told_rows],
        }),
        "group_applications": frame("group_applications", {
            "application": numbered(len(order)), "payment": chosen.ids(applied.source[order]), "group": applied.group[order] + 1,
            "bill": applied.bill[order] + 1, "applied_date": applied.day[order], "amount": applied.amount[order],
        }),
    }


def _came(at: Keystone, day: Ints, amount: Ints, group: Ints, trace: pa.Array) -> Came:
    """Checks go to the lockbox; a transfer is a line of its own, and now and then the bank does not pass its trace on."""
    check = at.groups.check[group]
    silent = at.to.draw.chance("no trace", len(day), at.figures.trace_missing) & ~check
    passed_on = pa.compute.if_else(pa.array(silent), "", trace)
    printed = text(pa.compute.utf8_upper(pa.array(group_names(at))).take(pa.array(group)), " PREMIUM ACH")
    return Came(day, amount, np.where(check, LOCKBOX, EFT), np.zeros(len(day), dtype=np.int64), printed, passed_on, silent)


def rest_tables(at: Keystone, told: Billed, settled: Settled) -> Tables:
    """Refunds, write-offs, letters, accounts."""
    applied, refunds, lines = settled.applied, settled.refunds, told.lines
    written = Chosen(applied.written_off, applied.day, applied.group, applied.bill).rows
    reason = settled.write_offs.reason[applied.source[written]]
    moved = (
        Moved("billed", told.bills["group"][lines["bill"]], lines["billed"], lines["amount"]),
        Moved("collected", applied.group[~applied.written_off], applied.day[~applied.written_off],
              applied.amount[~applied.written_off]),
        Moved("written_off", applied.group[written], applied.day[written], applied.amount[written]),
        Moved("refunded", refunds.group, refunds.day, -refunds.amount),
    )
    return {
        "group_refunds": frame("group_refunds", {
            "refund": numbered(len(refunds.day)), "group": refunds.group + 1, "bill": refunds.bill + 1, "paid_date": refunds.day,
            "reason": Words(refunds.reason, words.REFUNDS), "amount": -refunds.amount,
        }),
        "group_write_offs": frame("group_write_offs", {
            "write_off": numbered(len(written)), "group": applied.group[written] + 1, "bill": applied.bill[written] + 1,
            "written_date": applied.day[written], "reason": Words(reason, words.WRITE_OFFS), "amount": applied.amount[written],
        }),
        "group_notices": _notices_table(at, told),
        "group_accounts": accounts_table("group_accounts", at.groups.count, at.to.today, moved),
        "premium_months": months_table(at.to, moved),
    }


def _notices_table(at: Keystone, told: Billed) -> pd.DataFrame:
    bills, groups = told.bills, at.groups
    paid = np.full(bills.count, NEVER, dtype=np.int64)
    paid[told.payments["bill"]] = told.payments["received"]
    due = day_in(bills["month"])
    owes = np.zeros(bills.count, dtype=np.int64)
    own = told.lines["kind"] != GROUP_ENDED
    np.add.at(owes, told.lines["bill"][own], told.lines["amount"][own])
    sent = [due + days for days in at.figures.reminder_days] + [groups.entered[bills["group"]]]
    wanted = [(paid > day) & (day < groups.entered[bills["group"]]) & (owes > 0) for day in sent[:2]]
    wanted.append(groups.not_paid[bills["group"]] & (due == groups.ended[bills["group"]] + 1))
    kind = np.repeat(np.arange(3), bills.count)
    day, rows = np.concatenate(sent), np.tile(np.arange(bills.count), 3)
    chosen = Chosen(np.concatenate(wanted) & (day <= at.to.today), day, rows).rows
    return frame("group_notices", {
        "notice": numbered(len(chosen)), "group": bills["group"][rows[chosen]] + 1, "bill": rows[chosen] + 1,
        "kind": Words(kind[chosen], words.NOTICES), "sent_date": day[chosen],
    })


