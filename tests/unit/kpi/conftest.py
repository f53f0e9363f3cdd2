"""A practice of eight remittances, small enough to measure by hand. Its today is Wednesday 30 September 2026."""

from datetime import date

import pandas as pd
import pytest

from tests.unit.kpi.accounts import ACCOUNTS
from workbench.money import usd
from workbench.world.tables import TABLES_OF, Holds, Table

MISSING = "-"
BOOKS = {
    "claims": """
        claim  payer     rank
        1      medicare  1
        2      medicare  1
        3      bluefen   1
        4      bluefen   2
        5      tessel    1
        6      tessel    1
        7      tessel    1
        8      corvane   1
    """,
    "submissions": """
        submission  claim  number  sent_date   corrected  edit  answered_date  category
        1           1      1       2026-08-27  no         -     2026-08-28     A2
        2           2      1       2026-09-01  yes        S7    2026-09-02     A2
        3           3      1       2026-09-14  no         -     2026-09-15     A2
        4           4      1       2026-09-15  no         -     2026-09-16     A7
        5           4      2       2026-09-17  yes        S3    2026-09-18     A2
        6           5      1       2026-09-17  no         -     2026-09-18     A3
        7           6      1       2026-09-29  no         -     2026-09-30     A2
        8           7      1       2026-09-30  no         -     2026-10-01     A2
        9           8      1       2026-10-01  no         -     2026-10-02     A2
    """,
    "remittances": """
        remittance  payer     trace  method  form   received_date  posted_date  amount
        1           medicare  M-1    ACH     era    2026-09-01     2026-09-03   200.00
        2           medicare  M-2    ACH     era    2026-09-03     2026-09-08   80.00
        3           bluefen   B-1    ACH     era    2026-09-21     2026-09-21   100.00
        4           bluefen   70012  CHK     paper  2026-09-22     2026-09-25   20.00
        5           tessel    T-1    ACH     era    2026-09-30     2026-09-30   60.00
        6           tessel    T-2    ACH     era    2026-09-28     -            45.50
        7           corvane   81190  CHK     paper  2026-09-29     2026-10-01   12.25
        8           corvane   C-1    ACH     era    2026-10-01     2026-10-01   99.00
        9           medicare  M-3    ACH     era    2026-09-14     2026-09-14   10.00
    """,
    "bank_lines": """
        bank_line  bank_date   source  remittance  amount
        1          2026-09-02  eft     1           200.00
        2          2026-09-04  eft     2           80.00
        3          2026-09-21  eft     3           100.00
        4          2026-09-24  eft     5           60.00
        5          2026-09-28  eft     6           45.50
        6          2026-09-16  eft     9           10.00
        7          2026-10-01  eft     8           99.00
        8          2026-09-25  card    0           310.00
    """,
    "remitted_claims": """
        remitted_claim  remittance  claim
        1               1           1
        2               2           2
        3               3           3
        4               4           4
        5               5           5
        6               6           6
        7               8           8
        8               9           1
    """,
    "remitted_lines": """
        remitted_line  remitted_claim  charge  paid    posted_date  touched  exception
        1              1               200.00  120.00  2026-09-03   no       -
        2              1               150.00  80.00   2026-09-03   yes      reversal
        3              2               100.00  80.00   2026-09-08   no       -
        4              3               180.00  100.00  2026-09-21   no       -
        5              4               180.00  20.00   2026-09-25   yes      -
        6              5               90.00   60.00   2026-09-30   yes      denied
        7              6               70.00   45.50   -            no       -
        8              7               140.00  99.00   2026-10-01   no       -
        9              8               -90.00  10.00   2026-09-14   no       -
    """,
    "adjustments": """
        remitted_line  position  group  reason  amount
        1              1         CO     45      50.00
        1              2         PR     1       27.60
        1              3         CO     253     2.40
        2              1         CO     45      40.00
        2              2         PR     2       20.00
        2              3         OA     18      10.00
        3              1         PR     2       20.00
        4              1         CO     45      55.00
        4              2         PR     3       25.00
        5              1         OA     23      160.00
        6              1         CO     16      30.00
        7              1         PR     1       24.50
        8              1         CO     45      41.00
        9              1         CO     45      -100.00
    """,
    "bank_days": """
        bank_date   unexplained  signed_date
        2026-09-21  0.00         2026-09-22
        2026-09-24  -12.50       2026-09-25
        2026-09-25  3.10         2026-09-28
        2026-09-28  7.00         2026-10-01
        2026-09-29  0.00         -
        2026-10-01  5.00         2026-10-02
    """,
}


def table_named(name: str) -> Table:
    """The table of that name, of whichever practice has one."""
    return next(tables[name] for tables in TABLES_OF.values() if name in tables)


def frame(name: str, text: str) -> pd.DataFrame:
    """A table written with its columns as the first line; "-" is missing."""
    first, *rows = (line.split() for line in text.strip().splitlines())
    holds = {column.name: column.holds for column in table_named(name).columns}
    columns = zip(first, zip(*rows, strict=True), strict=True) if rows else ((each, ()) for each in first)
    return pd.DataFrame({column: _column(holds[column], texts) for column, texts in columns})


def _column(holds: Holds, texts: tuple[str, ...]) -> pd.Series:
    if holds is Holds.CENTS:
        return pd.Series([usd(text) for text in texts], dtype="int64")
    if holds in (Holds.ID, Holds.COUNT):
        return pd.Series([int(text) for text in texts], dtype="int64")
    if holds is Holds.FLAG:
        return pd.Series([text == "yes" for text in texts], dtype=bool)
    if holds is Holds.DATE:
        return pd.Series([pd.NaT if text == MISSING else pd.Timestamp(text) for text in texts], dtype="datetime64[s]")
    return pd.Series(["" if text == MISSING else _words(text) for text in texts], dtype="str")


def _words(text: str) -> str:
    """What is written without a blank: a number of a claim and a reason keep their dash."""
    return text.replace("-", " ") if text.replace("-", "").isalpha() and text != "write-off" else text


def worded(table: pd.DataFrame) -> pd.DataFrame:
    """The same table as a generated practice has it: few different words are kept as categories."""
    return table.astype({name: "category" for name in table if table[name].dtype == "str"})


@pytest.fixture(scope="session", params=["texts", "categories"])
def books(request: pytest.FixtureRequest) -> dict[str, pd.DataFrame]:
    written = {name: frame(name, text) for name, text in BOOKS.items()}
    return written if request.param == "texts" else {name: worded(table) for name, table in written.items()}


@pytest.fixture(scope="session")
def no_books() -> dict[str, pd.DataFrame]:
    """The same tables without a row."""
    return {name: frame(name, text.strip().splitlines()[0]) for name, text in BOOKS.items()}


@pytest.fixture(scope="session", params=["texts", "categories"])
def accounts(request: pytest.FixtureRequest) -> dict[str, pd.DataFrame]:
    written = {name: frame(name, text) for name, text in ACCOUNTS.items()}
    return written if request.param == "texts" else {name: worded(table) for name, table in written.items()}


@pytest.fixture(scope="session")
def no_accounts() -> dict[str, pd.DataFrame]:
    """The same tables without a row."""
    return {name: frame(name, text.strip().splitlines()[0]) for name, text in ACCOUNTS.items()}


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 9, 30)
