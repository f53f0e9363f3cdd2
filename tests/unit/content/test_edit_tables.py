"""The teaching edits: what ships is complete and clean, and what an author writes wrong is named."""

from datetime import date
from pathlib import Path

import pytest

from tests.unit.scrub.claims import claim, line, setting
from workbench.content.authored import Problems
from workbench.content.edit_tables import read_edits
from workbench.content.reading import read_content
from workbench.scrub import Indicator, scrub

ROOT = Path(__file__).resolve().parents[3]
KNOWN = ("PS102", "PS104", "PS420")
PAIR = 'column1 = "PS104"\ncolumn2 = "PS102"\nindicator = 1\neffective_from = 2025-01-01\nreason = "one visit"\n'
WHOLE = f"""
invented = true
source = "ours"
checked_on = 2026-11-21
[places]
office = ["11"]
[services]
PS104 = {{ visit = true, global = "XXX", places = "office" }}
[[pairs]]
{PAIR}
[caps]
PS420 = {{ most = 4, adjudication = 1, reason = "each drug" }}
[[diagnoses]]
starts = "O"
sex = "F"
source = "chapter 15"
"""


@pytest.fixture(scope="module")
def shipped():
    return read_content(ROOT / "exercises", ROOT / "sop")[0].edits


def problems(folder, text):
    found = Problems()
    (folder / "edits.toml").write_text(text)
    read_edits(folder, KNOWN, found)
    return [(each.where.partition(" · ")[2], each.code) for each in found.all()]


def test_what_ships_has_fifteen_pairs_with_every_indicator_and_every_way_of_capping(shipped):
    pairs = [pair for each in shipped.pairs.values() for pair in each]

    assert len(pairs) == 15
    assert {pair.indicator for pair in pairs} == set(Indicator)
    assert {cap.adjudication for cap in shipped.caps.values()} == {1, 2, 3}
    assert all(pair.reason for pair in pairs)


def test_a_wound_closed_after_a_lesion_was_taken_off_is_found_with_the_shipped_edits(shipped):
    (edit,) = scrub(claim(line("PS514"), line("PS510")), setting(tables=shipped))

    assert str(edit) == (
        "line 2: PS510 is not paid beside PS514: closing the wound is part of taking the lesion off. Take PS510 off, or add the "
        "modifier that the note supports: another site, another session, a separate visit. (S11.1)")


def test_a_table_in_order_is_read(tmp_path):
    assert problems(tmp_path, WHOLE) == []
    tables = read_edits(tmp_path, KNOWN, Problems())

    assert tables.services["PS104"].places == ("11",)
    assert tables.pair("PS104", "PS102", date(2024, 12, 31)) is None
    assert tables.pair("PS104", "PS102", date(2025, 1, 1)) is not None


@pytest.mark.parametrize(("was", "now", "problem"), [
    ('column2 = "PS102"', 'column2 = "PS199"', ("pairs[0].column2", "WB051")),
    ("PS420 =", "PS421 =", ("caps.PS421", "WB051")),
    ("indicator = 1", "indicator = 2", ("pairs[0].indicator", "WB052")),
    ("indicator = 1", "indicator = 10", ("pairs[0].indicator", "WB027")),
    ('"XXX"', '"30"', ("services.PS104.global", "WB052")),
    ('places = "office"', 'places = "home"', ("services.PS104.places", "WB052")),
    ('sex = "F"', 'sex = "U"', ("diagnoses[0].sex", "WB052")),
    ('sex = "F"', "ages = [17, 0]", ("diagnoses[0].ages", "WB052")),
    ('column2 = "PS102"', 'column2 = "PS104"', ("pairs[0].column2", "WB053")),
    ("[caps]", f"[[pairs]]\n{PAIR}[caps]", ("pairs[1].column1", "WB053")),
    ('reason = "one', 'effective_to = 2024-01-01\nreason = "one', ("pairs[0].effective_to", "WB054")),
    ('source = "ours"', "", ("source", "WB004")),
    ("most = 4", "most = 4, more = 1", ("caps.PS420.more", "WB003")),
])
def test_what_an_author_writes_wrong_is_named(tmp_path, was, now, problem):
    assert problems(tmp_path, WHOLE.replace(was, now, 1)) == [problem]


def test_a_pair_may_come_again_after_it_ended(tmp_path):
    ended = PAIR.replace("reason", "effective_to = 2025-06-30\nreason")
    again = PAIR.replace("2025-01-01", "2025-07-01")

    assert problems(tmp_path, WHOLE.replace(PAIR, ended).replace("[caps]", f"[[pairs]]\n{again}[caps]")) == []
