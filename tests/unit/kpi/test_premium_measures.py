from datetime import date

import pytest

from tests.unit.kpi.conftest import frame
from workbench.desk.figures.frame import Ask
from workbench.desk.figures.making import make_panel
from workbench.kpi.facts import Share, months
from workbench.kpi.premiums import premium_match
from workbench.model import Light
from workbench.world.files import build_world
from workbench.world.spec import WorldSpec

PAYMENTS = """
    payment  received_date  kind      amount  proposed  match   touched
    1        2026-08-03     payment   58.80   1         number  no
    2        2026-09-01     payment   74.25   2         number  no
    3        2026-09-02     payment   26.90   3         number  no
    4        2026-09-03     payment   62.14   4         name    yes
    5        2026-09-04     returned  -74.25  2         trace   yes
    6        2026-09-29     payment   40.00   6         number  no
    7        2026-10-01     payment   41.00   7         number  no
    8        2026-09-07     payment   90.00   1         number  no
"""
APPLIED = """
    application  payment  policy  invoice  applied_date  amount
    1            1        1       11       2026-08-04    58.80
    2            2        2       12       2026-09-01    74.25
    3            3        9       13       2026-09-02    26.90
    4            4        4       14       2026-09-04    62.14
    5            5        2       12       2026-09-04    -74.25
    6            6        6       16       2026-10-01    40.00
    7            8        1       17       2026-09-08    50.00
    8            8        3       18       2026-09-08    40.00
"""


@pytest.fixture
def policies():
    return {"premium_payments": frame("premium_payments", PAYMENTS), "applications": frame("applications", APPLIED)}


def test_a_payment_matched_when_it_went_untouched_to_the_policy_proposed(policies, today):
    # Received by 30 Sep: 1 2 3 4 6 8; the return 5 is none. 3 went to another policy, 4 was touched, 6 is applied on 1 Oct, 8
    # went in part to another policy. 1 and 2 of 6.
    found = premium_match(policies, today)

    assert found.total() == Share(2, 6)
    assert found.by("match") == {"name": Share(0, 1), "number": Share(2, 5)}
    assert [each for _, each in found.over(months(today, 2))] == [Share(1, 1), Share(1, 5)]


def test_without_payments_there_is_no_rate(policies):
    assert premium_match(policies, date(2026, 8, 2)).total().value is None


def test_the_figure_says_how_payments_were_found(policies, today):
    panel = make_panel("premium-match", Ask(policies, today, "", "Thistlepaw Pet Insurance"))

    assert (panel.value, panel.light, panel.basis) == ("33.3 %", Light.BAD, "2 of 6 payments, last 90 days")
    assert panel.table.rows == (("name", "1", "0"), ("number", "5", "2"))


def test_most_premium_payments_of_the_invented_insurer_match(today):
    tables = build_world(WorldSpec("thistlepaw", 500)).tables
    found = premium_match(tables, today).total()

    assert found.whole == int((tables["premium_payments"]["kind"] == "payment").sum())
    assert 0.85 < found.value < 1
