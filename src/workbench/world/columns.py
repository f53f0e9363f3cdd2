"""What a table is made of before it is a table: columns of whole numbers, days and words. It knows no table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NEVER = 10**7
"""The day of what does not happen: later than any other. Becomes an empty date."""
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Words:
    """A column of few different words: each row's position in `of`."""

    codes: Ints
    of: tuple[str, ...]

    def taken(self, rows: Ints | Flags) -> "Words":
        """The words of those rows."""
        return Words(self.codes[rows], self.of)

    def texts(self) -> pa.Array:
        """Each row's word."""
        return pa.array(self.of, pa.string()).take(pa.array(self.codes))

    def are(self, word: str) -> Flags:
        """Which rows say `word`."""
        found: Flags = self.codes == self.of.index(word)
        return found


def day_number(day: date) -> int:
    """Days since 1970-01-01: how dates are counted until they stand in a table."""
    return (day - _EPOCH).days


def numbered(count: int, first: int = 1) -> Ints:
    """1, 2, 3 ..."""
    return np.arange(first, first + count, dtype=np.int64)


def zeros(count: int) -> Ints:
    """A column of zeros."""
    return np.zeros(count, dtype=np.int64)


def rounded_share(amount: Ints, share: int | Ints, of: int) -> Ints:
    """`share` out of `of` of amounts that are not negative, half a cent up."""
    rounded: Ints = (amount * share * 2 + of) // (2 * of)
    return rounded


def members(starts: Ints, counts: Ints) -> Ints:
    """The rows of groups that each lie together: start, start + 1 ... of the first group, then of the next."""
    total = int(counts.sum())
    before = np.cumsum(counts) - counts
    rows: Ints = np.arange(total, dtype=np.int64) + np.repeat(starts - before, counts)
    return rows


def positions(counts: Ints) -> Ints:
    """1, 2, 3 ... within each group."""
    return members(np.ones(len(counts), dtype=np.int64), counts)


def sums(amounts: Ints, groups: Ints, count: int) -> Ints:
    """The sum of each of `count` groups, exact."""
    total = np.zeros(count, dtype=np.int64)
    np.add.at(total, groups, amounts)
    return total


def running_before(amounts: Ints, starts_group: Flags) -> Ints:
    """For each row the sum of the rows before it in its group; groups lie together and their first row is marked."""
    whole = np.cumsum(amounts) - amounts
    firsts = np.flatnonzero(starts_group)
    lengths = np.diff(np.append(firsts, len(amounts)))
    before: Ints = whole - np.repeat(whole[firsts], lengths)
    return before


def changes(*keys: Ints) -> Flags:
    """Marks the first row of each run of equal keys."""
    marks = np.zeros(len(keys[0]), dtype=np.bool_)
    marks[:1] = True
    for key in keys:
        marks[1:] |= key[1:] != key[:-1]
    return marks


def text(*parts: "str | Ints | pa.Array | Words", pad: Sequence[int] = ()) -> pa.Array:
    """Texts put together row by row from constants, numbers, words and texts; `pad` gives each number's least width in order."""
    widths = iter(pad)
    count = next(len(part.codes if isinstance(part, Words) else part) for part in parts if not isinstance(part, str))
    return pc.binary_join_element_wise(*(_part(part, count, widths) for part in parts), "")


def _part(part: "str | Ints | pa.Array | Words", count: int, widths: Iterator[int]) -> pa.Array:
    if isinstance(part, str):
        return pa.repeat(pa.scalar(part, pa.string()), count)
    if isinstance(part, Words):
        return part.texts()
    if isinstance(part, np.ndarray):
        return pc.utf8_lpad(pc.cast(pa.array(part), pa.string()), next(widths, 1), "0")
    return part
