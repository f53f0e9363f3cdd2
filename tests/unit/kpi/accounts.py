"""A second small practice, for what is owed, denied and left over. Its today is Wednesday 30 September 2026.

Visit 1 was paid twice, 2 nobody insures, 3 the patient paid twice, 4 waits, 5 was denied, 6 owes 20.00, 7 is partly written off,
8 is not billed yet. Visits 10 to 13 stand in remittances alone. Patient 9 has paid for a visit whose charge is not entered yet.
"""

ACCOUNTS = {
    "encounters": """
        encounter  patient  site  provider  service_date
        1          1        1     1         2026-05-04
        2          2        2     5         2026-06-08
        3          3        1     1         2026-06-15
        4          4        1     1         2026-08-31
        5          5        2     5         2026-08-30
        6          6        1     5         2026-07-02
        7          7        1     1         2026-07-01
        8          8        2     5         2026-09-28
        10         4        1     1         2026-06-10
        11         5        2     5         2026-06-10
        12         3        1     1         2026-06-10
        13         8        2     5         2026-06-10
    """,
    "claims": """
        claim  number     encounter  patient  payer     rank  billed_date  charge
        1      26-050401  1          1        medicaid  1     2026-05-06   100.00
        2      26-060801  2          2        self      1     2026-06-10   200.00
        3      26-061501  3          3        bluefen   1     2026-06-17   300.00
        4      26-083101  4          4        bluefen   1     2026-09-02   250.00
        5      26-083001  5          5        medicare  1     2026-09-01   180.00
        6      26-070201  6          6        tessel    1     2026-07-06   120.00
        7      26-070101  7          7        corvane   1     2026-07-03   90.00
        8      26-092801  8          8        bluefen   1     2026-10-01   160.00
        9      26-061501  3          3        bluefen   2     2026-07-10   300.00
        10     26-061001  10         4        tessel    1     2026-06-12   80.00
        11     26-061002  11         5        medicare  1     2026-06-12   70.00
        12     26-061003  12         3        bluefen   1     2026-06-12   100.00
        13     26-061004  13         8        bluefen   1     2026-06-12   50.00
    """,
    "lines": """
        line  claim  charge  contract
        1     1      100.00  60.00
        2     2      200.00  200.00
        3     3      300.00  200.00
        4     4      200.00  110.00
        5     4      50.00   30.00
        6     5      180.00  90.00
        7     6      120.00  90.00
        8     7      90.00   60.00
        9     8      160.00  100.00
        10    9      300.00  0.00
    """,
    "coverages": """
        patient  rank  payer
        1        1     medicaid
        3        1     bluefen
        3        2     bluefen
        9        1     tessel
    """,
    "ledger": """
        posted_date  patient  line  kind               amount
        2026-05-05   1        1     charge             100.00
        2026-05-20   1        1     insurance-payment  -60.00
        2026-05-20   1        1     contractual        -40.00
        2026-06-09   2        2     charge             200.00
        2026-06-09   2        2     discount           -50.00
        2026-06-16   3        3     charge             300.00
        2026-06-20   1        1     insurance-payment  -60.00
        2026-06-30   2        2     patient-payment    -100.00
        2026-07-02   7        8     charge             90.00
        2026-07-03   6        7     charge             120.00
        2026-07-06   2        2     nsf                100.00
        2026-07-08   3        3     insurance-payment  -150.00
        2026-07-08   3        3     contractual        -100.00
        2026-07-15   2        2     patient-payment    -100.00
        2026-08-01   6        7     insurance-payment  -70.00
        2026-08-01   6        7     contractual        -30.00
        2026-08-03   3        3     patient-payment    -50.00
        2026-08-31   5        6     charge             180.00
        2026-09-01   4        4     charge             200.00
        2026-09-01   4        5     charge             50.00
        2026-09-10   3        3     patient-payment    -50.00
        2026-09-15   7        8     write-off          -15.00
        2026-09-29   8        9     charge             160.00
        2026-09-29   9        0     patient-payment    -20.00
        2026-10-01   4        4     insurance-payment  -110.00
    """,
    "remittances": """
        remittance  payer     trace  method  form   received_date  amount
        1           bluefen   B-1    ACH     era    2026-07-07     150.00
        2           tessel    T-1    ACH     era    2026-07-31     70.00
        3           medicare  M-1    NON     era    2026-09-10     0.00
        4           medicare  M-2    NON     era    2026-09-24     0.00
        5           corvane   C-1    NON     era    2026-09-15     0.00
        6           bluefen   B-2    ACH     era    2026-09-16     40.00
        7           tessel    T-2    NON     era    2026-09-17     0.00
        8           medicare  M-3    NON     era    2026-09-18     0.00
        9           medicaid  D-1    ACH     era    2026-10-02     21.00
        10          corvane   C-2    ACH     era    2026-10-01     33.00
        11          tessel    T-3    ACH     era    2026-09-23     44.00
        12          granger   88101  CHK     paper  2026-09-01     55.00
    """,
    "remitted_claims": """
        remitted_claim  remittance  claim  status  charge
        1               1           3      1       300.00
        2               2           6      1       120.00
        3               3           5      1       180.00
        4               4           5      22      -180.00
        5               4           5      1       180.00
        6               5           7      1       90.00
        7               6           9      2       300.00
        8               6           12     1       100.00
        9               6           13     1       50.00
        10              7           10     1       80.00
        11              8           11     1       70.00
    """,
    "remitted_lines": """
        remitted_line  remitted_claim  charge   paid
        1              1               300.00   150.00
        2              2               120.00   70.00
        3              3               180.00   0.00
        4              4               -180.00  0.00
        5              5               180.00   0.00
        6              6               90.00    0.00
        7              7               300.00   0.00
        8              8               60.00    40.00
        9              8               40.00    0.00
        10             9               50.00    0.00
        11             10              80.00    0.00
        12             11              70.00    0.00
    """,
    "adjustments": """
        remitted_line  position  group  reason  amount
        1              1         CO     45      100.00
        1              2         PR     1       50.00
        2              1         CO     45      30.00
        2              2         PR     3       20.00
        3              1         CO     50      180.00
        4              1         CO     50      -180.00
        5              1         CO     50      180.00
        6              1         CO     45      30.00
        6              2         PR     1       60.00
        7              1         OA     23      250.00
        7              2         PR     2       50.00
        8              1         CO     45      20.00
        9              1         CO     45      10.00
        9              2         CO     97      30.00
        10             1         PR     96      50.00
        11             1         CO     24      80.00
        12             1         CO     24      70.00
    """,
    "denials": """
        denial  claim  denied_date  amount  reason  action_date  action           decided_date  outcome
        1       5      2026-09-11   180.00  CO-50   2026-09-15   appeal           -             -
        2       11     2026-09-21   70.00   CO-24   -            -                -             -
        3       12     2026-09-17   40.00   CO-97   2026-09-18   corrected-claim  2026-09-28    paid
        4       1      2026-09-03   100.00  CO-197  2026-09-08   appeal           2026-09-29    paid
        5       6      2026-07-31   120.00  CO-50   2026-08-05   appeal           2026-08-31    upheld
        6       6      2026-09-28   20.00   CO-97   2026-10-01   write-off        -             -
    """,
    "bank_lines": """
        bank_line  bank_date   source   trace  remittance  amount
        1          2026-08-31  eft      -      0           15.00
        2          2026-08-30  lockbox  -      0           25.00
        3          2026-07-08  eft      B-1    1           150.00
        4          2026-09-25  eft      D-1    9           21.00
        5          2026-09-24  eft      C-2    10          33.00
        6          2026-07-01  eft      -      0           12.50
        7          2026-06-01  eft      -      0           99.00
        8          2026-07-31  eft      T-1    2           70.00
        9          2026-09-16  eft      B-2    6           40.00
        10         2026-09-30  card     -      0           18.00
    """,
    "unapplied": """
        item  opened_date  payer     trace  amount  cleared_date  bank_line
        1     2026-08-31   bluefen   -      15.00   -             1
        2     2026-08-30   medicare  55102  25.00   -             2
        3     2026-07-02   tessel    -      5.00    -             0
        4     2026-07-01   granger   -      12.50   -             6
        5     2026-06-01   medicare  -      99.00   2026-09-30    7
        6     2026-10-01   bluefen   -      8.00    -             0
    """,
}
