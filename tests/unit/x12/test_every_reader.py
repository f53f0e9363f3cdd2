"""Each of the five readers, on bytes that nobody sent and on files that were mangled on the way: it never raises, finds no more
than there is, and names the segment.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.conftest import Era
from tests.unit.x12 import test_acknowledgements as acknowledged
from tests.unit.x12 import test_enrolment_and_premium as group
from tests.unit.x12 import test_professional_claims as billed
from workbench.model import Severity
from workbench.x12 import (
    PROBLEMS,
    EraProblem,
    read_acknowledgements,
    read_claims,
    read_enrolments,
    read_premiums,
    read_remittance,
    write_acknowledgements,
    write_claims,
    write_enrolments,
    write_premiums,
)

Read = Callable[[bytes], tuple[tuple[object, ...], tuple[EraProblem, ...]]]


@dataclass(frozen=True)
class Reader:
    """A reader and a file in which it finds nothing wrong."""

    read: Read
    clean: bytes


def remittances(data):
    """An 835 as the others are read."""
    read = read_remittance(data, keep_people=True)
    return read.transactions, read.problems


READERS = {
    "835": Reader(remittances, Era().clean()),
    "837": Reader(read_claims, write_claims([billed.batch(billed.claim(), billed.after_medicare())], billed.ENVELOPE)),
    "277": Reader(read_acknowledgements, write_acknowledgements(
        [acknowledged.told(acknowledged.answer(), acknowledged.answer("A3", "116"))], acknowledged.ENVELOPE)),
    "834": Reader(read_enrolments, write_enrolments([group.CHANGES], group.ENVELOPE)),
    "820": Reader(read_premiums, write_premiums([group.BY_MEMBER], group.ENVELOPE)),
}
ODD = st.sampled_from(("", "-", ".", "é", "\x00", ":", "9" * 400, "-1E9", "20269999", "nan", "*" * 60, "~", "ISA", "\r"))
PLACE = st.integers(0, 10**6)
KINDS = st.sampled_from(("drop", "twice", "swap", "odd", "short", "long", "cut"))
CHANGES = st.lists(st.tuples(KINDS, PLACE, PLACE, ODD), max_size=4)


def mangled(clean: bytes, changes) -> bytes:
    """The file with segments lost, doubled and exchanged, and elements that say nothing."""
    segments = clean.decode().split("~")
    for what, first, second, odd in changes:
        at, other = first % len(segments), second % len(segments)
        elements = segments[at].split("*")
        elements[second % len(elements)] = odd
        instead = {"drop": [], "twice": [segments[at]] * 2, "swap": [segments[other]], "odd": ["*".join(elements)],
                   "short": [segments[at][:second % 9]], "long": [segments[at] + "*1" * 500], "cut": [segments[at]]}[what]
        segments[at:at + 1] = instead
        segments = segments[:other + 1] if what == "cut" else segments or [""]
    return "~".join(segments).encode()


def is_told_well(problems, data) -> bool:
    """Each problem is a listed one, in a sentence that can be printed, at a segment of the file, and there are not too many.

    What ends a segment says the file itself, so there may be as many segments as bytes.
    """
    most = len(data) + 2
    return len(problems) <= most and all(
        each.code in PROBLEMS and each.message.isprintable() and each.message.endswith(".") and len(each.message) < 500
        and 0 <= each.segment <= most for each in problems)


@pytest.mark.parametrize("name", READERS)
def test_a_clean_file_has_no_problem(name):
    assert [each for each in READERS[name].read(READERS[name].clean)[1] if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=30)
@given(data=st.binary(max_size=400) | st.text("ISA*~:^GSTE 0123456789\r\n", max_size=300).map(str.encode))
def test_bytes_that_nobody_sent_never_raise(name, data):
    _, problems = READERS[name].read(data)

    assert is_told_well(problems, data)
    assert problems


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60)
@given(changes=CHANGES)
def test_a_mangled_file_never_raises_and_its_problems_name_their_segments(name, changes):
    data = mangled(READERS[name].clean, changes)

    found, problems = READERS[name].read(data)

    assert is_told_well(problems, data)
    assert len(found) <= data.count(b"ST*") + 1


@pytest.mark.parametrize("name", READERS)
def test_a_file_for_another_reader_is_one_problem(name):
    others = [reader.clean for other, reader in READERS.items() if other != name]

    assert [[each.code for each in READERS[name].read(data)[1]] for data in others] == [["ERA010"]] * 4
