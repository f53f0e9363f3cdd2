"""Closes a process to the other processes of its machine user: its memory and environment cannot be read any more (on Linux).

The page server closes itself; a page's kernel loads this module as an IPython extension before any cell runs. Root still can.
"""

import ctypes
import sys

SET_DUMPABLE = 4


def forbid_memory_reading() -> None:
    """Closes this process for as long as it runs."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_DUMPABLE, 0, 0, 0, 0)


def load_ipython_extension(_: object) -> None:
    """What IPython calls when it loads this module as an extension."""
    forbid_memory_reading()
