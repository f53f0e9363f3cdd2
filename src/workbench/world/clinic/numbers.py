"""The numbers payers give: their own claim numbers, EFT traces and check numbers, each payer in its own form."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from workbench.world.clinic.billing import Billed
from workbench.world.clinic.decisions import Decisions, Kind
from workbench.world.clinic.payments import PAPER
from workbench.world.clinic.setting import Setting
from workbench.world.columns import Ints, text

_EPOCH = date(1970, 1, 1)
_STEP = 61_803_401
_ON_ITS_DESK = 14
"""A claim that is sent again gets a new number, from about so many days before it was decided."""


def payer_claims_of(billed: Billed, second_billed: Ints, decisions: Decisions, rows: Ints) -> pa.Array:
    """CLP07 of those decisions. A reversal and a correction have the number of the claim that they change."""
    visit, kind, run = decisions.visit[rows], decisions.kind[rows], decisions.run[rows]
    anew = np.isin(kind, (Kind.AGAIN, Kind.TWICE))
    received = np.where(anew, run - _ON_ITS_DESK, billed.bills.accepted[visit])
    received = np.where(kind == Kind.SECOND, second_billed[visit], received)
    serial = visit + np.where(anew, kind * billed.visits.count, 0)
    return payer_claims(billed.to, decisions.payer[rows], serial, received)


def payer_claims(to: Setting, payer: Ints, serial: Ints, received: Ints) -> pa.Array:
    """CLP07 of each: the payer's own number of the claim. `received` is the day on which it was accepted."""
    forms: dict[str, Callable[[Ints, Ints, Ints], pa.Array]] = {
        "medicare": lambda year, day, seven: text("11", year, day, seven, pad=(2, 3, 7)),
        "medicaid": lambda year, day, seven: text("M", year, seven, "01", pad=(2, 7)),
        "bluefen": lambda year, day, seven: text("BF", year, day, "-", seven, pad=(2, 3, 6)),
        "corvane": lambda year, day, seven: text("CV-", seven, "-1", pad=(7,)),
        "tessel": lambda year, day, seven: text("T", year, "/", seven, pad=(2, 8)),
        "granger": lambda year, day, seven: text("GW-", year, "-", seven, pad=(2, 7)),
    }
    dates = np.clip(received, 0, 40_000).astype("datetime64[D]")
    years = dates.astype("datetime64[Y]")
    year = years.astype(np.int64) + 1970
    day = (dates - years.astype("datetime64[D]")).astype(np.int64) + 1
    seven = 1_000_000 + (serial + 1) * _STEP % 9_000_000
    parts, rows = [], []
    for key, form in forms.items():
        here = np.flatnonzero(payer == to.payer(key))
        if len(here):
            parts.append(form(year[here] % 100, day[here], seven[here]))
            rows.append(here)
    if not parts:
        return pa.array([], pa.string())
    order = np.argsort(np.concatenate(rows), kind="stable")
    return pc.take(pa.concat_arrays(parts), pa.array(order))


def traces(to: Setting, payer: Ints, form: Ints, run: Ints) -> tuple[str, ...]:
    """TRN02 of each payment: EFT trace or check number. No two payments of a payer have the same."""
    seen: dict[str, int] = {}
    found = []
    jitter = to.draw.below("trace", len(run), 7).tolist()
    for number, paper, day, extra in zip(payer.tolist(), form.tolist(), run.tolist(), jitter, strict=True):
        key = to.payer_keys[number]
        name = f"{key} {paper}"
        seen[name] = seen.get(name, 0) + 1
        found.append(_trace(key, paper == PAPER, _EPOCH + timedelta(days=day), seen[name] * 7 + extra))
    return tuple(found)


def _trace(payer: str, paper: bool, day: date, number: int) -> str:
    if paper:
        return f"0088{3000 + number}" if payer == "granger" else f"{5_100_000 + number * 13}"
    return {
        "medicare": f"88261{1000 + number:04d}", "medicaid": f"M{day:%y%m%d}{11_000 + number % 2_000}",
        "bluefen": f"BF{day:%y%j}{11 + number % 900:03d}", "corvane": f"00{41_000_000 + number * 13}",
        "tessel": f"550031{2000 + number:04d}", "granger": f"GW0088{number:03d}",
    }[payer]
