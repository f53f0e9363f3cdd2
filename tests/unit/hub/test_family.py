import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from workbench.hub import family
from workbench.hub.family import Family

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"
HUB = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {STUBBORN!r}], stdout=subprocess.PIPE, start_new_session=True)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def running(tmp_path: Path) -> Family:
    """A hub with one child that has a session of its own and ignores a polite end."""
    started = Family([sys.executable, "-c", HUB], os.environ, tmp_path / "hub.log", tmp_path)
    while not (tmp_path / "hub.log").read_text().strip():
        assert started.hub.poll() is None
    return started


def test_everything_the_hub_started_ends_with_it(running: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(family, "FIRMLY", 0.5)
    members = running.members()

    left = running.stop()

    assert len(members) == 2
    assert left == set()
    assert not any(each.is_running() for each in members)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives orphans to another parent")
def test_orphans_of_a_killed_hub_are_found_and_ended(running: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(family, "FIRMLY", 0.5)
    running.hub.kill()
    running.hub.wait()

    assert len(running.members()) == 1
    assert running.stop() == set()


def test_processes_that_were_there_before_are_left_alone(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "600"]) as stranger:
        Family(["sleep", "600"], os.environ, tmp_path / "hub.log", tmp_path).stop()

        assert psutil.Process(stranger.pid).is_running()
        stranger.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives orphans to another parent")
def test_orphans_that_end_while_the_hub_runs_are_not_left_as_zombies(tmp_path: Path) -> None:
    hub = ["/bin/sh", "-c", "/bin/sh -c 'sleep 0.1 & echo $!'; sleep 0.5"]
    started = Family(hub, os.environ, tmp_path / "log", tmp_path)

    started.wait()

    number = int((tmp_path / "log").read_text())
    assert started.hub.returncode == 0
    assert not psutil.pid_exists(number)
