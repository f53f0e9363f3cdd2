"""Says in one sentence why this machine cannot hold the workbench: an old Python, a folder that cannot be written, a full disk.

Run by the Makefile before anything is installed, perhaps by an old Python: nothing here is newer than Python 3.6.
"""

import os
import shutil
import sys
import tempfile

ROOM = 1500


def reason():
    """The sentence, or nothing when all is well."""
    here = os.getcwd()
    if sys.version_info < (3, 11):  # noqa: UP036  (this is the check)
        found = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return f"Python 3.11 or later is needed; {sys.executable} is {found}. Name another one: make up PYTHON=python3.12"
    try:
        tempfile.TemporaryFile(dir=here).close()
    except OSError as error:
        return f"The folder {here} cannot be written: {error.strerror}. Put the workbench into another one."
    free = shutil.disk_usage(here).free // 1000000
    if free < ROOM:
        return f"The disk that holds {here} is full: {free} MB are free, {ROOM} MB are needed."
    return ""


if __name__ == "__main__":
    sys.exit(reason() or 0)
