"""What every benchmark prints: one JSON line for each promise, `{"name", "value", "unit", "note"}`."""

import json
import statistics
import time
from collections.abc import Callable


def report(name: str, value: float, unit: str, note: str = "") -> None:
    """Print one measured figure."""
    print(json.dumps({"name": name, "value": round(value, 3), "unit": unit, "note": note}), flush=True)


def milliseconds(work: Callable[[int], object], times: int) -> list[float]:
    """How long each of `times` calls took; the call gets its number."""
    taken = []
    for number in range(times):
        begin = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def middle_and_95(taken: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
