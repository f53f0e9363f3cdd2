"""Claims on their way to the payer: how many are taken at first, and what stops the others (SOP-02, SOP-04; measures 5.3)."""

from datetime import date

import numpy as np
import pandas as pd

from workbench.kpi.facts import Facts, Share, Tables, known, looked_up, of_payer, share

ACCEPTED, CORRECTED = "accepted", "corrected"
_TAKEN = "A2"


def first_pass(tables: Tables, as_of: date, payer: str = "") -> Facts[Share]:
    """Claims accepted on first submission without rejection or correction by hand, of all whose answer had come; by day sent.

    Also by `outcome`: accepted, corrected (accepted, but changed by hand after the scrubber spoke), else the rejection's
    category (A3, A6, A7, A8). Claims still without an answer are in `waiting`.
    """
    sent = _first_sent(tables, as_of, payer)
    answered = known(sent, "answered_date", as_of)
    taken, by_hand = answered["category"] == _TAKEN, answered["corrected"].astype(bool)
    outcome = np.where(~taken, answered["category"], np.where(by_hand, CORRECTED, ACCEPTED))
    rows = answered[["day", "payer", "edit"]].assign(outcome=outcome, part=taken & ~by_hand)
    return Facts(rows, share)


def waiting(tables: Tables, as_of: date, payer: str = "") -> int:
    """How many claims were sent for the first time and had no answer on that day."""
    sent = _first_sent(tables, as_of, payer)
    return int((~(sent["answered_date"] <= pd.Timestamp(as_of))).sum())


def _first_sent(tables: Tables, as_of: date, payer: str) -> pd.DataFrame:
    submissions = tables["submissions"]
    first = known(submissions[submissions["number"] == 1], "sent_date", as_of)
    first = first.assign(day=first["sent_date"], payer=looked_up(first["claim"], tables["claims"], "claim", "payer"))
    return of_payer(first, payer)
