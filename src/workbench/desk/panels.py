"""Live panels: a figure of the practice, asked for by its id. What figures and payers there are is said where one is not."""

from workbench.desk.desk import Desk
from workbench.desk.figures.catalogue import MEASURES
from workbench.model import NotFound, Panel
from workbench.model.wire import NotReadable
from workbench.world.payer_names import PAYER_NAMES


def show_panel(desk: Desk, id: str, payer: str = "") -> Panel:
    """A figure of the site's practice, for one payer or ("") all. Raises NotFound, NotReadable, Unavailable."""
    measure = MEASURES.get(id)
    if measure is None:
        raise NotFound(f"There is no such figure. There are {', '.join(MEASURES)}.")
    if payer and payer not in PAYER_NAMES:
        raise NotReadable(f"There is no such payer. There are {', '.join(PAYER_NAMES)}.")
    return desk.panels(id, payer if measure.by_payer else "")
