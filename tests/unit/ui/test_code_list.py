"""The list of findings in plain Python: what it tells the browser, and what it asks the desk for."""

from types import ModuleType

from workbench.model import Answer, CodeHits
from workbench.ui.code_list import CodeSheet


def hear(sheet: CodeSheet, **message: object) -> list[dict[str, object]]:
    """Sends what a browser would send; returns what it is answered."""
    said: list[dict[str, object]] = []
    sheet.send = said.append
    sheet._heard(sheet, message, [])
    return said


def test_the_browser_gets_the_findings_with_their_dates_and_nothing_else(make: ModuleType) -> None:
    sheet = CodeSheet(make.findings(), Answer({"finding1": "M25.561"}))

    assert set(sheet.spec) == {"title", "rows"}
    assert sheet.spec["rows"][1] == {
        "id": "finding2", "day": "09/10/2026", "text": "Worse when bending. Assessment: low back pain."}
    assert sheet.values == {"finding1": "M25.561"}


def test_words_are_looked_up_and_answered_under_their_number(make: ModuleType) -> None:
    sheet = CodeSheet(make.findings(), Answer(), search=make.ReadableDesk().codes)

    (said,) = hear(sheet, act="find", seq=7, text="low back")

    assert (said["seq"], said["text"], said["release"]) == (7, "low back", "ICD-10-CM, April 1, 2026")
    assert said["hits"] == [{"code": "M54.50", "title": "Low back pain, unspecified", "because": "",
                             "notes": [["Also means", ["Loin pain", "Lumbago NOS"]]]}]


def test_a_search_that_failed_is_told_from_one_that_found_nothing(make: ModuleType) -> None:
    nothing = CodeSheet(make.findings(), Answer(), search=make.ReadableDesk().codes)
    away = CodeSheet(make.findings(), Answer(), search=lambda text: None)

    assert hear(nothing, act="find", seq=1, text="xyzzy")[0]["hits"] == []
    assert hear(away, act="find", seq=1, text="low back")[0]["hits"] is None


def test_a_typed_code_is_named_when_the_book_has_it_however_it_is_written(make: ModuleType) -> None:
    sheet = CodeSheet(make.findings(), Answer(), readonly=True, search=make.ReadableDesk().codes)

    (said,) = hear(sheet, act="name", codes=["m5450", "M54.5", 7])

    assert [hit["code"] for hit in said["hits"]] == ["M54.50"]


def test_a_search_says_no_more_than_a_line_and_nonsense_is_not_answered(make: ModuleType) -> None:
    asked: list[str] = []
    sheet = CodeSheet(make.findings(), Answer(), search=lambda text: asked.append(text) or CodeHits("", ()))

    hear(sheet, act="find", seq=1, text="x" * 5000)

    assert len(asked[0]) == 100
    assert hear(sheet, act="find", seq=1, text=12) == hear(sheet, act="name", codes="M54") == hear(sheet, act="grade") == []


def test_a_message_names_its_finding(make: ModuleType) -> None:
    assert CodeSheet.place(make.findings(), "finding2") == "Finding 2"
    assert CodeSheet.place(make.findings(), "finding9") == ""
