"""Code packs of a site: kept whole or not at all, never changed, found again by the day they hold on."""

import json
from datetime import date
from pathlib import Path

import pytest

from workbench.content.pack_kinds import PackKind
from workbench.desk.packs import import_pack, in_force, packs_of, rows_of
from workbench.desk.site import BadSite, make_site
from workbench.model import Conflict, NotFound

TODAY = date(2026, 9, 30)
CAPS = "code,most,adjudication\nPS520,1,2\n"
FEES = "code,allowed,effective_from\nPS104,130.80,2026-01-01\nPS103,92.40,2025-07-01\n"


@pytest.fixture
def site(tmp_path) -> Path:
    return make_site(tmp_path / "site").path


def kept(site, kind, text, file="file.csv", **more):
    pack, problems = import_pack(site, PackKind(kind), text, file, TODAY, **more)
    assert problems == ()
    return pack


def test_a_pack_is_kept_with_its_version_and_found_again(site):
    pack = kept(site, "fee-schedule", FEES, "Bluefen fees 2026.csv")

    assert (pack.version, pack.effective, pack.rows) == ("Bluefen-fees-2026", date(2025, 7, 1), 2)
    assert packs_of(site) == (pack,)
    assert rows_of(site, pack)[0] == ("PS104", "", "130.80", "2026-01-01", "", "", "")
    assert (site / "packs/fee-schedule/Bluefen-fees-2026.csv").stat().st_mode & 0o077 == 0


def test_of_a_file_with_a_bad_row_nothing_is_kept(site):
    pack, problems = import_pack(site, PackKind.CAPS, f"{CAPS}PS455,two,2\n", "caps.csv", TODAY, "1", TODAY)

    assert (pack, [each.where for each in problems], packs_of(site)) == (None, ["line 3 · most"], ())


def test_a_file_without_dates_wants_to_be_told_from_when_it_holds(site):
    _, (problem,) = import_pack(site, PackKind.CAPS, CAPS, "caps.csv", TODAY)

    assert problem.code == "PK010"
    assert kept(site, "mue", CAPS, effective=date(2026, 7, 1)).effective == date(2026, 7, 1)


def test_the_same_file_again_changes_nothing_and_another_needs_another_version(site):
    first = kept(site, "fee-schedule", FEES, version="2026")

    assert kept(site, "fee-schedule", FEES, version="2026") == first
    with pytest.raises(Conflict, match="another --version"):
        import_pack(site, PackKind.FEES, FEES.replace("130.80", "131.00"), "fees.csv", TODAY, "2026")
    assert packs_of(site) == (first,)


def test_the_pack_of_a_day_is_the_one_that_began_last(site):
    old, new = (kept(site, "mue", text, version=version, effective=day) for text, version, day in (
        (CAPS, "Q2", date(2026, 4, 1)), (CAPS.replace(",1,", ",2,"), "Q3", date(2026, 7, 1))))

    packs = packs_of(site)
    assert packs == (new, old)
    days = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 7, 1))
    assert [in_force(packs, PackKind.CAPS, day) for day in days] == [None, old, new]


@pytest.mark.parametrize("version", ["../up", "a b", "x" * 61])
def test_a_version_is_a_plain_name(site, version):
    with pytest.raises(Conflict, match="cannot be the name"):
        import_pack(site, PackKind.FEES, FEES, "fees.csv", TODAY, version)


def test_packs_belong_to_a_site(tmp_path):
    with pytest.raises(BadSite):
        packs_of(tmp_path)


def test_a_pack_that_was_tampered_with_is_named(site):
    pack = kept(site, "fee-schedule", FEES)
    (site / "packs/fee-schedule/file.csv").unlink()

    with pytest.raises(NotFound):
        rows_of(site, pack)
    (site / "packs/fee-schedule/file.json").write_text(json.dumps({"kind": "fee-schedule"}))
    with pytest.raises(BadSite, match=r"file\.json"):
        packs_of(site)
