import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model import Answer, Bit, Document, Letterhead, Note
from workbench.model.wire import NotReadable, dumps, loads


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Everything:
    whole: int
    share: Fraction
    day: date
    at: datetime
    colour: Colour
    flag: bool
    names: tuple[str, ...]
    amounts: Mapping[str, int]
    maybe: str | None = None


FULL = Everything(1, Fraction(3, 4), date(2026, 9, 30), datetime(2026, 9, 30, 12, tzinfo=UTC), Colour.RED, True, ("a",), {"x": 1})


def test_every_word_comes_back_as_it_went() -> None:
    assert loads(Everything, dumps(FULL)) == FULL


def test_a_document_keeps_which_block_is_which() -> None:
    document = Document("EOB", (Letterhead("Bluefen", ("page 1",)), Note(Bit("a  CO-45", "note.a"))))

    assert loads(Document, dumps(document)) == document


def test_equal_values_have_equal_text() -> None:
    assert dumps(Answer({"b": "1", "a": "2"})) == dumps(Answer({"a": "2", "b": "1"}))


@pytest.mark.parametrize(("text", "place"), [
    ("nonsense", "not JSON"), ("[]", "$: expected an object"), ('{"fields": 3}', "$.fields: expected an object"),
    ('{"fields": {"a": 1}}', "$.fields.a: expected str"), ('{"fields": {}, "score": 1}', "$.score: unknown"),
])
def test_what_does_not_fit_is_named(text: str, place: str) -> None:
    with pytest.raises(NotReadable, match=place.replace("$", r"\$").replace("[", r"\[")):
        loads(Answer, text)


@pytest.mark.parametrize(("text", "place"), [
    ("[" * 100_000, "nested too deeply"), ('{"fields": {"row1.paid": "\\ud800"}}', "fields.row1.paid: a letter"),
    ('{"fields": {"row1.paid": "1\\u0000"}}', "fields.row1.paid: a letter"), ('{"fields": {"\\udfff": "1"}}', "fields: a letter"),
    ('{"\\ud800": 1}', "a letter"), ('{"fields": ' + "1" * 5000 + "}", "not JSON"), (b"\xff", "not JSON"),
])
def test_what_no_database_can_keep_is_named_and_nothing_falls_over(text: str | bytes, place: str) -> None:
    with pytest.raises(NotReadable, match=place) as refusal:
        loads(Answer, text)

    assert str(refusal.value).encode()


@pytest.mark.parametrize("text", ['{"whole": true}', '{"whole": 1.5}', '{"whole": "1"}', '{"share": 0.5}', '{"share": "1/0"}'])
def test_numbers_are_not_guessed(text: str) -> None:
    with pytest.raises(NotReadable):
        loads(Everything, text)


ANY_JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                        lambda each: st.lists(each) | st.dictionaries(st.text(), each))


@given(ANY_JSON, st.sampled_from([Answer, Document, Everything]))
def test_no_json_is_worse_than_not_readable(value: object, kind: type[object]) -> None:
    with contextlib.suppress(NotReadable):
        assert isinstance(loads(kind, json.dumps(value)), kind)
