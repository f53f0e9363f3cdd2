"""The handouts as they were when somebody looked at them (scripts/goldens.py makes them): run again, nothing may differ."""

import re
from pathlib import Path

import nbformat
import pytest

from workbench.content import read_content

ROOT = Path(__file__).resolve().parents[2]
GOLDENS = ROOT / "tests" / "notebooks" / "goldens"
LESSONS = read_content(ROOT / "exercises", ROOT / "sop")[0].lessons
AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}\.\d\d(?![\d.])")


def golden(slug: str) -> Path:
    return GOLDENS / f"{slug}.ipynb"


def read(path: Path):
    return nbformat.read(path, as_version=4)


def with_another_amount(book) -> int:
    """Adds a dollar to the last amount in the answers. Returns the number of the code cell that is no longer right."""
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    for number, cell in reversed(list(enumerate(code))):
        for output in cell.outputs:
            html = output.get("data", {}).get("text/html", "")
            if found := list(AMOUNT.finditer(html)):
                first, last = found[-1].span()
                output.data["text/html"] = f"{html[:first]}{float(html[first:last]) + 1:.2f}{html[last:]}"
                return number
    raise AssertionError("the golden shows no amount")


def test_every_lesson_has_its_golden_and_no_golden_is_left_over():
    assert {path.stem for path in GOLDENS.glob("*.ipynb")} == set(LESSONS)


@pytest.mark.parametrize("slug", LESSONS)
def test_every_cell_of_a_golden_was_executed_and_every_call_shows_something(slug):
    book = read(golden(slug))

    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert all(cell.outputs and cell.outputs[0].data["text/html"].strip() for cell in code if "ui." in cell.source)
    assert 'mode = "handout"' in next(cell.source for cell in code if "injected-parameters" in cell.metadata.tags)


@pytest.mark.parametrize("slug", LESSONS)
def test_a_golden_holds_no_widget_no_warning_and_nothing_of_the_machine_it_was_made_on(slug):
    text = golden(slug).read_text("utf-8")

    for part in ("widget-view", "widget-state", '"stderr"', "papermill", "<script", "127.0.0.1", str(ROOT), f"{Path.home()}/"):
        assert part not in text


@pytest.mark.parametrize("slug", LESSONS)
def test_a_handout_is_what_its_golden_shows(validate, desk, slug):
    done = validate("--nbval", golden(slug), environment=desk)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("slug", LESSONS)
def test_a_golden_fails_when_one_amount_changes(validate, desk, tmp_path, slug):
    book = read(golden(slug))
    wrong = with_another_amount(book)
    nbformat.write(book, tmp_path / "changed.ipynb")

    done = validate("--nbval", tmp_path / "changed.ipynb", environment=desk)

    assert done.returncode == 1
    assert re.findall(r"^FAILED .*::Cell (\d+)", done.stdout, re.MULTILINE) == [str(wrong)]
