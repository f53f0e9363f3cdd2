"""The list of codes: searched by anybody of the staff, made once for a site, and never half there."""

import pytest

from workbench.desk.codes import code_list, make_list
from workbench.model import CodeHit, CodeHits, Unavailable
from workbench.model.wire import loads


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    """A site's folder where the whole release has taken the place of an older one; reading the book takes seconds."""
    folder = tmp_path_factory.mktemp("site") / "packs"
    folder.mkdir()
    (folder / "icd10cm-1.4.0-00000000.sqlite").touch()
    make_list(folder)
    return folder


def test_words_find_codes_with_what_the_book_says_beside_them(world):
    found = loads(CodeHits, world.ask("rita", "GET", "/codes?text=low+back+pain").content)

    assert found.release == "ICD-10-CM, a few codes"
    assert found.hits[0] == CodeHit("M54.50", "Low back pain, unspecified", "", {
        "Also means": ("Loin pain", "Lumbago NOS"), "Excludes1": ("psychogenic dorsalgia (F45.41)",)})


def test_another_name_of_a_code_is_said(world):
    found = loads(CodeHits, world.ask("rita", "GET", "/codes?text=loin+pain").content)

    assert [(hit.code, hit.because) for hit in found.hits] == [("M54.50", "Loin pain")]


def test_headings_are_not_offered(world):
    found = loads(CodeHits, world.ask("maya", "GET", "/codes?text=m54").content)

    assert [hit.code for hit in found.hits] == ["M54.50", "M54.59"]


@pytest.mark.parametrize("text", ["", "%22+OR+%2A", "a" * 5000, "%00", "(((", "M54.5'--"])
def test_whatever_is_typed_is_a_search_and_nothing_else(world, text):
    assert world.ask("maya", "GET", f"/codes?text={text}").status_code == 200


def test_a_list_that_is_not_there_is_said_plainly(world, tmp_path):
    (tmp_path / "packs").write_text("no folder")

    with pytest.raises(Unavailable, match="You can type whole codes"):
        code_list(tmp_path / "packs")()


@pytest.mark.release
def test_the_list_is_made_once_and_whole_and_an_older_one_is_gone(packs):
    made = make_list(packs)
    before = made.stat().st_mtime_ns

    opened = code_list(packs)()

    assert make_list(packs).stat().st_mtime_ns == before
    assert [path.name for path in packs.iterdir()] == [made.name]
    assert opened.search("right knee pain")[0].code == "M25.561"
    opened.close()
