"""The desk that answers now. When something was published, the next request takes up the new content; a broken one is left."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from fastapi import Request

from workbench.desk.desk import Desk
from workbench.desk.publishing import taken_up
from workbench.desk.site import Site, last_published
from workbench.model import WorkbenchError

log = logging.getLogger("workbench.desk")


@dataclass
class Shelf:
    """Keeps watch over the content. `mark` gives a number that changes when something is published, `take_up` the new desk."""

    mark: Callable[[], int]
    take_up: Callable[[Desk], Desk]
    _seen: int = field(init=False)
    _turn: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._seen = self.mark()

    def newer(self, desk: Desk) -> Desk | None:
        """The desk over newly published content, None when there is none. While one request reads it, others go on as before."""
        if self.mark() == self._seen or not self._turn.acquire(blocking=False):
            return None
        try:
            self._seen = self.mark()
            return self.take_up(desk)
        except (WorkbenchError, OSError) as error:
            log.error("published content is not taken up: %s", error)
            return None
        finally:
            self._turn.release()


def shelf_of(site: Site) -> Shelf:
    """The shelf of a site's content."""
    return Shelf(lambda: last_published(site), lambda desk: taken_up(site, desk))


def the_desk(request: Request) -> Desk:
    """The desk that this application serves."""
    state = request.app.state
    newer = state.shelf.newer(state.desk) if state.shelf else None
    if newer is not None:
        state.desk = newer
    found: Desk = state.desk
    return found
