"""The lines of remittances, each with its claim, its payer and the day its remittance was received."""

import pandas as pd

from workbench.kpi.facts import Tables, looked_up


def lines_of(tables: Tables, remittances: pd.DataFrame) -> pd.DataFrame:
    """The remitted lines of these remittances with three columns more: `claim`, `payer`, `day` (received)."""
    reported = tables["remitted_claims"]
    reported = reported[reported["remittance"].isin(remittances["remittance"])]
    lines = tables["remitted_lines"]
    lines = lines[lines["remitted_claim"].isin(reported["remitted_claim"])]
    remittance = looked_up(lines["remitted_claim"], reported, "remitted_claim", "remittance")
    return lines.assign(
        claim=looked_up(lines["remitted_claim"], reported, "remitted_claim", "claim"),
        payer=looked_up(remittance, remittances, "remittance", "payer"),
        day=looked_up(remittance, remittances, "remittance", "received_date"))
