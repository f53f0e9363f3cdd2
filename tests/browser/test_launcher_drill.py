"""`workbench up` as people meet it: it starts, says what is wrong, keeps what it has, and leaves nothing running."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import free_port, start, stop

pytestmark = pytest.mark.drill


def processes_of(folder: Path) -> list[str]:
    """Command lines of the processes that were started for this site."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            settings, words = (process / "environ").read_bytes(), (process / "cmdline").read_bytes()
        except OSError:
            continue
        if f"WORKBENCH_SITE={folder}".encode() in settings or str(folder).encode() in words:
            found.append(words.replace(b"\0", b" ").decode())
    return found


def up(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "workbench", "up", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_second_start_keeps_people_and_passwords_and_a_stop_leaves_no_process(tmp_path):
    folder = tmp_path / "site"
    first = start(folder, free_port())
    running = processes_of(folder)
    assert stop(first) == 0
    left = processes_of(folder)

    second = start(folder, free_port())
    assert stop(second) == 0

    assert len(running) >= 4
    assert (left, processes_of(folder)) == ([], [])
    assert second.passwords == first.passwords
    assert (folder / "secrets").stat().st_mode & 0o077 == 0
    assert (folder / "desk.sqlite").stat().st_mode & 0o077 == 0


def test_a_taken_port_is_said_plainly(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = up("--site", str(tmp_path / "site"), "--port", str(port))

    assert done.returncode == 1
    assert re.search(rf"{port}.*make up PORT=", done.stderr, re.DOTALL)
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_a_site_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("no folder")

    done = up("--site", str(tmp_path / "file"), "--port", str(free_port()))

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "SITE=" in done.stderr
