"""What papermill would let pass is refused: a misspelt parameter, an error inside a widget, an error that a page calmed."""

import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from workbench.model import NotFound
from workbench.notebooks.running import DidNotRun, run_notebook

PARAMETERS = 'payer = "bluefen"\nlevel = 2'


def notebook(folder: Path, source: str, kernel: str = "python3") -> Path:
    cells = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), new_code_cell(source)]
    spec = {"name": kernel, "display_name": kernel, "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": spec}), folder / "page.ipynb")
    return folder / "page.ipynb"


def test_an_unknown_parameter_is_refused_before_anything_runs(tmp_path):
    ran = tmp_path / "ran"
    page = notebook(tmp_path, f"open({str(ran)!r}, 'w').close()")

    with pytest.raises(NotFound, match=r'no parameter "payr"\. There are payer, level\.'):
        run_notebook(page, {"payr": "medicare"})

    assert not ran.exists()


def test_parameters_reach_the_cells_with_their_types_and_the_kernel_is_this_python(tmp_path):
    page = notebook(tmp_path, "import sys\nprint(payer, level + 1, sys.executable)", kernel="no-such-kernel")

    book = run_notebook(page, {"payer": "medicare", "level": "3"}, tmp_path / "out.ipynb")

    assert book.cells[-1].outputs[0].text == f"medicare 4 {sys.executable}\n"
    assert nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[-1].outputs == book.cells[-1].outputs


CALLBACK = """import ipywidgets
button, shown = ipywidgets.Button(), ipywidgets.Output()
button.on_click(shown.capture()(lambda _: 1 / 0))
button.click()
shown"""
LOGGED = "import os\nopen(os.environ['PAGE_LOG'], 'w').write('reference ABC-DE: ZeroDivisionError')"
ALERT = "from IPython.display import HTML\nHTML('<div role=\"alert\">That did not work.</div>')"


@pytest.mark.parametrize(("source", "what"), [
    ("1 / 0", "cell 2 shows ZeroDivisionError"), (CALLBACK, "a widget shows ZeroDivisionError"),
    ("import ipywidgets\nwith (o := ipywidgets.Output()):\n    1 / 0\no", "a widget shows ZeroDivisionError"),
    ("import os\nos._exit(1)", "Kernel died"), (LOGGED, "the page logged: reference ABC-DE"), (ALERT, "cell 2 shows an alert"),
])
def test_an_error_fails_the_run_wherever_it_stands(tmp_path, source, what):
    with pytest.raises(DidNotRun, match=f"page.ipynb: {what}"):
        run_notebook(notebook(tmp_path, source), {})


def test_a_run_prints_nothing(tmp_path, capfd):
    run_notebook(notebook(tmp_path, "print('hello')"), {"payer": "medicare"})

    assert capfd.readouterr() == ("", "")
