"""The matcher in plain Python: two lists and typed fields."""

from types import ModuleType

from workbench.model import Answer
from workbench.ui.matcher import Matcher


def test_the_browser_gets_both_lists_as_they_are_printed(make: ModuleType) -> None:
    spec = Matcher(make.deposits(), Answer()).spec

    assert spec["left"]["lines"][0] == {
        "id": "B1", "day": "09/22", "party": "MEDICARE PART B", "trace": "882610047", "payee": "2044175307", "amount": 341822}
    assert spec["right"]["labels"] == ["wait", "ask for it", "no money expected"]


def test_pairs_and_labels_are_kept_and_foreign_fields_are_not(make: ModuleType) -> None:
    matcher = Matcher(make.deposits(), Answer())

    answer = matcher.answer_of({"B1.pair": "R1", "R2.label": "wait", "R1.pair": "B1", "B9.pair": "R1"})

    assert answer == Answer({"B1.pair": "R1", "R2.label": "wait"})


def test_a_message_about_a_label_names_its_line_itself(make: ModuleType) -> None:
    assert Matcher.place(make.deposits(), "B1.pair") == "B1"
    assert Matcher.place(make.deposits(), "B1.label") == ""
