"""The drawer: one step of an SOP beside the work, with its neighbours."""

import re

from markupsafe import Markup

from workbench.client import Desk
from workbench.model import NotFound, Step
from workbench.ui.markup import NOTHING, button, fill, lines
from workbench.ui.page import Page

_CLOSE = Markup(
    '<button type="button" class="wb-btn is-small is-close" data-close>'
    '<span class="wb-ic" aria-hidden="true"></span>Close</button>'
)
_DRAWER = """<header><div><p class="wb-note">{}</p><h2 id="h-drawer" tabindex="-1">{}</h2></div>{}</header>
<div class="wb-stack">{}</div>"""
_ID = re.compile(r"(?P<sop>[A-Z]+-\d+)\.(?P<number>\d+)")


def show_step(page: Page, desk: Desk, step: str) -> None:
    """Opens the drawer at a step; where there is none, the drawer says so."""
    try:
        page.open_drawer(step_drawer(desk.step(step)))
    except NotFound as refusal:
        sop, number = _parts(step)
        page.open_drawer(fill(_DRAWER, sop, "There is no such step", _CLOSE, fill("<p>{}</p>{}", refusal, _before(sop, number))))


def step_drawer(step: Step) -> Markup:
    """The step as the procedure states it."""
    sop, number = _parts(step.id)
    facts = {"Who": step.actor, "You need": step.input, "You end with": step.output, "In your system": step.system,
             "Time limit": step.time_limit, "Control": step.control}
    more = {"What can be different": step.decisions, "Common mistake": step.mistake}
    listed = lines(fill("<dt>{}</dt><dd>{}</dd>", name, text) for name, text in facts.items() if text)
    told = lines(fill("<h3>{}</h3><p>{}</p>", name, text) for name, text in more.items() if text)
    after = button(f"Step {number + 1}", "step", f"{sop}.{number + 1}", small=True)
    near = fill('<p class="wb-acts">{}{}</p>', _before(sop, number), after)
    body = fill('<p>{}</p><dl class="wb-kv">{}</dl>{}{}', step.action, listed, told, near)
    return fill(_DRAWER, sop, f"Step {number}: {step.title}", _CLOSE, body)


def _parts(step: str) -> tuple[str, int]:
    found = _ID.fullmatch(step)
    return (found["sop"], int(found["number"])) if found else (step, 0)


def _before(sop: str, number: int) -> Markup:
    return button(f"Step {number - 1}", "step", f"{sop}.{number - 1}", small=True) if number > 1 else NOTHING
