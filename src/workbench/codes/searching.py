"""Finds codes for the words of a phrase and puts the likeliest first. It reads an open index and decides nothing about answers.

A phrase has several readings: as typed, with slips of spelling mended, with lay words put as the book does.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from workbench.codes.first_codes import FIRST_CODES
from workbench.codes.lay_words import EVERYDAY, LAY_WORDS
from workbench.codes.spelling import is_begun, nearest
from workbench.codes.wording import SKIPPED, fit, more_told, plain, spoken

_CANDIDATES = """
select number, code, title, late, said from names
where number in (select rowid from words where words match ? order by rowid limit ?) order by number
"""
_READ = 200
"""How many candidates of a reading are ranked; the likeliest come first in the table itself."""
_LONGEST_QUERY = 12
_MOST_READINGS = 8
_MOST_MENDED = 4
_LONGEST_LAY = 4
_EVERYDAY_LEAD = 3
"""So many words more may the title of an everyday code have."""
_PUT_OTHERWISE = 1
_BY_ANOTHER_NAME = 1

Reading = tuple[str, ...]


class Found(NamedTuple):
    """`because` is the other name of the book by which it was found, empty when it was the title."""

    code: str
    title: str
    because: str


def find(read: sqlite3.Connection, text: str, limit: int) -> Sequence[Found]:
    """Billable codes that hold all words of a reading, the likeliest first; where none does, all but one word."""
    typed = spoken(text)[:_LONGEST_QUERY]
    if len("".join(typed)) < 2 or all(word in SKIPPED for word in typed):
        return ()
    readings = list(dict.fromkeys(each for mended in _mended(read, typed) for each in _readings(mended)))[:_MOST_READINGS]
    found = _ranked(read, readings)
    if not found:
        shorter = (reading[:left] + reading[left + 1:] for reading in readings if len(reading) > 1
                   for left in reversed(range(len(reading))))
        found = _ranked(read, list(islice(dict.fromkeys(shorter), 2 * _MOST_READINGS)))
    return found[:limit]


def _mended(read: sqlite3.Connection, typed: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Words that the book does not know, put right where another is near, else left out."""
    parts: list[tuple[str, ...]] = []
    for word in typed:
        if word in SKIPPED or word in lay_words() or is_begun(read, plain(word)):
            parts.append((word,))
        elif near := nearest(read, word):
            parts.append(near)
    return islice(product(*parts), _MOST_MENDED)


def _readings(typed: Sequence[str]) -> list[Reading]:
    """As typed, and with every lay word put as the book does, in each way that it may be put."""
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(typed):
        length = next((size for size in range(_LONGEST_LAY, 0, -1) if " ".join(typed[at:at + size]) in _lay_phrases()), 0)
        parts.append(_lay_phrases()[" ".join(typed[at:at + length])] if length else (typed[at],))
        at += length or 1
    put = [_wanted(" ".join(choice).split()) for choice in islice(product(*parts), _MOST_READINGS)]
    return [each for each in dict.fromkeys([_wanted(typed), *put]) if each]


def _wanted(said: Sequence[str]) -> Reading:
    return tuple(dict.fromkeys(plain(word) for word in said if word not in SKIPPED))


def _ranked(read: sqlite3.Connection, readings: Sequence[Reading]) -> list[Found]:
    best: dict[str, tuple[tuple[int, ...], Found]] = {}
    for place, wanted in enumerate(readings):
        for rank, found in _candidates(read, wanted, _PUT_OTHERWISE if place else 0):
            if found.code not in best or rank < best[found.code][0]:
                best[found.code] = (rank, found)
    named = {_first_codes().get(frozenset(wanted)) for wanted in readings}
    ranked = sorted(best.values(), key=lambda each: (each[1].code not in named, each[0]))
    return [found for _, found in ranked]


def _candidates(read: sqlite3.Connection, wanted: Reading, penalty: int) -> Iterator[tuple[tuple[int, ...], Found]]:
    match = " ".join(f'"{word}"*' if len(word) > 1 else f'"{word}"' for word in wanted)
    for number, code, title, late, said in read.execute(_CANDIDATES, (match, _READ)):
        tier, more, because = 3, 0, ""
        for place, line in enumerate(said.split("\n")):
            name, told, has = line.split("\t")
            fits = fit(has.split(), wanted)
            says = more_told(told.split(), wanted) + _BY_ANOTHER_NAME * bool(place)
            if (fits, says) < (tier, more):
                tier, more, because = fits, says, name
        exact = tier == 0 and more + late == 0
        more += late + penalty
        far = max(more - _EVERYDAY_LEAD, 0) if code[:3] in EVERYDAY else more
        yield (tier, not exact, far, more, number), Found(code, title, because)


@cache
def _first_codes() -> dict[frozenset[str], str]:
    """What the book's index names for those words alone, in any order."""
    return {frozenset(_wanted(spoken(said))): code for said, code in FIRST_CODES.items()}


@cache
def _lay_phrases() -> dict[str, tuple[str, ...]]:
    """What the book says for a phrase of plain words, in one or several ways."""
    return {" ".join(spoken(lay)): tuple(" ".join(spoken(way)) for way in book.split("/")) for lay, book in LAY_WORDS.items()}


@cache
def lay_words() -> frozenset[str]:
    """Every word of a lay phrase; none of them is a slip of spelling."""
    return frozenset(word for phrase in _lay_phrases() for word in phrase.split())
