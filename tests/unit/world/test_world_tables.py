import pandas as pd
import pytest

from workbench.billing.npi import npi_is_valid
from workbench.world.files import build_world
from workbench.world.spec import WorldSpec
from workbench.world.tables import TABLES, Holds

KEYS = {name: table.columns[0].name for name, table in TABLES.items()}
POINTERS = [(name, column.name, column.of) for name, table in TABLES.items() for column in table.columns if column.of]
PROMISED = {"patients": 400, "encounters": 3_100, "services": 6_500, "remittances": 400}
HELD = {Holds.ID: "int64", Holds.CENTS: "int64", Holds.COUNT: "int64", Holds.FLAG: "bool", Holds.DATE: "datetime64[us]"}


def test_a_world_has_exactly_the_tables_and_columns_that_are_written_down(tables):
    assert list(tables) == list(TABLES)
    for name, table in TABLES.items():
        assert list(tables[name].columns) == [column.name for column in table.columns], name


def test_every_column_has_the_type_of_what_it_holds(tables):
    for name, table in TABLES.items():
        for column in table.columns:
            kind = tables[name][column.name].dtype
            wanted = HELD.get(column.holds)
            assert str(kind) in ((wanted,) if wanted else ("str", "category")), f"{name}.{column.name} is {kind}"


def test_no_cell_is_missing_but_dates(tables):
    for name, table in TABLES.items():
        cells = [column.name for column in table.columns if column.holds is not Holds.DATE]
        assert not tables[name][cells].isna().any().any(), name


@pytest.mark.parametrize(("name", "column", "of"), POINTERS)
def test_an_id_points_to_a_row_that_exists(year, name, column, of):
    pointed = set(year[name][column].unique()) - {0}

    assert pointed <= set(year[of][KEYS[of]])


def test_ids_count_from_one_in_each_table_of_its_own_key(year):
    for name, table in TABLES.items():
        if table.columns[0].holds is Holds.ID and not table.columns[0].of:
            assert list(year[name].iloc[:, 0]) == list(range(1, len(year[name]) + 1)), name


def test_the_default_world_has_the_size_that_is_promised(year):
    services = year["lines"]["first_line"] == year["lines"]["line"]
    made = {"services": services.sum(), **{name: len(rows) for name, rows in year.items()}}

    assert {name: made[name] for name in PROMISED} == pytest.approx(PROMISED, rel=0.04)
    assert (len(year["providers"]), len(year["payers"]), len(year["bank_days"])) == (6, 7, 251)


@pytest.mark.parametrize("lines", [300, 5_000])
def test_a_world_has_about_the_services_that_were_asked_for(lines):
    made = build_world(WorldSpec(lines=lines)).tables["lines"]

    assert (made["first_line"] == made["line"]).sum() == pytest.approx(lines, rel=0.15)


def test_a_year_spans_the_whole_code_year_and_a_small_world_half_of_it(tables, year):
    assert year["encounters"]["service_date"].min() == pd.Timestamp(2025, 10, 1)
    days = tables["encounters"]["service_date"]
    assert pd.Timestamp(2026, 4, 1) <= days.min() <= days.max() <= pd.Timestamp(2026, 9, 30)


def test_a_small_world_has_a_few_old_visits_and_most_of_them_lately(tables):
    days = tables["encounters"]["service_date"]

    assert 0.05 < (days < pd.Timestamp(2026, 7, 1)).mean() < 0.15


@pytest.mark.parametrize("wrong", [{"practice": "elsewhere"}, {"lines": 3}, {"world_date": pd.Timestamp(2027, 1, 1).date()}])
def test_a_world_that_cannot_be_is_refused_in_a_sentence(wrong):
    with pytest.raises(ValueError, match=r"\.$"):
        WorldSpec(**wrong)


def test_nobody_can_be_taken_for_somebody_real(year):
    assert year["coverages"]["member"].str.fullmatch(r"WB\d{7}").all()
    assert year["coverages"]["member"].is_unique
    assert year["patients"]["account"].str.fullmatch(r"LMG-2\d{5}").all()
    assert year["patients"]["account"].is_unique
    for number in (*year["providers"]["npi"], *year["sites"]["npi"]):
        assert number.startswith("2")
        assert npi_is_valid(number)


def test_hardly_two_patients_share_a_name(year):
    names = year["patients"]["name"]

    assert names.nunique() > len(names) * 0.98
