"""A site that imports licensed codes: the desk shows them from then on. The codes are invented."""

import re
from datetime import date

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from workbench.cli import app
from workbench.codes.procedures import Procedure
from workbench.desk.opening import site_content
from workbench.desk.site import Site, last_published, make_site
from workbench.desk.site_codes import site_procedures

FILE = """code,label,teaching,effective_from,effective_to
0104X,invented visit four,PS104,2025-01-01,
0103X,invented visit three,PS103,2025-01-01,2025-12-31
0455X,invented injection,PS455,2025-01-01,
0999X,stands for no teaching code,,2025-01-01,
"""


@pytest.fixture
def site(tmp_path) -> Site:
    return make_site(tmp_path / "site")


def bring(site: Site, text: str = FILE, *words: str):
    file = site.path.parent / "codes.csv"
    file.write_text(text, "utf-8")
    return CliRunner().invoke(app, ["pack", "import", "cpt", str(file), "--site", str(site.path), *words])


def test_without_a_file_teaching_codes_are_shown(site):
    assert site_content(site).codes.procedures.shown("PS104-25") == "PS104-25"


def test_the_rows_that_hold_on_the_worlds_day_are_shown(site):
    assert bring(site).exit_code == 0

    assert site_procedures(site).licensed == {
        "PS104": Procedure("0104X", "invented visit four"), "PS455": Procedure("0455X", "invented injection")}
    content = site_content(site)
    assert (content.codes.procedures.shown("PS455-RT"), "0455X" in content.edits.caps) == ("0455X-RT", True)


def test_a_file_for_later_is_not_shown_yet(site):
    bring(site, FILE, "--effective", "2026-10-01")

    assert site.world_date < date(2026, 10, 1)
    assert site_procedures(site).licensed == {}


def test_a_running_desk_is_told(site):
    before = last_published(site)
    bring(site)

    assert last_published(site) != before


def test_a_world_is_written_in_the_codes_of_a_site(site, tmp_path):
    bring(site)

    done = CliRunner().invoke(app, ["world", "--out", str(tmp_path / "larkmere"), "--x12", "40", "--site", str(site.path)])

    assert done.exit_code == 0
    codes = set(pq.read_table(tmp_path / "larkmere" / "tables" / "lines.parquet").column("code").to_pylist())
    assert {"0104X", "0455X", "PS103"} <= codes
    assert not codes & {"PS104", "PS455"}
    texts = [file.read_text("ascii") for file in (tmp_path / "larkmere" / "x12").iterdir()]
    assert any("HC:0104X" in text for text in texts)
    assert not any(re.search("PS104|PS455", text) for text in texts)
