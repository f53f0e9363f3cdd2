"""Premium payments of the pet insurer: how many find their policy by themselves (SOP-15; measures 5.3)."""

from datetime import date

import pandas as pd

from workbench.kpi.facts import Facts, Share, Tables, known, looked_up, share


def premium_match(tables: Tables, as_of: date) -> Facts[Share]:
    """Payments applied to the policy that matching proposed, untouched, of all that were received; by day received.

    Also by `match`, how it was found. A payment that was returned later counts as it was matched; the return does not count.
    A payment that went to several policies was matched when all of it went to the proposed one.
    """
    received = known(tables["premium_payments"], "received_date", as_of)
    received = received[received["kind"] == "payment"]
    applied = known(tables["applications"], "applied_date", as_of)
    proposed = looked_up(applied["payment"], received, "payment", "proposed")
    right = applied[proposed == applied["policy"]]["payment"]
    elsewhere = applied[proposed != applied["policy"]]["payment"]
    part = received["payment"].isin(right) & ~received["payment"].isin(elsewhere) & ~received["touched"].astype(bool)
    rows = pd.DataFrame({"day": received["received_date"], "match": received["match"], "part": part})
    return Facts(rows, share)
