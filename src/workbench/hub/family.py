"""The processes of a running site: one hub, and all that it started. Ends them all, in order, and says which would not go.

Services, proxy and kernels each have a process group of their own, so the hub's group is not enough: on Linux this process takes
in every orphan of the family, so that none is lost when the hub is killed.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import psutil  # type: ignore[import-untyped]

BECOME_ADOPTER, END_WITH_PARENT = 36, 1  # Linux: PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG
POLITELY, FIRMLY = 15.0, 3.0
"""Seconds the hub has to end everything by itself, and what is left then has after each stronger request."""


class Family:
    """A hub and its descendants."""

    def __init__(self, command: list[str], environment: Mapping[str, str], log: Path, folder: Path) -> None:
        self._strangers = set(psutil.Process().children(recursive=True))
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(BECOME_ADOPTER, 1, 0, 0, 0)
        with open(log, "ab") as out:
            self.hub = subprocess.Popen(
                command, env=dict(environment), cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                start_new_session=True, preexec_fn=partial(_end_with, os.getpid()),
            )

    def wait(self) -> None:
        """Until the hub ends. Meanwhile each orphan that ends is laid to rest; it would stay in the list of processes."""
        while sys.platform == "linux":
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
            if ended is None or ended.si_pid == self.hub.pid:
                break
            with suppress(ChildProcessError):
                os.waitpid(ended.si_pid, 0)
        self.hub.wait()

    def members(self) -> set[psutil.Process]:
        """All that is running of the family, orphans included."""
        return {each for each in psutil.Process().children(recursive=True) if each not in self._strangers}

    def stop(self) -> set[psutil.Process]:
        """Ends the hub, which ends the rest; then whatever is left. Returns what could not be ended (normally nothing)."""
        known = self.members()
        if self.hub.poll() is None:
            self.hub.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.hub.wait(POLITELY)
        for stronger in (signal.SIGTERM, signal.SIGKILL):
            known = {each for each in known | self.members() if each.is_running()}
            for each in known:
                with suppress(psutil.NoSuchProcess):
                    each.send_signal(stronger)
            psutil.wait_procs(known, timeout=FIRMLY)
        return {each for each in known | self.members() if each.is_running()}


def _end_with(launcher: int) -> None:
    """In the hub's process, before it becomes the hub: Linux sends it a polite end when the launcher is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != launcher:
            os._exit(1)
