"""The text of an SOP as a page tells it: what was searched for is marked, and "step 7" opens that step in the drawer."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from workbench.model.sought import Term, marks
from workbench.ui.markup import fill, lines

_STEP = re.compile(r"\b(?:(?P<sop>SOP-\d+),? )?step (?P<number>\d+)\b")
_LINK = '<button type="button" class="wb-linkish" data-act="step" data-value="{}">{}</button>'
_MARK = '<mark class="wb-hit">{}</mark>'


def told(text: str, sop: str = "", terms: tuple[Term, ...] = ()) -> Markup:
    """The text, escaped. With `sop` its steps are links; `terms` are marked where they stand."""
    pieces, at = [], 0
    for start, end, piece in sorted((*_steps(text, sop), *_marked(text, terms)), key=lambda each: (each[0], -each[1])):
        if start >= at:
            pieces += [fill("{}", text[at:start]), piece]
            at = end
    return lines((*pieces, fill("{}", text[at:])))


def _steps(text: str, sop: str) -> Iterator[tuple[int, int, Markup]]:
    for found in _STEP.finditer(text) if sop else ():
        yield found.start(), found.end(), fill(_LINK, f"{found['sop'] or sop}.{found['number']}", found[0])


def _marked(text: str, terms: tuple[Term, ...]) -> Iterator[tuple[int, int, Markup]]:
    for start, end in marks(terms, text):
        yield start, end, fill(_MARK, text[start:end])
