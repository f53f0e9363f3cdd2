"""Words of the book that are nearly what was typed. Two words are near when they agree after one letter is left out of each.

That finds a wrong, a missing, a doubled and a swapped letter by looking up keys, without comparing with every word of the book.
"""

import sqlite3
from collections.abc import Iterator, Mapping

SHORTEST = 4
"""Shorter words are short forms and are taken as they are."""
_LONG = 7
"""Only words so long may be two letters off."""
TABLES = """
create table vocabulary (word text primary key, number integer not null) without rowid;
create table spellings (stub text not null, word text not null, primary key (stub, word)) without rowid;
"""


def keep_words(connection: sqlite3.Connection, numbers: Mapping[str, int]) -> None:
    """Fills the two tables with words and how often each stands in the book."""
    connection.executemany("insert into vocabulary values (?, ?)", numbers.items())
    wanted = (word for word in numbers if len(word) >= SHORTEST and word.isalpha())
    connection.executemany("insert into spellings values (?, ?)", ((stub, word) for word in wanted for stub in stubs(word)))


def is_begun(read: sqlite3.Connection, word: str) -> bool:
    """Whether a word of the book begins so."""
    found = read.execute("select 1 from vocabulary where word >= ? and word < ? limit 1", (word, word + "\uffff"))
    return found.fetchone() is not None


def nearest(read: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words of the book that are nearest, at most two, the commonest first; none when the word is short or none is near."""
    if len(word) < SHORTEST or not word.isalpha():
        return ()
    keys = tuple(stubs(word))
    found = read.execute("select distinct word, number from spellings join vocabulary using (word) "
                         f"where stub in ({', '.join('?' * len(keys))})", keys)
    near = sorted((_distance(word, other), word[0] != other[0], -number, other) for other, number in found)
    near = [each for each in near if each[0] == 1 or len(word) >= _LONG]
    return tuple(each[3] for each in near[:2] if each[:2] == near[0][:2])


def stubs(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters.

    >>> sorted(set(stubs("gout")))
    ['got', 'gou', 'gout', 'gut', 'out']
    """
    yield from {word, *(word[:place] + word[place + 1:] for place in range(len(word)))}


def _distance(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap with a neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        older, before, row = before, row, [place]
        for column, beside in enumerate(other, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != beside))
            if place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == beside:
                cost = min(cost, older[column - 2] + 1)
            row.append(cost)
    return row[-1]

