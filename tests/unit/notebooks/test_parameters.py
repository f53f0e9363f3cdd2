import pytest

from workbench.model import NotFound
from workbench.notebooks.parameters import declared, from_words, typed

BOOK = {"cells": [
    {"cell_type": "markdown", "metadata": {}, "source": "payer = 'nobody'"},
    {"cell_type": "code", "metadata": {"tags": ["parameters"]},
     "source": ['payer = "bluefen"  # or corvane\n', "level = 2\n", "odd = 1 + 1"]},
]}


def test_the_parameters_are_what_the_tagged_cell_says() -> None:
    assert dict(declared(BOOK)) == {"payer": "bluefen", "level": 2}


def test_an_unknown_parameter_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(NotFound, match=r'There is no parameter "payr"\. There are payer, level\.'):
        typed(BOOK, {"payr": "medicare"})


def test_a_whole_number_may_come_as_text_and_nothing_else_may() -> None:
    assert typed(BOOK, {"level": "3"}) == {"level": 3}

    for odd in ("two", "2.5", "", "-1", "２"):
        with pytest.raises(NotFound, match="whole number"):
            typed(BOOK, {"level": odd})


def test_a_number_is_no_text_and_a_flag_is_no_number() -> None:
    for given in ({"payer": 3}, {"level": True}):
        with pytest.raises(NotFound):
            typed(BOOK, given)


@pytest.mark.parametrize("words", [("payer",), ("=medicare",), ("payer=",), ("payer=medicare", "payer=tessel")])
def test_what_is_no_pair_of_name_and_value_is_refused(words) -> None:
    with pytest.raises(NotFound):
        from_words(words)
