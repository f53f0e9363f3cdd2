"""grade.PAY-04: one submission over HTTP until its grade is committed and answered; variant.PAY-04: inventing one case."""

from pathlib import Path

from benchmarks._measure import middle_and_95, milliseconds, report
from workbench.client import end_private_desk, start_private_desk
from workbench.content import read_content
from workbench.kinds.kind import Case
from workbench.kinds.registry import kind_named
from workbench.model import Answer

ROOT = Path(__file__).parents[1]
TIMES = 200
KIND = kind_named("post-one-eob")


def variants() -> None:
    """Two hundred cases, drawn one after the other."""
    content, _ = read_content(ROOT / "exercises", ROOT / "sop")
    exercise = content.exercises["post-one-eob"]
    taken = milliseconds(lambda n: KIND.generate(Case(f"bench {n}", 2, exercise, content.codes)), TIMES)
    report("variant.PAY-04.median_ms", middle_and_95(taken)[0], "ms", f"{TIMES} cases, prompt and key")


def submissions() -> None:
    """A private desk on SQLite, asked by a page's own client; each attempt is submitted once, two cells filled in."""
    desk, process = start_private_desk()
    answer = Answer({"row1.paid": "110.00", "row1.co45": "70.00", "row1.transfer": "Patient"})
    attempts = [desk.issue("post-one-eob", trap="PAY-04.deductible-written-off").attempt for _ in range(TIMES)]
    taken = milliseconds(lambda n: desk.submit(attempts[n], f"bench-{n:06d}", answer, 0), TIMES)
    end_private_desk(process)
    middle, slow = middle_and_95(taken)
    note = f"{TIMES} submissions over HTTP, graded, worded and committed to SQLite with full synchronisation"
    report("grade.PAY-04.median_ms", middle, "ms", note)
    report("grade.PAY-04.p95_ms", slow, "ms", note)


if __name__ == "__main__":
    variants()
    submissions()
