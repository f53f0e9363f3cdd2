"""A remittance is read in pieces of any size with the same result, and a transaction is handed on as soon as it ends."""

import io

import pytest

from workbench.x12 import read_remittance, remittances

FEW = 7


class Trickle(io.RawIOBase):
    """A file that never gives more than a few bytes at once."""

    def __init__(self, data):
        self._file = io.BytesIO(data)

    def read(self, size=-1):
        return self._file.read(min(size, FEW))


class Endless(io.RawIOBase):
    """The same interchange again and again, without ever being held as a whole."""

    def __init__(self, data):
        self._data, self.times = data, 0

    def read(self, size=-1):
        self.times += 1
        return self._data


MANNERS = {
    "clean": lambda era: era.clean(),
    "with a mark": lambda era: era.clean().decode().encode("utf-8-sig"),
    "two bytes a letter": lambda era: era.clean().decode().encode("utf-16-le"),
    "latin": lambda era: era.clean().replace(b"QUILLEN", b"QUI\xd1ONES"),
    "accented": lambda era: era.clean().replace(b"QUILLEN", "QUIÑONES".encode()),
    "lines": lambda era: era.clean(end="\r\n"),
    "no envelope": lambda era: era.file(*era.remit(era.simple())),
    "cut": lambda era: era.clean()[:-60],
    "three": lambda era: era.clean() + era.clean(element="|", component=">", end="\n") + era.clean(end="~"),
    "text before": lambda era: b"From the payer, see VISA*1*2\r\n" + era.clean(),
    "indented": lambda era: era.clean().replace(b"\n", b"\n    "),
    "no remittance": lambda era: b"%PDF-1.7",
}


@pytest.mark.parametrize("manner", MANNERS)
def test_a_file_that_comes_in_small_pieces_says_the_same(era, manner):
    data = MANNERS[manner](era)
    whole = read_remittance(data)

    trickled = remittances(Trickle(data))

    assert tuple(trickled) == whole.transactions
    assert (trickled.problems, trickled.recognised) == (whole.problems, whole.is_835)


def test_a_file_without_end_gives_its_first_transactions_at_once(era):
    file = Endless(era.clean())

    first, second = (transaction for _, transaction in zip(range(2), remittances(file), strict=False))

    assert (first == second, first.balance.balanced, file.times < 10) == (True, True, True)
