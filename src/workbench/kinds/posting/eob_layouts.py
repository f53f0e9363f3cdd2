"""The layouts by name. Same facts, three pages; the layout belongs to the payer and never decides how hard a case is."""

from collections.abc import Callable, Mapping

from workbench.billing.eob import Eob
from workbench.codes import CodeTable
from workbench.kinds.posting.eob_page import Page
from workbench.kinds.posting.layout_bluefen import print_bluefen
from workbench.kinds.posting.layout_corvane import print_corvane
from workbench.kinds.posting.layout_tessel import print_tessel
from workbench.world.payers import Layout

_PRINTERS: Mapping[str, Callable[[Eob, tuple[str, ...], CodeTable], Page]] = {
    Layout.BLUEFEN: print_bluefen, Layout.CORVANE: print_corvane, Layout.TESSEL: print_tessel,
}
_FIRST_AND_STEP = {Layout.BLUEFEN: ((1, 1), (10, 10)), Layout.CORVANE: ((1, 1), (10, 10)), Layout.TESSEL: ((1, 1), (501, 1))}


def print_eob(eob: Eob, codes: CodeTable, own_numbers: bool = False) -> Page:
    """The page of the EOB's layout; Corvane's, which can print any adjustment, for a layout that nobody knows.

    `own_numbers`: the payer numbers its lines in its own way (10, 20, 30 or 501, 502, 503) and not 1, 2, 3.
    """
    layout = Layout(eob.layout) if eob.layout in _PRINTERS else Layout.CORVANE
    first, step = _FIRST_AND_STEP[layout][own_numbers]
    width = 2 if layout is Layout.CORVANE else 1
    numbers = tuple(f"{first + step * place:0{width}d}" for place in range(len(eob.lines)))
    return _PRINTERS[layout](eob, numbers, codes)
