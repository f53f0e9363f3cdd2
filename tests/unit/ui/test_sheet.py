"""The worksheet widget in plain Python: what it shows and what it believes of a browser."""

from types import ModuleType

from workbench.model import Answer
from workbench.ui.sheet import Worksheet


def hear(sheet: Worksheet, **message: object) -> list[object]:
    """Sends what a browser would send; returns what it is answered."""
    said: list[object] = []
    sheet.send = said.append
    sheet._heard(sheet, message, [])
    return said


def test_the_sheet_tells_the_browser_columns_rows_and_what_the_paid_column_must_equal(make: ModuleType) -> None:
    sheet = Worksheet(make.sheet(), Answer({"row1.paid": "72.00"}))

    assert [column["id"] for column in sheet.spec["columns"]][:3] == ["paid", "co45", "pr1"]
    assert sheet.spec["columns"][-1]["choices"] == ["Patient", "Next payer", "Work list", "Nothing left"]
    assert (sheet.spec["tie_column"], sheet.spec["tie_total"], sheet.spec["rows"][0]["charge"]) == ("paid", 13320, 21000)


def test_what_is_typed_is_saved_and_answered(make: ModuleType) -> None:
    kept: list[Answer] = []
    sheet = Worksheet(make.sheet(), Answer(), typed=lambda answer: kept.append(answer) or "Draft saved 10:42")

    said = hear(sheet, act="typed", seq=3, values={"row1.paid": "72", "row2.paid": "  "})

    assert kept == [Answer({"row1.paid": "72"})]
    assert said == [{"act": "kept", "seq": 3}]
    assert sheet.saved == "Draft saved 10:42"


def test_a_save_that_fails_is_not_answered_so_that_the_browser_keeps_it(make: ModuleType) -> None:
    sheet = Worksheet(make.sheet(), Answer(), typed=lambda answer: "")

    assert hear(sheet, act="typed", seq=1, values={"row1.paid": "72"}) == []


def test_unknown_fields_numbers_and_long_texts_from_a_browser_are_not_believed(make: ModuleType) -> None:
    sheet = Worksheet(make.sheet(), Answer())

    answer = sheet.answer_of({"row1.paid": "9" * 5000, "row9.paid": "1", "row1.score": "100", "row2.paid": 12, "row3.paid": None})

    assert list(answer.fields) == ["row1.paid"]
    assert len(answer.fields["row1.paid"]) == 200
    assert sheet.answer_of(["row1.paid"]) == Answer()


def test_a_value_set_by_force_through_the_widget_state_is_cleaned_too(make: ModuleType) -> None:
    sheet = Worksheet(make.sheet(), Answer())

    sheet.values = {"row1.paid": "5", "evil": "x"}

    assert sheet.values == {"row1.paid": "5"}


def test_a_submitted_sheet_hears_nothing(make: ModuleType) -> None:
    kept: list[Answer] = []
    sheet = Worksheet(make.sheet(), Answer(), readonly=True, typed=lambda answer: kept.append(answer) or "saved")

    hear(sheet, act="typed", seq=1, values={"row1.paid": "72"})

    assert kept == []
