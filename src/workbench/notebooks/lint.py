"""A notebook is a page, not a program: this says where one stops being thin. It reads the file's JSON and runs nothing."""

import ast
import json
from collections.abc import Iterator, Mapping

from workbench.model import Problem
from workbench.model.wire import Json

PROBLEMS: Mapping[str, str] = {
    "NB001": "The file is no notebook of format 4.5.",
    "NB002": "A code cell holds stored output or a run number.",
    "NB003": "A cell has no id of its own.",
    "NB004": "There is not exactly one cell tagged parameters.",
    "NB005": "There is not exactly one import.",
    "NB006": "A code cell is longer than five lines.",
    "NB007": "A code cell defines, loops, branches or catches.",
}
_BUSY = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.With,
         ast.AsyncWith, ast.If, ast.comprehension, ast.Match)


def lint_notebook(name: str, text: str) -> tuple[Problem, ...]:
    """Every way in which the notebook `name` with this text is not a thin, stripped page."""
    try:
        book = json.loads(text)
        cells = book["cells"] if (book["nbformat"], book["nbformat_minor"]) >= (4, 5) else None
    except (ValueError, KeyError, TypeError):
        cells = None
    if cells is None:
        return (_problem(name, "NB001", "This is no notebook of format 4.5. Save it again from JupyterLab."),)
    of_cells = (problem for number, cell in enumerate(cells, 1) for problem in _of_cell(f"{name} · cell {number}", cell))
    return (*_of_file(name, cells), *of_cells)


def _of_file(name: str, cells: Json) -> Iterator[Problem]:
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    ids = [cell.get("id") for cell in cells]
    if None in ids or len(set(ids)) < len(ids):
        yield _problem(name, "NB003", "Each cell needs an id of its own. Save the notebook again from JupyterLab.")
    if sum("parameters" in cell["metadata"].get("tags", ()) for cell in code) != 1:
        yield _problem(name, "NB004", 'Tag exactly one code cell "parameters".')
    imports = [node for cell in code for node in ast.walk(_tree(cell)) if isinstance(node, (ast.Import, ast.ImportFrom))]
    if len(imports) != 1:
        yield _problem(name, "NB005", f"There are {len(imports)} imports. A page needs one: from workbench import ui.")


def _of_cell(where: str, cell: Json) -> Iterator[Problem]:
    if cell["cell_type"] != "code":
        return
    if cell.get("outputs") or cell.get("execution_count") is not None:
        yield _problem(where, "NB002", "Take the output out: make fix.")
    if len(_source(cell).splitlines()) > 5:
        yield _problem(where, "NB006", "Keep it to five lines. What is longer belongs into the workbench package.")
    if any(isinstance(node, _BUSY) for node in ast.walk(_tree(cell))):
        yield _problem(where, "NB007", "Call a function of the workbench package instead.")


def _source(cell: Json) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _tree(cell: Json) -> ast.AST:
    try:
        return ast.parse(_source(cell))
    except SyntaxError:
        return ast.parse("def unreadable(): ...")


def _problem(where: str, code: str, message: str) -> Problem:
    return Problem(where, code, message)
