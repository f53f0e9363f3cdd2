"""Notebooks are run as they are: a kernel each, over real private desks. Starting those is what costs the time here."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Validate = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def desk() -> Iterator[Mapping[str, str]]:
    """A private desk that several kernels share: what their environment has to say so."""
    command = [sys.executable, "-m", "workbench", "desk", "--private"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        yield {"DESK_URL": said["url"], "HTTP_X_WORKBENCH_USER": "you", "HTTP_X_WORKBENCH_TOKEN": said["token"]}


@pytest.fixture
def validate(tmp_path: Path) -> Validate:
    """Runs nbval over notebooks in a process of its own: --nbval compares every output, --nbval-lax looks for errors."""

    def run(how: str, *files: Path, environment: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "pytest", how, "--nbval-current-env", "--color=no", "-q", "-p", "nbval.plugin",
                   "-p", "no:cacheprovider", "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"), *map(str, files)]
        # The other plugins have nothing to do here and take seconds to load.
        surroundings = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "IPYTHONDIR": str(tmp_path)} | dict(environment or {})
        return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)

    return run
