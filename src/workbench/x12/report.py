"""What `workbench era` prints: each file with its problems and one row of sums per transaction. Opens nothing, prints nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.model import Severity
from workbench.money import plain
from workbench.x12.problems import EraProblem
from workbench.x12.remittance import Transaction
from workbench.x12.remittance_file import read_remittance

CLEAN, WITH_ERRORS, NOT_AN_835 = 0, 1, 2


@dataclass(frozen=True, slots=True)
class TransactionRow:
    """One ST. Money as text with two decimals; `claims` and `lines` are counts; lines are named "CLP01:line number"."""

    st: str
    bpr_amount: str
    method: str
    trace: str
    claims: int
    lines: int
    charged: str
    paid: str
    adjustments: str
    plb: str
    balanced: bool
    unbalanced_claims: tuple[str, ...]
    unbalanced_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file as it was named; problems in the order of its segments."""

    file: str
    problems: tuple[EraProblem, ...]
    transactions: tuple[TransactionRow, ...]


@dataclass(frozen=True, slots=True)
class EraReport:
    """The whole report; `model.wire.encode` gives its JSON."""

    files: tuple[FileReport, ...]

    def lines(self) -> Iterator[str]:
        """The same for people: for each file its transactions, then its problems."""
        for file in self.files:
            yield f"{file.file}: {len(file.transactions)} transaction{'' if len(file.transactions) == 1 else 's'}"
            for row in file.transactions:
                state = "balanced" if row.balanced else "not balanced"
                yield (f"  {row.st}  {row.method} {row.trace}  {row.bpr_amount}  claims {row.claims}, lines {row.lines}, "
                       f"charged {row.charged}, paid {row.paid}, adjustments {row.adjustments}, PLB {row.plb}  {state}")
            for problem in file.problems:
                yield f"  segment {problem.segment}: {problem.message} ({problem.code}, {problem.severity})"


def era_report(named_files: Iterable[tuple[str, bytes]]) -> tuple[EraReport, int]:
    """The report and the exit code: 0 no error, 1 any error, 2 a file is no 835; the highest of all files.

    >>> era_report([("photo.jpg", bytes([255, 216, 255, 224]))])[1]
    2
    """
    reports, worst = [], CLEAN
    for name, data in named_files:
        report, code = _file_report(name, data)
        reports.append(report)
        worst = max(worst, code)
    return EraReport(tuple(reports)), worst


def _file_report(name: str, data: bytes) -> tuple[FileReport, int]:
    read = read_remittance(data, keep_claims=False)
    failed = any(problem.severity is Severity.ERROR for problem in read.problems)
    code = NOT_AN_835 if not read.is_835 else WITH_ERRORS if failed else CLEAN
    return FileReport(name, read.problems, tuple(_row(transaction) for transaction in read.transactions)), code


def _row(transaction: Transaction) -> TransactionRow:
    sums = transaction.balance
    return TransactionRow(
        st=transaction.control, bpr_amount=plain(transaction.amount), method=transaction.method, trace=transaction.trace,
        claims=sums.claims, lines=sums.lines, charged=plain(sums.charged), paid=plain(sums.paid),
        adjustments=plain(sums.adjustments), plb=plain(sums.plb), balanced=sums.balanced,
        unbalanced_claims=sums.unbalanced_claims, unbalanced_lines=sums.unbalanced_lines)
