"""The search index over a small release written in the test, and over the real one for everyday phrases."""

import sqlite3
from datetime import date

import pytest

from workbench.codes.first_codes import FIRST_CODES
from workbench.codes.index import CodeIndex, ReleaseCode, build_index, open_index
from workbench.model import Unavailable
from workbench.world import larkmere

# Code, parent, billable, title, other names.
SMALL = """
M25     -       no   Other joint disorder, not elsewhere classified
M25.5   M25     no   Pain in joint
M25.56  M25.5   no   Pain in knee
M25.561 M25.56  yes  Pain in right knee
M25.562 M25.56  yes  Pain in left knee
M25.569 M25.56  yes  Pain in unspecified knee
M17     -       no   Osteoarthritis of knee                   Arthrosis of knee
M17.11  M17     yes  Unilateral primary osteoarthritis, right knee
M77     -       no   Other enthesopathies
M77.1   M77     no   Lateral epicondylitis                    Tennis elbow
M77.10  M77.1   yes  Lateral epicondylitis, unspecified elbow
M77.11  M77.1   yes  Lateral epicondylitis, right elbow
M77.12  M77.1   yes  Lateral epicondylitis, left elbow
J30     -       no   Vasomotor and allergic rhinitis
J30.1   J30     yes  Allergic rhinitis due to pollen          Hay fever
J30.2   J30     yes  Other seasonal allergic rhinitis
I10     -       yes  Essential (primary) hypertension
N39     -       no   Other disorders of urinary system
N39.0   N39     yes  Urinary tract infection, site not specified
O86     -       no   Other puerperal infections
O86.20  O86     yes  Urinary tract infection following delivery, unspecified
S83     -       no   Dislocation and sprain of joints of knee
S83.91X S83     no   Sprain of unspecified site of right knee
S83.91XA S83.91X yes Sprain of unspecified site of right knee, initial encounter
QA0     -       no   Neurodevelopmental disorders
QA0.01  QA0     yes  A neurodevelopmental disorder
"""


def small_release() -> list[ReleaseCode]:
    codes = []
    for line in SMALL.strip().splitlines():
        code, parent, billable, rest = line.split(maxsplit=3)
        title, _, names = rest.partition("   ")
        excluded = ("sprain of knee (S83.-)",) if code == "M25.5" else ()
        codes.append(ReleaseCode(code, "" if parent == "-" else parent, title.strip(), billable == "yes",
                                 terms=(names.strip(),) if names.strip() else (), excludes1=excluded))
    return codes


@pytest.fixture
def index() -> CodeIndex:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build_index(connection, small_release(), "a small release")
    return CodeIndex(connection)


def found(index: CodeIndex, text: str, limit: int = 20) -> list[str]:
    return [hit.code for hit in index.search(text, limit)]


@pytest.mark.parametrize("text", ["M25.56", "m2556", " M25.56 ", "M25."])
def test_the_beginning_of_a_code_offers_the_codes_below_it(index, text):
    assert found(index, text) == ["M25.561", "M25.562", "M25.569"]


def test_an_exact_code_comes_first(index):
    assert found(index, "i10") == ["I10"]
    assert found(index, "qa0.0") == ["QA0.01"]


def test_headings_are_never_offered(index):
    for text in ("M25", "pain", "knee", "lateral epicondylitis", "M17", "osteoarthritis"):
        assert all(hit.billable and hit.code not in ("M25", "M25.5", "M77.1", "M17") for hit in index.search(text))


def test_words_in_any_order_and_unfinished_words_are_found(index):
    assert found(index, "knee pain right") == ["M25.561"]
    assert found(index, "rig kne pai") == ["M25.561"]


def test_a_title_with_all_words_comes_before_rarer_ones(index):
    assert found(index, "knee")[:2] == ["M25.561", "M25.562"]
    assert found(index, "knee")[-1] == "S83.91XA"
    assert found(index, "urinary tract infection") == ["N39.0", "O86.20"]


def test_a_code_that_leaves_out_the_side_comes_after_those_that_name_it(index):
    assert found(index, "pain knee") == ["M25.561", "M25.562", "M25.569"]
    assert found(index, "tennis elbow") == ["M77.11", "M77.12", "M77.10"]


def test_other_names_of_the_book_are_found_and_said(index):
    assert [(hit.code, hit.because) for hit in index.search("hay fever")] == [("J30.1", "Hay fever")]


@pytest.mark.parametrize(("text", "code"), [("uti", "N39.0"), ("high blood pressure", "I10"), ("HTN", "I10")])
def test_everyday_words_are_put_as_the_book_does(index, text, code):
    assert found(index, text)[0] == code


