"""world.<lines>.*: how long a world takes to build and to digest, and how much memory; each size in a process of its own."""

import resource
import subprocess
import sys
import time

from benchmarks._measure import report
from workbench.world.digest import digest
from workbench.world.files import build_world
from workbench.world.spec import WorldSpec

SIZES = (10_000, 100_000, 1_000_000)


def measure(lines: int) -> None:
    """Build one world and say what it took."""
    begin = time.perf_counter()
    world = build_world(WorldSpec(lines=lines, seed="bench"))
    built = time.perf_counter() - begin
    told = digest(world)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    note = f"{len(world.tables['lines']):,} lines, {len(world.tables['claims']):,} claims, digest {told[:12]}"
    report(f"world.{lines}.seconds", built, "s", note)
    report(f"world.{lines}.digest_seconds", time.perf_counter() - begin - built, "s", "SHA-256 over all rows")
    report(f"world.{lines}.peak_mb", peak, "MB", "whole process, libraries included")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        for size in SIZES:
            subprocess.run([sys.executable, "-m", "benchmarks.world", str(size)], check=True)
