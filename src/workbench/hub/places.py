"""Where things are: the pages' address below the hub, and this package's own files."""

import os
import sys
from pathlib import Path

PREFIX = "/services/pages/"
TEMPLATES = Path(__file__).parent / "templates"
PROXY = Path(__file__).parent / "static" / "proxy.js"
TOKENS = Path(__file__).parents[1] / "ui" / "static" / "tokens.css"
LOOKS = TOKENS.with_name("page.css")
"""What the page widgets add to the tokens; a page of prose needs it before the first widget is drawn."""


def lab_can_start() -> bool:
    """Whether an author's JupyterLab can start: as root it runs under a number of its own, which has to reach Python."""
    if os.getuid() != 0:
        return True
    python = Path(sys.executable)
    return all(folder.stat().st_mode & 0o001 for each in (python, python.resolve()) for folder in each.parents)