@pytest.mark.parametrize("text", ["", "  ", "k", "the of", "zzzz", '"', "knee\" OR 1", "NEAR(", "*", "ß", "a" * 5000,
                                  "knee " * 500])
def test_no_text_is_too_odd(index, text):
    assert isinstance(index.search(text), tuple)


@pytest.mark.parametrize("text", ["arthrossis of knee", "arthosis of knee", "atrhrosis of knee"])
def test_a_slip_of_spelling_is_mended(index, text):
    assert found(index, text) == ["M17.11"]


def test_a_word_that_no_code_has_does_not_hide_the_others(index):
    assert found(index, "knee pain at the qqq right") == ["M25.561"]
    assert found(index, "hypertension elbow lateral") == ["M77.11", "M77.12", "M77.10"]


def test_no_more_than_asked_are_offered(index):
    assert len(found(index, "knee", limit=2)) == 2


def test_a_code_is_looked_up_with_its_branch_and_notes(index):
    facts = index.look_up("m25561")

    assert (facts.code, facts.title, facts.billable, facts.known) == ("M25.561", "Pain in right knee", True, True)
    assert [parent.code for parent in facts.parents] == ["M25.56", "M25.5", "M25"]
    assert facts.excludes1 == ("sprain of knee (S83.-)",)
    assert facts.children == ()


def test_a_heading_is_looked_up_with_the_codes_below_it(index):
    facts = index.look_up("M25.56")

    assert not facts.billable
    assert [(child.code, child.billable) for child in facts.children] == [("M25.561", True), ("M25.562", True), ("M25.569", True)]


@pytest.mark.parametrize("text", ["M25.563", "", "knee", "Z99"])
def test_what_is_no_code_of_the_release_is_not_known(index, text):
    assert not index.look_up(text).known


def test_an_index_that_is_not_there_is_said_calmly(tmp_path):
    with pytest.raises(Unavailable, match="list of codes is not there"):
        open_index(str(tmp_path / "none.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_index_is_said_calmly(tmp_path):
    path = tmp_path / "odd ?#%.sqlite"
    path.write_bytes(b"no index")

    with pytest.raises(Unavailable):
        open_index(str(path))


def test_an_index_is_built_into_a_file_and_read_from_it(tmp_path):
    path = str(tmp_path / "codes 100%.sqlite")

    assert build_index(path, small_release(), "a small release") == 26
    index = open_index(path)
    assert index.days is None
    assert (index.release, found(index, "hay")) == ("a small release", ["J30.1"])
    index.close()


@pytest.mark.release
@pytest.mark.parametrize(("text", "code"), [
    ("low back pain", "M54.50"), ("right knee pain", "M25.561"), ("type 2 diabetes", "E11.9"), ("high blood pressure", "I10"),
    ("hay fever", "J30.1"), ("carpal tunnel left", "G56.02"), ("uti", "N39.0"), ("depression", "F32.A"), ("acute cough", "R05.1"),
    ("tennis elbow", "M77.11"), ("underactive thyroid", "E03.9"), ("ear infection", "H66.92"), ("reflux", "K21.9"),
    ("headache", "R51.9"), ("kidney stone", "N20.0"), ("plantar fasciitis", "M72.2"), ("pink eye", "H10.9"),
    ("prediabetes", "R73.03"), ("diabetes", "E11.9"), ("gout", "M10.9"), ("m54.5", "M54.50"),
])
def test_everyday_phrases_find_their_code_among_the_first_five(release, text, code):
    assert code in found(release, text, 5)


@pytest.mark.release
@pytest.mark.parametrize(("text", "code"), [
    *FIRST_CODES.items(), ("diabetes type 2", "E11.9"), ("dm2", "E11.9"), ("diabetis", "E11.9")])
def test_a_diagnosis_of_which_nothing_more_is_said_has_the_code_of_the_index_first(release, text, code):
    assert found(release, text, 1) == [code]


@pytest.mark.release
def test_the_real_release_is_whole(release):
    assert release.release == "ICD-10-CM, April 1, 2026"
    assert release.days == (date(2025, 10, 1), date(2026, 9, 30))
    assert release.days[0] <= larkmere.FIRST_SERVICE
    assert release.days[1] >= larkmere.WORLD_DATE
    assert release.look_up("M54.5").children[0].code == "M54.50"
    assert not release.look_up("M54.5").billable
    assert "pinworm infection" in release.look_up("B80").includes
    assert any("sciatica" in note for note in release.look_up("M54.50").excludes1)
    assert release.look_up("F32.A").terms[0] == "Depression NOS"
