"""The one process that makes figures, so that a slow one never delays a submission and the desk loads no data frames.

This module is read by the desk and by the process: it imports little. What the process needs it names and does not import.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from importlib import import_module
from multiprocessing.connection import wait
from pathlib import Path

from workbench.model import Panel, Scope, Unavailable

MAKING = "workbench.desk.figures.making"
SECONDS = 15
"""How long a page waits; a page gives up after 20. The first figure of a new site waits for its world to be built."""
MOST_KEPT = 2_000
"""So many figures are remembered; what was asked for longest ago is forgotten first."""
SOON = "This figure is still being worked out. Look again in a minute."
AWAY = "This figure cannot be worked out right now. Everything else goes on; the desk's log tells your administrator why."


class Panels:
    """Makes the panels of one world in a process that starts with the first one asked for and ends with this one.

    `make` takes an id and what it is asked for; it is what the process runs.
    """

    def __init__(self, make: Callable[[str, Scope], Panel]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._process: ProcessPoolExecutor | None = None
        self._asked: dict[tuple[str, Scope], Future[Panel]] = {}

    def __call__(self, id: str, scope: Scope) -> Panel:
        """The panel. When the process has died, another one tries once more. Raises Unavailable."""
        for _ in range(2):
            future = self._ask(id, scope)
            try:
                error = future.exception(SECONDS)
            except TimeoutError:
                raise Unavailable(SOON) from None
            except CancelledError as ended:
                raise Unavailable(AWAY) from ended
            if error is None:
                return future.result()
            if not isinstance(error, BrokenProcessPool):
                break
        raise Unavailable(AWAY) from error

    def close(self) -> None:
        """Ends the process, once it has finished what it is at."""
        with self._lock:
            process, self._process, self._asked = self._process, None, {}
        if process:
            process.shutdown(wait=False, cancel_futures=True)

    def _ask(self, id: str, scope: Scope) -> Future[Panel]:
        """What was asked before and did not fail, else asked now: pages that want the same figure wait for the same work."""
        with self._lock:
            before = self._asked.get((id, scope))
            if before and not (before.done() and before.exception()):
                return before
            if len(self._asked) >= MOST_KEPT:
                del self._asked[next(iter(self._asked))]
            self._asked[id, scope] = self._submit(id, scope)
            return self._asked[id, scope]

    def _submit(self, id: str, scope: Scope) -> Future[Panel]:
        if self._process is None:
            self._process = _new_process()
        try:
            return self._process.submit(self._make, id, scope)
        except BrokenProcessPool:
            self._process = _new_process()
            return self._process.submit(self._make, id, scope)


def _new_process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _settle)


def world_panels(worlds: Path, world_date: date, organisation: str) -> Panels:
    """The panels over the world of that date in the folder `worlds`. Nothing is opened or built before one is asked for."""
    return Panels(partial(_make, worlds, world_date, organisation))


def _make(worlds: Path, world_date: date, organisation: str, id: str, scope: Scope) -> Panel:
    """Runs in the process; in the desk the import of what makes figures would load data frames."""
    made: Panel = import_module(MAKING).make(worlds, world_date, organisation, id, scope)
    return made


def _settle() -> None:
    """Begins the process: it leaves interrupts to the desk, and ends when the desk has ended, however that happened."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_desk, daemon=True).start()


def _end_with_desk() -> None:
    desk = multiprocessing.parent_process()
    if desk is not None:
        wait([desk.sentinel])
        os._exit(0)
