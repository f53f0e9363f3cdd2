"""Runs a notebook with parameters, in a kernel of this Python, and believes nothing that looks fine.

papermill stops at an error of a cell, but knows of none that a page turned into a calm sentence or that stands inside a widget:
such a run is refused. It prints nothing and asks no other machine. Unless `environment` names a desk, the page starts its own.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NotebookExecutionManager
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from workbench.model import WorkbenchError
from workbench.notebooks.parameters import Value, typed

SECONDS_PER_CELL, SECONDS_TO_START = 120, 60
NATIVE = "python3"
WIDGETS = "application/vnd.jupyter.widget-state+json"
_OF_ANOTHER_PAGE = ("DESK_URL", "HTTP_X_WORKBENCH_", "QUERY_STRING", "VOILA_", "PAGE_LOG")
_ALERT = 'role="alert"'
Notebook = Any  # a notebook's nodes are dictionaries of any depth


class DidNotRun(WorkbenchError):
    """A notebook ended with an error, or showed one."""


def run_notebook(source: Path, parameters: Mapping[str, Value], out: Path | None = None,
                 environment: Mapping[str, str] | None = None) -> Notebook:
    """The executed notebook, also written to `out`. `environment` is added to what its kernel inherits.

    Raises NotFound for a parameter that the notebook does not have and for a value of another type; DidNotRun for any error of a
    cell, inside a widget, in the page's log, or shown to the person as an alert.
    """
    book = load_notebook_node(str(source))
    given = typed(book, parameters)
    if given:
        book = parameterize_notebook(book, dict(given), kernel_name=NATIVE, language="python")
    with tempfile.TemporaryDirectory(prefix="workbench-run-") as folder:
        log = Path(folder) / "page.log"
        try:
            _execute(book, _surroundings(log, environment or {}), source.resolve().parent)
        except (TimeoutError, RuntimeError) as error:  # a cell that took too long; a kernel that died or did not start
            raise DidNotRun(f"{source.name}: {str(error).splitlines()[0]}") from None
        logged = log.read_text("utf-8") if log.exists() else ""
    for what in errors(book, logged):
        raise DidNotRun(f"{source.name}: {what}")
    _forget_the_run(book)
    if out is not None:
        nbformat.write(book, out)
    return book


def errors(book: Notebook, logged: str = "") -> Iterator[str]:
    """Every error that an executed notebook holds, and the last that its page logged, as sentences."""
    for number, cell in enumerate(book.cells, 1):
        yield from (f"cell {number} shows {what}." for what in _shown(cell.get("outputs", ())))
    for model in book.metadata.get("widgets", {}).get(WIDGETS, {}).get("state", {}).values():
        state = model.get("state", {})
        yield from (f"a widget shows {what}." for what in _shown(state.get("outputs", ())))
        if _ALERT in str([state.get(trait) for trait in ("html", "parts", "value")]):
            yield "a page shows an alert."
    if logged.strip():
        yield f"the page logged: {logged.strip().splitlines()[-1]}"


def _shown(outputs: object) -> Iterator[str]:
    for output in outputs if isinstance(outputs, (list, tuple)) else ():
        if output.get("output_type") == "error":
            yield f"{output.get('ename', 'an error')}: {output.get('evalue', '')}".rstrip(". ")
        elif _ALERT in str(output.get("data", {}).get("text/html", "")):
            yield "an alert"


def _execute(book: Notebook, environment: Mapping[str, str], folder: Path) -> None:
    """Runs the cells until one fails; the book then holds its error. The page's desk ends with its kernel."""
    # Without folders to look into, the one kernel there is, is the Python that runs now.
    kernel = AsyncKernelManager(
        kernel_name=NATIVE, kernel_spec_manager=KernelSpecManager(kernel_dirs=[]), transport_encryption="auto")
    run = NotebookExecutionManager(book, progress_bar=False)
    client = PapermillNotebookClient(
        run, km=kernel, timeout=SECONDS_PER_CELL, startup_timeout=SECONDS_TO_START, shutdown_kernel="immediate")
    run.notebook_start()
    client.execute(env=dict(environment), cwd=str(folder), stderr=subprocess.DEVNULL, cleanup_kc=True)


def _surroundings(log: Path, more: Mapping[str, str]) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(_OF_ANOTHER_PAGE)}
    return own | {"PAGE_LOG": str(log), "IPYTHONDIR": str(log.parent), "PYDEVD_DISABLE_FILE_VALIDATION": "1"} | dict(more)


def _forget_the_run(book: Notebook) -> None:
    """Times, paths and chance have no place in a file that is handed on, and is compared with the next."""
    book.metadata.pop("papermill", None)
    book.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": NATIVE}
    for cell in book.cells:
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell["id"] = "given"
