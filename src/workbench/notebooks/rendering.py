"""A lesson as a file: run with its parameters, then written as one HTML page that prints well, or as an executed notebook.

The page carries its look with it: no code, no script, nothing that is loaded from another file or host.
"""

import copy
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbconvert.exporters.html import HTMLExporter
from traitlets.config import Config

from workbench.model import Lesson
from workbench.notebooks.lesson_choice import Form, chosen, lesson_page
from workbench.notebooks.parameters import Value, declared
from workbench.notebooks.running import Notebook, run_notebook
from workbench.world.payer_names import PAYER_NAMES, PRACTICE_NAMES

TEMPLATES = Path(__file__).parent / "templates"
LOOK = tuple(Path(__file__).parents[1] / "ui" / "static" / name for name in ("tokens.css", "page.css"))
ON_PAPER = ["text/html", "text/markdown", "image/svg+xml", "image/png", "text/plain"]
"""What of an output is shown, the best first."""
VIEW = "application/vnd.jupyter.widget-view+json"
INSTEAD = '<p class="wb-muted wb-under">This part works on the lesson\'s page in the workbench.</p>'


def render_lesson(content: Path, lesson: Lesson, parameters: Mapping[str, Value], form: Form = Form.HTML,
                  environment: Mapping[str, str] | None = None) -> str:
    """The text of the file. `content` holds notebooks/, exercises/ and sop/; `parameters` may name the mode.

    Raises NotFound for an unknown parameter or a value that the lesson does not take, DidNotRun when the lesson shows an error.
    """
    book = run_lesson(content, lesson, parameters, environment)
    if form is Form.IPYNB:
        return str(nbformat.writes(book))
    settled = {**declared(book), **chosen(lesson, parameters)}
    return page_of(book, lesson.title, said(settled))


def said(settled: Mapping[str, Value]) -> str:
    """The parameters of a lesson as people say them.

    >>> said({"practice": "larkmere", "payer": "bluefen", "level": 2, "mode": "handout"})
    'Practice: Larkmere Medical Group · Payer: Bluefen Health PPO · Level 2'
    """
    practice, payer = str(settled["practice"]), str(settled["payer"])
    return (f"Practice: {PRACTICE_NAMES.get(practice, practice)} · Payer: {PAYER_NAMES.get(payer, payer)} · "
            f"Level {settled['level']}")


def run_lesson(content: Path, lesson: Lesson, parameters: Mapping[str, Value],
               environment: Mapping[str, str] | None = None) -> Notebook:
    """The executed notebook of a lesson. Raises what render_lesson raises."""
    given = chosen(lesson, parameters)
    surroundings = {"WORKBENCH_CONTENT": str(content.resolve())} | dict(environment or {})
    return run_notebook(lesson_page(content, lesson.slug), given, environment=surroundings)


def page_of(book: Notebook, title: str, under: str) -> str:
    """An executed notebook as one HTML page. `under` stands beside the title."""
    paper = Config(NbConvertBase=Config(display_data_priority=ON_PAPER))
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]  # nbconvert leaves it open
        template_name="handout", extra_template_basedirs=[str(TEMPLATES)], exclude_input=True, exclude_input_prompt=True,
        exclude_output_prompt=True, exclude_anchor_links=True, config=paper)
    look = "\n".join(path.read_text("utf-8") for path in LOOK)
    html, _ = exporter.from_notebook_node(_still(book), {"title": title, "under": under, "look": look})
    return str(html)


def _still(book: Notebook) -> Notebook:
    """The notebook without its widgets: the HTML that came with a widget stands for it, else a sentence."""
    still = copy.deepcopy(book)
    still.metadata.pop("widgets", None)
    for output in (output for cell in still.cells for output in cell.get("outputs", ()) if VIEW in output.get("data", {})):
        del output.data[VIEW]
        output.data.setdefault("text/html", INSTEAD)
    return still
