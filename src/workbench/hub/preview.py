"""An author's look at an exercise, a lesson or an SOP: its page on this machine, for one local person, with nothing kept.

No hub and no site: the page's kernel starts its own private desk. It listens on 127.0.0.1 until Ctrl-C.
"""

import os
import shutil
import socket
import tempfile
import threading
import time
import webbrowser
from pathlib import Path
from typing import Any

from voila.app import Voila

from workbench.hub.ground import free_ports
from workbench.hub.page_files import LESSON, checkout, page_files
from workbench.hub.pages_server import settings
from workbench.hub.places import TEMPLATES
from workbench.model import NotFound

NAME = "Preview"
PING = 30_000
"""Milliseconds. Without it the server warns in the terminal that its own default does not fit."""


def preview(content: Path, slug: str, port: int, browser: bool) -> int:
    """Serves the page with that exercise open; port 0 takes a free one. Returns the exit code when it is stopped."""
    return _serve(content, "home", f"?open={slug}", port, browser)


def preview_lesson(content: Path, slug: str, port: int, browser: bool) -> int:
    """Serves the lesson's page as `preview` does. Raises NotFound when no notebook is called that."""
    return _serve(content, LESSON + slug, "", port, browser)


def preview_sop(content: Path, sop: str, port: int, browser: bool) -> int:
    """Serves the SOP's page ("SOP-05") as `preview` does."""
    return _serve(content, "sop", f"?open={sop}", port, browser)


def _serve(content: Path, page: str, wish: str, port: int, browser: bool) -> int:
    notebook = _notebook(content, page)
    os.environ |= {"WORKBENCH_CONTENT": str(content.resolve()), "JUPYTER_PATH": str(TEMPLATES)}
    with tempfile.TemporaryDirectory(prefix="workbench-preview-") as folder:
        shutil.copy(notebook, Path(folder, f"{page}.ipynb"))
        config = settings(Path(folder), port or free_ports(1)[0])
        config.Voila.base_url = "/"
        config.Voila.log_level = "ERROR"
        config.Voila.tornado_settings = {"ws_ping_timeout": PING}
        config.VoilaConfiguration.http_header_envs = []
        config.VoilaConfiguration.prelaunch_hook = _as_a_preview
        del config.VoilaConfiguration["multi_kernel_manager_class"]
        address = f"http://127.0.0.1:{config.Voila.port}/voila/render/{page}.ipynb{wish}"
        threading.Thread(target=_say_when_open, args=(address, config.Voila.port, browser), daemon=True).start()
        Voila.launch_instance(argv=[], config=config)
    return 0


def _say_when_open(address: str, port: int, browser: bool) -> None:
    while not _answers(port):
        time.sleep(0.1)
    print(f"The page is open at  {address}\nCtrl-C stops it.", flush=True)
    if browser:
        webbrowser.open(address)


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _notebook(content: Path, page: str) -> Path:
    pages = page_files(checkout(content))
    if page not in pages:
        lessons = ", ".join(sorted(name.removeprefix(LESSON) for name in pages if name.startswith(LESSON))) or "none"
        raise NotFound(f'There is no lesson "{page.removeprefix(LESSON)}". There are {lessons}.')
    return pages[page]


# Any: Voila's handler, notebook node and folder.
def _as_a_preview(handler: Any, notebook: Any, cwd: str) -> None:
    notebook.metadata["workbench"] = {"name": NAME, "navigation": []}
