"""Code packs of a site: kept whole or not at all, never changed, found again by the day they hold on."""

import json
from contextlib import closing
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


def brought(site, kind, text, file="file.csv", **more):
    path = site.parent / file
    path.write_text(text, more.pop("encoding", "utf-8"))
    return import_pack(site, PackKind(kind), [path], TODAY, **more)


def kept(site, kind, text, file="file.csv", **more):
    pack, problems = brought(site, kind, text, file, **more)
    assert problems == ()
    return pack


def first_row(site, pack):
    with closing(rows_of(site, pack)) as rows:
        return next(iter(rows))


def test_a_pack_is_kept_with_its_version_and_found_again(site):
    pack = kept(site, "fee-schedule", FEES, "Bluefen fees 2026.csv")

    assert (pack.version, pack.effective, pack.rows) == ("Bluefen-fees-2026", date(2025, 7, 1), 2)
    assert packs_of(site) == (pack,)
    assert first_row(site, pack) == ("PS104", "", "130.80", "2026-01-01", "", "", "", "")
    assert (site / "packs/fee-schedule/Bluefen-fees-2026.sqlite").stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in (site / "packs/fee-schedule").iterdir()) == [
        "Bluefen-fees-2026.json", "Bluefen-fees-2026.sqlite"]


def test_of_a_file_with_a_bad_row_nothing_is_kept(site):
    pack, problems = brought(site, "mue", f"{CAPS}PS455,two,2\n", effective=TODAY)

    assert (pack, [each.where for each in problems], packs_of(site)) == (None, ["line 3 · most"], ())
    assert list((site / "packs/mue").iterdir()) == []


@pytest.mark.parametrize(("kind", "text", "said"), [
    ("mue", f"{CAPS}PS455,2,2\nPS455,3,2\n", "line 4: PS455 stands on line 3 already."),
    ("fee-schedule", f"{FEES}PS104,131.00,2026-01-01\n", "line 4: PS104 stands on line 2 already."),
    ("cpt", "code,label,ps\nZZ101,visit,PS104\nZZ102,visit,PS104\n", "line 3: PS104 stands on line 2 already."),
    ("cpt", "code,label,ps\nZZ101,knee,PS455\nZZ101,shoulder,PS459\n", "A code stands for one teaching code."),
])
def test_a_row_that_stands_twice_is_named_with_both_lines(site, kind, text, said):
    pack, (problem,) = brought(site, kind, text, effective=TODAY)

    assert (pack, problem.code, said in str(problem)) == (None, "PK006", True)


def test_codes_of_one_after_the_other_may_stand_for_one_teaching_code(site):
    rows = "code,label,ps,start,end\nZZ101,old,PS104,2025-01-01,2025-12-31\nZZ102,new,PS104,2026-01-01,\nZZ103,other,,,\n"

    assert kept(site, "cpt", rows).rows == 3


def test_a_release_in_parts_is_one_pack(site):
    head = "Column 1,Column 2,Effective,Deletion,Modifier\n"
    parts = [site.parent / f"f{number}.txt" for number in (1, 2)]
    for part, row in zip(parts, ("PS514,PS510,20250101,*,1\n", "PS455,PS420,20240101,*,x\n"), strict=True):
        part.write_text(head + row)

    pack, (problem,) = import_pack(site, PackKind.PAIRS, parts, TODAY, "2026q1")
    assert (pack, problem.where) == (None, "f2.txt · line 2 · indicator")
    parts[1].write_text(parts[1].read_text().replace("x", "1"))
    pack, _ = import_pack(site, PackKind.PAIRS, parts, TODAY, "2026q1")
    assert (pack.rows, pack.effective, pack.file) == (2, date(2024, 1, 1), "f1.txt, f2.txt")


def test_a_file_as_office_programs_write_it_is_read_too(site):
    pack = kept(site, "carc", "code,label\n45,more than the café's contract\n", encoding="cp1252", effective=TODAY)

    assert first_row(site, pack)[1] == "more than the café's contract"


def test_unicode_text_of_a_spreadsheet_is_read_and_a_spreadsheet_itself_is_refused(site):
    pack = kept(site, "mue", CAPS.replace(",", "\t"), encoding="utf-16", effective=TODAY)

    assert first_row(site, pack)[:2] == ("PS520", "1")
    with pytest.raises(Conflict, match="save the sheet as CSV"):
        brought(site, "mue", "PK\x03\x04rest", "caps.xlsx", effective=TODAY)


def test_a_file_without_dates_wants_to_be_told_from_when_it_holds(site):
    _, (problem,) = brought(site, "mue", CAPS)

    assert problem.code == "PK010"
    assert kept(site, "mue", CAPS, effective=date(2026, 7, 1)).effective == date(2026, 7, 1)


def test_the_same_file_again_changes_nothing_and_another_needs_another_version(site):
    first = kept(site, "fee-schedule", FEES, version="2026")

    assert kept(site, "fee-schedule", FEES, version="2026") == first
    with pytest.raises(Conflict, match="another --version"):
        brought(site, "fee-schedule", FEES.replace("130.80", "131.00"), version="2026")
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
        brought(site, "fee-schedule", FEES, version=version)


def test_packs_belong_to_a_site(tmp_path):
    with pytest.raises(BadSite):
        packs_of(tmp_path)


def test_a_pack_that_was_tampered_with_is_named(site):
    pack = kept(site, "fee-schedule", FEES)
    (site / "packs/fee-schedule/file.sqlite").unlink()

    with pytest.raises(NotFound):
        rows_of(site, pack)
    (site / "packs/fee-schedule/file.json").write_text(json.dumps({"kind": "fee-schedule"}))
    with pytest.raises(BadSite, match=r"file\.json"):
        packs_of(site)
