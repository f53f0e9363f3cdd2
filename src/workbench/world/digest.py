"""The digest of a world: the same text for the same rows on every machine."""

from hashlib import sha256

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from workbench.world.frames import World
from workbench.world.tables import TABLES_OF, Holds, Table

_ROWS = 65_536


def digest(world: World) -> str:
    """SHA-256 in hex over every row of every table as text, in the order of tables.py.

    A row is its values, separated by tabs: numbers and days (since 1970-01-01) in digits, flags 0 or 1, an empty day as nothing.
    """
    told = sha256()
    for table in TABLES_OF[world.spec.practice].values():
        told.update("\t".join((table.name, *(column.name for column in table.columns))).encode() + b"\n")
        frame = world.tables[table.name]
        for start in range(0, len(frame), _ROWS):
            told.update(_rows(table, frame.iloc[start:start + _ROWS]))
    return told.hexdigest()


def _rows(table: Table, frame: pd.DataFrame) -> memoryview:
    texts = [_texts(frame[column.name], column.holds) for column in table.columns]
    rows = pc.binary_join_element_wise(pc.binary_join_element_wise(*texts, "\t"), "\n", "")
    _, offsets, characters = rows.buffers()
    return memoryview(characters)[:np.frombuffer(offsets, np.int32)[len(rows)]]


def _texts(values: "pd.Series[object]", holds: Holds) -> pa.Array:
    if holds is Holds.DATE:
        days = values.to_numpy().astype("datetime64[D]").view("int64")
        known, places = np.unique(days, return_inverse=True)
        empty = np.datetime64("NaT", "D").view("int64")
        return pa.array(["" if day == empty else str(day) for day in known.tolist()], pa.string()).take(pa.array(places))
    if holds is not Holds.TEXT:
        return pc.cast(pa.array(values.to_numpy().astype("int64")), pa.string())
    if isinstance(values.dtype, pd.CategoricalDtype):
        return pa.array(values.cat.categories, pa.string()).take(pa.array(values.cat.codes.to_numpy()))
    texts = pa.array(values, pa.string())
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts  # rows that were added come as a chunk
