"""What differs between two worlds, cell by cell, in the words of an answer."""

import pandas as pd

TWO_KEYS = ("adjustments", "provider_adjustments", "diagnoses", "general_ledger")


def told(value):
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return "" if pd.isna(value) else value if isinstance(value, str | bool) else int(value)


def keyed(name, frame):
    """A table by what names its rows."""
    keys = frame.columns[:2 if name in TWO_KEYS else 1]
    named = frame.astype("object").set_axis(["/".join(str(told(part)) for part in row) for row in frame[keys].to_numpy(object)])
    return named.where(named.notna(), "")


def differences(clean, planted):
    """Table, id, field of every cell that differs, with the value found and the one that should be; without a field, a row."""
    found = {}
    for name, frame in planted.items():
        if frame is clean[name]:
            continue
        before, after = keyed(name, clean[name]), keyed(name, frame)
        found |= {(name, key, ""): ("there", "not there") for key in after.index.difference(before.index)}
        found |= {(name, key, ""): ("not there", "there") for key in before.index.difference(after.index)}
        both = after.index.intersection(before.index)
        before, after = before.loc[both], after.loc[both]
        rows, columns = (after != before).to_numpy().nonzero()
        for row, column in zip(rows, columns, strict=True):
            cells = after.iat[row, column], before.iat[row, column]
            found[name, both[row], frame.columns[column]] = tuple(told(cell) for cell in cells)
    return found
