import json

import pytest

from workbench.model import Entry, Lesson, Moment
from workbench.notebooks import check_notebooks
from workbench.notebooks.lesson_lint import lint_lessons

NAME = "notebooks/lessons/20-payment-posting.ipynb"
PARAMETERS = 'practice = "larkmere"\npayer = "bluefen"\nlevel = 2\nmode = "guided"'
OPENS = 'ui.lesson("payment-posting", practice=practice, payer=payer, level=level, mode=mode)'
THIN = ("from workbench import ui", OPENS, 'ui.example("payment-posting", "documents")', 'ui.panel("dollar-split")',
        'ui.ask("payment-posting", "write-off")', 'ui.ask("payment-posting", "next-payer")', 'ui.exercise("payment-posting")')


def moment(name: str) -> Moment:
    return Moment(name, "A question", Entry.MONEY, "How much?", (), "So much.", "SOP-05.5", (), ())


LESSON = Lesson("payment-posting", "Payment posting", "", "PAY", 20, "post-one-eob", "SOP-05", ("larkmere",),
                ("bluefen", "corvane"), (2, 3), (moment("write-off"), moment("next-payer")))


def page(*cells: str, parameters: str = PARAMETERS) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "code", "id": f"c{n}", "metadata": {"tags": ["parameters"] if n == 0 else []}, "source": source,
         "outputs": [], "execution_count": None} for n, source in enumerate((parameters, *cells))]})


def found(text: str, name: str = NAME) -> list[tuple[str, str]]:
    return [(each.where.removeprefix(name).strip(" ·"), each.code) for each in lint_lessons({name: text}, {LESSON.slug: LESSON})]


def test_a_page_that_fits_its_lesson_passes() -> None:
    assert check_notebooks({NAME: page(*THIN)}, {LESSON.slug: LESSON}) == ()


@pytest.mark.parametrize(("parameters", "code"), [
    ('payer = "bluefen"\npractice = "larkmere"\nlevel = 2\nmode = "guided"', "NB009"), ('payer = "bluefen"', "NB009"),
    (PARAMETERS + "\nsize = 3", "NB009"), (PARAMETERS.replace("bluefen", "medicare"), "NB010"),
    (PARAMETERS.replace("2", "5"), "NB010"), (PARAMETERS.replace("2", '"2"'), "NB010"),
    (PARAMETERS.replace("guided", "handout"), "NB010"), (PARAMETERS.replace("larkmere", "elsewhere"), "NB010"),
])
def test_parameters_and_defaults_are_those_that_the_lesson_takes(parameters, code) -> None:
    assert ("", code) in found(page(*THIN, parameters=parameters))


@pytest.mark.parametrize(("old", "new", "problem"), [
    (OPENS, 'ui.lesson("payment-posting")', ("", "NB011")), (OPENS, OPENS + "\n" + OPENS, ("", "NB011")),
    (OPENS, OPENS.replace("payer=payer", 'payer="bluefen"'), ("", "NB011")),
    (OPENS, OPENS.replace("payment-posting", "claim-coding"), ("cell 3", "NB012")),
    (THIN[2], 'ui.example("payment-posting", "answers")', ("cell 4", "NB012")),
    (THIN[4], 'ui.ask("payment-posting", "write-of")', ("cell 6", "NB012")),
    (THIN[4], "1 + 1", ("", "NB013")), (THIN[5], THIN[4], ("", "NB013")),
    (THIN[6], 'ui.exercise("post-one-eob")', ("cell 8", "NB012")),
])
def test_calls_name_the_lesson_and_ask_each_moment_once(old, new, problem) -> None:
    assert problem in found(page(*(new if cell == old else cell for cell in THIN)))


def test_the_lesson_is_opened_before_anything_else() -> None:
    assert ("", "NB011") in found(page(THIN[0], THIN[2], *THIN[1:2], *THIN[3:]))


def test_a_lesson_has_one_page_and_a_page_has_a_lesson() -> None:
    assert [each.code for each in lint_lessons({}, {LESSON.slug: LESSON})] == ["NB008"]
    assert [each.code for each in lint_lessons({NAME: page(*THIN), NAME.replace("20", "30"): page(*THIN)}, {LESSON.slug: LESSON})
            ] == ["NB008"]
    assert [each.where for each in lint_lessons({"notebooks/lessons/denials.ipynb": page(*THIN)}, {})] == [
        "notebooks/lessons/denials.ipynb"]


def test_pages_that_are_no_lessons_and_files_that_are_no_notebooks_are_left_to_the_other_rules() -> None:
    assert lint_lessons({"notebooks/home.ipynb": page(), "sop/library.ipynb": page()}, {}) == ()
    assert found("not json") == []
