"""Work that a person does not wait for: done beside the page, its result taken up where the page lives."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T], then: Callable[[Callable[[], T]], None]) -> None:
    """Does the work in a thread and hands its outcome to `then` in the page's own loop. `then` calls it: it returns or raises.

    Without a loop (a script, a test) both happen at once.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        then(work)
        return
    loop.run_in_executor(None, work).add_done_callback(lambda future: then(future.result))
