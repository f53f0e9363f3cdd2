"""What must be true before anything is started: a free port, a folder that can be written, room on the disk, nobody else at work.

Each thing that is not true is one plain sentence (CannotStart) that says what to do.
"""

import errno
import fcntl
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from workbench.model import WorkbenchError

ROOM = 200
"""Megabytes that must be free: records, logs and the pages' own files grow."""
FOLDERS = ("secrets", "hub", "log", "run", "run/pages", "run/jupyter", "run/ipython", "run/home")
UNLENT = range(20_000, 32_000)
FULL = (errno.ENOSPC, errno.EDQUOT)


class CannotStart(WorkbenchError):
    """The workbench cannot start, or not go on; the text says why and what to do."""


def take_port(port: int) -> None:
    """Raises CannotStart when the port people are to use is not free or may not be used."""
    if not 1 <= port <= 65535:
        raise CannotStart(f"{port} is no port number. Choose one from 1024 to 65535: make up PORT=9000")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise CannotStart(f"Port {port} is kept for administrators. Choose another: make up PORT=9000") from None
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise CannotStart(f"Port {port} is taken by another program. Choose another: make up PORT={_other(port)}") from None


def free_ports(count: int) -> tuple[int, ...]:
    """Ports of this machine that nobody uses now, below those that systems lend to outgoing connections.

    A lent port could be taken while its service restarts, or answer a caller with the caller's own voice.
    """
    found: list[int] = []
    while len(found) < count:
        port = secrets.choice(UNLENT)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in found:
            found.append(port)
    return tuple(found)


def prepare_folder(site: Path) -> None:
    """Makes the site's folders, closed to other users of the machine. Raises CannotStart when they cannot be written."""
    try:
        site.mkdir(parents=True, exist_ok=True, mode=0o711)
        for name in FOLDERS:
            (site / name).mkdir(exist_ok=True)
            (site / name).chmod(0o700)
        (site / "homes").mkdir(exist_ok=True, mode=0o711)
        with tempfile.TemporaryFile(dir=site):
            pass
    except OSError as error:
        if error.errno in FULL:
            raise no_room(site) from None
        raise CannotStart(f"The folder {site} cannot be written ({os.strerror(error.errno or 0)}). "
                          "Choose another: make up SITE=folder") from None


def check_room(site: Path) -> None:
    """Raises CannotStart when the disk that holds the site is nearly full."""
    if shutil.disk_usage(site).free < ROOM * 1_000_000:
        raise no_room(site)


def no_room(site: Path) -> CannotStart:
    """The sentence for a full disk."""
    free = shutil.disk_usage(site if site.exists() else site.parent).free // 1_000_000
    return CannotStart(f"The disk that holds {site} is full: {free} MB are free, {ROOM} MB are needed. "
                       "Make room, or choose a folder on another disk: make up SITE=folder")


@contextmanager
def alone(site: Path) -> Iterator[TextIO]:
    """Holds the site for this process; the hold ends with the process, however that ends. Raises CannotStart when it is held."""
    with open(site / "run" / "held", "a+", encoding="utf-8") as hold:
        try:
            fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            hold.seek(0)
            raise CannotStart(f"The site {site} is running already (process {hold.read().strip() or 'unknown'}). "
                              "Stop it first, or choose another folder: make up SITE=folder") from None
        hold.truncate(0)
        hold.write(str(os.getpid()))
        hold.flush()
        yield hold


def _other(port: int) -> int:
    return 9000 if port != 9000 else 9001
