"""A site that imports licensed codes: the desk shows them from then on. The codes are invented."""

import json
import re
from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from tests.service.conftest import PEOPLE, Http
from workbench.cli import app
from workbench.codes.procedures import Procedure, Procedures
from workbench.desk.opening import site_content
from workbench.desk.site import Site, last_published, make_site
from workbench.desk.site_codes import in_site_codes, site_procedures
from workbench.model.wire import dumps
from workbench.service.app import app as served
from workbench.service.doorkeeper import PrivateDoorkeeper

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


INVENTED = Procedures({f"PS{number}": Procedure(f"ZZ{number}", f"invented {number}") for number in range(100, 1000)})
TEACHING, SHOWN = re.compile(r"PS\d{3}"), re.compile(r"ZZ\d{3}")


def after_the_import(world):
    """The same desk once it has taken up a file."""
    desk = replace(world.desk, content=in_site_codes(world.desk.content, INVENTED))
    door = PrivateDoorkeeper({login: f"{login}-token" for login in PEOPLE})
    return replace(world, desk=desk, http=Http(served(desk, door, "/services/desk"), world.http.runner))


def texts_of(world, attempt) -> str:
    """The page of an attempt with its worksheet, its key, and the feedback once it is graded."""
    return "\n".join((json.dumps(world.ok("maya", "GET", f"/attempts/{attempt}")), dumps(world.key(attempt))))


def test_an_attempt_that_was_issued_before_keeps_its_codes_until_it_is_graded_and_after(world):
    attempt = world.issue("maya")["attempt"]
    later = after_the_import(world)

    assert later.issue("maya")["attempt"] == attempt
    _, answer = later.trapped(attempt)
    later.submit("maya", attempt, answer)
    assert TEACHING.search(texts_of(later, attempt))
    assert not SHOWN.search(texts_of(later, attempt))


def test_what_is_issued_after_it_shows_the_codes_of_the_site_everywhere(world):
    later = after_the_import(world)
    attempt = later.issue("maya")["attempt"]
    _, answer = later.trapped(attempt)
    later.submit("maya", attempt, answer)

    example = json.dumps(later.ok("maya", "GET", "/examples/payment-posting"))
    for text in (texts_of(later, attempt), example):
        assert SHOWN.search(text)
        assert not TEACHING.search(text)


def test_the_import_names_the_teaching_codes_that_stay(site):
    assert "stay as they are: PS102, PS103, PS105," in bring(site).stdout
    slip = bring(site, FILE.replace("PS455", "PS545"), "--version", "slip").stdout
    assert "No exercise has these teaching codes, look for a slip: PS545." in slip
    later = bring(site, FILE, "--effective", "2026-10-01", "--version", "later").stdout
    assert "The practice's today is 09/30/2026, and another file or none holds on that day." in later
