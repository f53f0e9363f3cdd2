"""kpi.1000000.seconds: the slowest panel over a million lines; kpi.cached.p95_ms: a panel asked for again, over HTTP.

The million lines lie in files, as a site keeps them. The first panel that needs a column reads it, and that is part of its time.
"""

import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks._measure import middle_and_95, milliseconds, report
from workbench.client import end_private_desk, start_private_desk
from workbench.desk.figures.catalogue import MEASURES
from workbench.desk.figures.making import make_from
from workbench.model import Scope
from workbench.world.files import build_world, write_world
from workbench.world.spec import WorldSpec

LINES = 1_000_000
TIMES = 200
SCOPES = (Scope(), Scope(payer="medicare"), Scope(site=1), Scope(period=12))


def uncached() -> None:
    """Each panel in each scope once, in one process, as the desk's worker makes them."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "world"
        write_world(build_world(WorldSpec(lines=LINES, seed="bench")), folder)
        taken: dict[str, float] = {}
        for scope in SCOPES:
            for id, measure in MEASURES.items():
                if measure.practice != "larkmere" or (scope.site and not measure.by_place):
                    continue
                begin = time.perf_counter()
                make_from(folder, date(2026, 9, 30), "Larkmere", id, scope)
                taken[f"{id} {scope}"] = time.perf_counter() - begin
    slowest = max(taken, key=taken.__getitem__)
    report(f"kpi.{LINES}.seconds", taken[slowest], "s", f"the slowest of {len(taken)} panels, reading included: {slowest}")


def cached() -> None:
    """Panels that were made before, asked for by a page's own client."""
    desk, process = start_private_desk()
    ids = list(MEASURES)
    for id in ids:
        desk.panel(id)
    taken = milliseconds(lambda n: desk.panel(ids[n % len(ids)]), TIMES)
    end_private_desk(process)
    report("kpi.cached.p95_ms", middle_and_95(taken)[1], "ms", f"{TIMES} requests over HTTP, {len(ids)} panels in turn")


if __name__ == "__main__":
    cached()
    uncached()
