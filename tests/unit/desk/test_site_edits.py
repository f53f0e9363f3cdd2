"""A site's own packs speak to the scrubber in place of the teaching tables, each on the days it holds."""

from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.unit.scrub.claims import TABLES, claim, found, line, setting
from workbench.content.pack_kinds import PackKind
from workbench.desk.packs import import_pack
from workbench.desk.site import make_site, open_site
from workbench.desk.site_edits import silent_before, site_tables
from workbench.scrub import Bilateral, scrub

TODAY = date(2026, 9, 30)
MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 1)
PAIRS = "column1,column2,indicator,effective_from,effective_to\n"
FIRST_QUARTER = f"{PAIRS}ZZ101,ZZ102,1,2020-01-01,\nZZ101,ZZ103,0,2025-01-01,2026-02-28\n"
SECOND_QUARTER = f"{PAIRS}ZZ101,ZZ102,0,2026-04-01,\nZZ101,ZZ102,1,2020-01-01,2026-03-31\n"
CAPS = "code,most,adjudication\nZZ101,{most},2\n"


@pytest.fixture
def site(tmp_path) -> Path:
    return make_site(tmp_path / "site").path


def bring(site, kind, text, effective=date(2026, 1, 1)):
    file = site.parent / f"{effective}.csv"
    file.write_text(text)
    assert import_pack(site, PackKind(kind), [file], TODAY, effective=effective)[1] == ()


@contextmanager
def beside(site):
    """The setting of Marta's claims with the site's tables."""
    with site_tables(open_site(site), TABLES) as tables:
        yield setting(tables=tables, cover=None, today=TODAY)


def two_units(day):
    return line("ZZ101", on=day, units="2")


def of_day(day, *services):
    return claim(*(line(service, on=day) for service in services))


def test_without_packs_the_teaching_tables_hold(site):
    with beside(site) as told:
        assert found(claim(line("PS104"), line("PS102")), told) == ["S11.0"]


def test_pairs_of_a_site_are_judged_in_place_of_ours_by_the_release_of_the_day(site):
    bring(site, "ncci-ptp", FIRST_QUARTER)
    bring(site, "ncci-ptp", SECOND_QUARTER, APRIL)

    with beside(site) as told:
        days = {day: found(of_day(day, "ZZ101", "ZZ102-59"), told) for day in (MARCH, APRIL)}
        assert days == {MARCH: [], APRIL: ["S9.59", "S11.0"]}
        assert found(claim(line("PS104"), line("PS102")), told) == []


def test_a_pair_ends_with_its_deletion_date(site):
    bring(site, "ncci-ptp", FIRST_QUARTER)

    with beside(site) as told:
        last, after = (found(of_day(date(2026, *day), "ZZ101", "ZZ103"), told) for day in ((2, 28), (3, 1)))
        assert (last, after) == (["S11.0"], [])


def test_caps_of_a_claim_over_two_quarters_are_those_of_each_day(site):
    bring(site, "mue", CAPS.format(most=2))
    bring(site, "mue", CAPS.format(most=1), APRIL)

    with beside(site) as told:
        days = [day for day in (MARCH, APRIL) if "S10.2" in found(claim(two_units(day)), told)]
        assert days == [APRIL]
        assert [each.line for each in scrub(claim(two_units(MARCH), two_units(APRIL)), told)] == [2]


def test_on_a_day_before_the_first_pack_nothing_is_judged_and_that_is_said(site):
    bring(site, "mue", CAPS.format(most=1), APRIL)

    with beside(site) as told:
        assert found(claim(two_units(MARCH)), told) == []
        assert silent_before(told, APRIL) == ()
        assert silent_before(told, MARCH) == (
            "The first mue pack of the site begins on 04/01/2026. Services before that day were not held against any.",)


FEES = "code,modifier,allowed,effective_from,effective_to,global_days,bilateral\n"


def test_a_fee_schedule_says_global_days_and_sides_also_of_codes_that_we_do_not_know(site):
    bring(site, "fee-schedule", f"{FEES}ZZ101,,80.00,,,010,2\nPS455,,90.00,,,090,\n")

    with beside(site) as told:
        assert found(claim(line("PS103"), line("ZZ101")), told) == ["S9.25"]
        assert found(claim(line("PS103"), line("PS455-LT")), told) == ["S9.57"]
        assert found(claim(line("ZZ101-50")), told) == ["S9.50"]


def test_what_a_fee_schedule_does_not_say_of_a_service_is_not_made_up(site):
    bring(site, "fee-schedule", f"{FEES}ZZ101,,80.00,,,,\n")

    with beside(site) as told:
        assert found(claim(line("ZZ101-25"), line("ZZ101-26")), told) == []


def test_amounts_of_a_payer_do_not_hide_the_indicators_of_an_older_schedule(site):
    bring(site, "fee-schedule", f"{FEES}ZZ101,,80.00,,,010,1\nZZ101,26,20.00,2026-01-01,2026-03-31,010,1\n")
    bring(site, "fee-schedule", "code,allowed\nZZ101,99.00\n", APRIL)

    with site_tables(open_site(site), TABLES) as tables:
        march, april = (tables.service("ZZ101", day) for day in (MARCH, APRIL))
        assert (march.global_days, march.bilateral, march.split) == ("010", Bilateral.HALF_MORE, True)
        assert (april.global_days, april.split) == ("010", None)
        assert tables.service("ZZ101", date(2025, 12, 31)) is None


def test_a_licensed_code_outside_its_dates_is_named(site):
    bring(site, "cpt", "code,label,teaching,effective_from,effective_to\nZZ101,old,,2025-01-01,2026-03-31\nZZ102,new,,,\n",
          date(2025, 1, 1))

    with beside(site) as told:
        assert found(of_day(MARCH, "ZZ101"), told) == []
        assert found(of_day(APRIL, "ZZ101", "ZZ102", "ZZ109"), told) == ["S7.5"]
