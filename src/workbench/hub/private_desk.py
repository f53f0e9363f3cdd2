"""A desk of its own process for a site that is not running: the launcher's way to the same routes that pages use."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.client import Desk
from workbench.model import Unavailable

SECONDS_TO_END = 10


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a private desk answers, and the tokens it made, by sign-in name."""

    address: str
    tokens: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Opened({self.address!r})"

    def desk_of(self, login: str) -> Desk:
        """The desk as that person may use it."""
        return Desk(self.address, self.tokens[login])


@contextmanager
def private_desk(site: Path, people: Sequence[str]) -> Iterator[Opened]:
    """Runs the desk of a site for these people; it ends with the block, or with this process. Raises Unavailable."""
    command = [sys.executable, "-m", "workbench", "desk", "--private", "--site", str(site)]
    for login in people:
        command += ["--person", login]
    log = site / "log" / "desk.log"
    with (
        open(log, "ab") as out,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=out, start_new_session=True) as desk,
    ):
        assert desk.stdin is not None
        assert desk.stdout is not None
        try:
            line = desk.stdout.readline()
            if not line:
                raise Unavailable(f"The desk did not start. {log} says why.")
            said = json.loads(line)
            yield Opened(said["url"], said["tokens"])
        finally:
            desk.stdin.close()
            try:
                desk.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                desk.kill()
