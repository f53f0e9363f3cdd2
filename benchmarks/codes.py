"""icd.search: one key press of somebody who types a phrase or a code, answered from the whole release."""

import tempfile
from pathlib import Path

from benchmarks._measure import middle_and_95, milliseconds, report
from workbench.codes.index import open_index
from workbench.desk.codes import OFFERED, make_list

TYPED = (
    "right knee pain", "type 2 diabetes with ckd", "sore throat", "low back pain", "high blood pressure", "M25.56", "e11",
    "depression", "broken left wrist", "urinary tract infection", "asthma exacerbation", "chest pian", "z79", "heart failure",
)


def main() -> None:
    """Every beginning of every phrase, as the page asks for it while it is typed."""
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder:
        book = open_index(str(make_list(Path(folder))))
        asked = [text[:length] for text in TYPED for length in range(2, len(text) + 1)]
        for text in TYPED:
            book.search(text, OFFERED)
        taken = milliseconds(lambda number: book.search(asked[number], OFFERED), len(asked))
        book.close()
    middle, slow = middle_and_95(taken)
    note = f"{len(asked)} beginnings of {len(TYPED)} phrases and codes, in the index"
    report("icd.search.median_ms", middle, "ms", note)
    report("icd.search.p95_ms", slow, "ms", note)


if __name__ == "__main__":
    main()
