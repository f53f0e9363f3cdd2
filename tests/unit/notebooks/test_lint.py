import json

from workbench.notebooks import lint_notebook

THIN = [("parameters", "open = ''"), ("", "from workbench import ui\n\nui.home(open)")]


def notebook(*cells: tuple[str, str], **extra: object) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "code", "id": f"c{n}", "metadata": {"tags": [tag] if tag else []}, "source": source,
         "outputs": [], "execution_count": None} | extra
        for n, (tag, source) in enumerate(cells)]})


def codes(text: str) -> list[str]:
    return [problem.code for problem in lint_notebook("home.ipynb", text)]


def test_a_thin_notebook_passes() -> None:
    assert codes(notebook(*THIN)) == []


def test_each_way_of_not_being_thin_is_named() -> None:
    assert codes("not json") == ["NB001"]
    assert codes(notebook(*THIN, execution_count=3)) == ["NB002", "NB002"]
    assert codes(notebook(*THIN, id="same")) == ["NB003"]
    assert codes(notebook(THIN[1])) == ["NB004"]
    assert codes(notebook(THIN[0])) == ["NB005"]
    assert codes(notebook(*THIN, ("", "a = 1\n" * 6))) == ["NB006"]
    assert codes(notebook(*THIN, ("", "for x in y: ui.show(x)"))) == ["NB007"]
    assert codes(notebook(*THIN, ("", "this is no python"))) == ["NB007"]
