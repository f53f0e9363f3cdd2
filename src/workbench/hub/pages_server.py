"""The page server: standalone Voila in which every page and kernel belongs to one signed-in person.

It serves the notebooks of one folder as pages and nothing else: no list of files, no files, no contents, no code from a browser.
Run by the hub as its service `pages`; what it is told comes from the environment that the hub's configuration sets.
"""

import os
import re
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_runtime_dir
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from jupyterhub.singleuser.extension import JupyterHubIdentityProvider, JupyterHubUser
from tornado.web import HTTPError, authenticated
from traitlets import default
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler, TemplateStaticFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from workbench.hub.calm import Calm, NoSuchPage, calm
from workbench.hub.closed import forbid_memory_reading
from workbench.hub.kernels import OnePersonsKernels, OwnKernelsOnly, PersonKernels
from workbench.hub.page_files import LESSON
from workbench.hub.places import LOOKS, PREFIX, TOKENS, lab_can_start
from workbench.hub.sockets import CalmSocket
from workbench.model import Group

USER_HEADER, TOKEN_HEADER = "X-Workbench-User", "X-Workbench-Token"
ASLEEP_AFTER = 30 * 60
SHORTEST_SECRET = 64
SIGNED_OUT_AFTER = 10
"""Seconds that a signed-out cookie may still pass here."""
KERNEL_ID = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
WIDGETS_ONLY = ["@voila-dashboards/widgets-manager8", "@jupyter-widgets/jupyterlab-manager", "anywidget"]
SAME_HOST_ONLY = ("default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
                  "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
                  "form-action 'self'; frame-ancestors 'self'")
NAVIGATION = (("home", "My training", PREFIX + "home", None), ("lessons", "Lessons", PREFIX + "lessons", None),
              ("sop", "SOP library", PREFIX + "sop", None), ("team", "Team", PREFIX + "team", Group.MANAGERS),
              ("lab", "JupyterLab", "/hub/spawn", Group.AUTHORS))
"""Page, title, address, and the group that sees it (None: everyone)."""
UNANSWERED = (TornadoVoilaTreeHandler, VoilaContentsHandler, AllowListFileHandler, TemplateStaticFileHandler)


class PersonIdentity(JupyterHubIdentityProvider):
    """Who is asking, by the hub. A page's kernel is told by two headers that no browser can set."""

    def __init__(self, **settings: Any) -> None:  # Any: traitlets settings, passed through
        settings.pop("token", None)  # Voila hands in an empty one
        super().__init__(**settings)

    def get_handlers(self) -> list[tuple[Any, ...]]:
        """Sign-out and the hub's call back, under this server's prefix (Voila would put them at the root)."""
        return [(url_path_join(self.parent.base_url, path), *rest) for path, *rest in super().get_handlers()]

    async def get_user(self, handler: JupyterHandler) -> JupyterHubUser | None:
        """The person, or None. Only a page passes the person's name and own token on to its kernel."""
        for name in (USER_HEADER, TOKEN_HEADER):
            handler.request.headers.pop(name, None)
        user = await super().get_user(handler)
        if user is None or user.hub_user.get("kind") != "user":  # a service named like a person is not that person
            return None
        if isinstance(handler, PersonPage):
            handler.request.headers[USER_HEADER] = user.username
            handler.request.headers[TOKEN_HEADER] = self._token_used(handler)
        return user

    def _token_used(self, handler: JupyterHandler) -> str:
        if getattr(handler, "_token_authenticated", False):
            return str(self.hub_auth.get_token(handler, in_cookie=False))
        return str(self.hub_auth._get_token_cookie(handler))


class PersonPage(Calm, TornadoVoilaHandler):
    """One page, by the name of its notebook: /services/pages/home is home.ipynb."""

    @property
    def kernel_manager(self) -> OnePersonsKernels:
        """Starts kernels in the name of the person who asked for the page."""
        return OnePersonsKernels(super().kernel_manager, self.current_user.username)

    @authenticated
    async def get(self, path: str) -> None:
        """Runs the notebook and streams the page."""
        if not Path(self.contents_manager.root_dir, f"{path}.ipynb").is_file():
            raise HTTPError(404)
        await super().get(f"{path}.ipynb")


class ToThePage(Calm, JupyterHandler):
    """Sends addresses of stock Voila, and this server's bare address, to the page they mean."""

    @authenticated
    def get(self, name: str = "home") -> None:
        """Keeps what the address asks to open."""
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{PREFIX}{name}{query}")


class OwnShutdown(VoilaShutdownKernelHandler):
    """The request a closing page sends to end its kernel, obeyed for the kernel's owner only."""

    auth_resource = "kernels"

    @authenticated
    @authorized
    async def post(self, kernel_id: str) -> None:
        """Ends the kernel."""
        await super().post(kernel_id)


class PersonVoila(Voila):
    """Voila with the classes above in the place of its own."""

    @default("identity_provider_class")
    def _identity(self) -> type[PersonIdentity]:
        return PersonIdentity

    @default("authorizer_class")
    def _authorizer(self) -> type[OwnKernelsOnly]:
        return OwnKernelsOnly

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings; an address that means nothing gets the calm page."""
        return {**super().init_settings(), "default_handler_class": NoSuchPage}

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """Stock handlers without those that list or hand out files; pages and shutdown are ours."""
        page_settings: dict[str, Any] = {}
        kept: list[tuple[Any, ...]] = []
        for pattern, handler, *rest in super().init_handlers():
            if handler is TornadoVoilaHandler:
                page_settings = rest[0]
            elif handler is VoilaShutdownKernelHandler:
                kept.append((url_path_join(self.server_url, "/voila/api/shutdown/" + KERNEL_ID), OwnShutdown))
            elif handler not in UNANSWERED:
                kept.append((pattern, calm(handler), *rest))
        return [
            *kept,
            (re.escape(self.server_url.rstrip("/")) + "/?", ToThePage),
            (url_path_join(self.server_url, r"/voila/render/([\w-]+)(?:\.ipynb)?"), ToThePage),
            (url_path_join(self.server_url, r"/([\w-]+)"), PersonPage, page_settings),
        ]


def person_of_page(handler: PersonPage, notebook: Any, cwd: str) -> None:
    """Puts into the notebook what the page's bar shows: the full name and the pages this person may open."""
    user, page = handler.current_user, handler.request.path.rsplit("/", 1)[-1]
    notebook.metadata["workbench"] = {
        "name": user.display_name or user.username,
        "navigation": navigation(user.hub_user.get("groups", ()), page, lab_can_start()),
        "home": PREFIX + "home",
        "sign_out": "/hub/logout",
    }


def navigation(groups: Iterable[str], page: str, lab: bool = True) -> list[dict[str, object]]:
    """The links of the bar for a person in these groups, the current page marked. `lab`: JupyterLab can start here."""
    current = "lessons" if page.startswith(LESSON) else page
    return [
        {"title": title, "href": href, "current": name == current}
        for name, title, href, group in NAVIGATION
        if (group is None or group.value in groups) and (name != "lab" or lab)
    ]


def settings(folder: Path, port: int) -> Config:
    """Everything this server is told, in one place. No file of the machine's user adds to it."""
    config = Config()
    config.Voila = Config(
        root_dir=str(folder), base_url=PREFIX, ip="127.0.0.1", port=port, port_retries=0, open_browser=False,
        config_file_paths=[], kernel_websocket_connection_class=CalmSocket,
        tornado_settings={"headers": {"Content-Security-Policy": SAME_HOST_ONLY, "Referrer-Policy": "same-origin"}},
    )
    config.VoilaConfiguration = Config(
        template="workbench", allow_template_override="NO", allow_theme_override="NO", strip_sources=True, show_tracebacks=False,
        file_allowlist=[], extension_allowlist=WIDGETS_ONLY, http_header_envs=[USER_HEADER, TOKEN_HEADER],
        multi_kernel_manager_class=PersonKernels, prelaunch_hook=person_of_page,
        resources={"tokens": TOKENS.read_text("utf-8"), "looks": LOOKS.read_text("utf-8")},
    )
    config.MappingKernelManager = Config(
        cull_idle_timeout=ASLEEP_AFTER, cull_connected=True, cull_interval=60, transport_encryption="auto",
    )
    config.KernelRestarter.restart_limit = 0  # when a kernel ends its page sleeps; a new one behind an old page would be deaf
    config.HubOAuth.cache_max_age = SIGNED_OUT_AFTER
    return config


def kept_secret(path: Path) -> bytes:
    """The secret that seals sign-in cookies, made at the first start and kept: a restart signs nobody out."""
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(secrets.token_hex(32).encode())
    kept = path.read_bytes().strip()
    if len(kept) < SHORTEST_SECRET:  # an interrupted first start
        path.unlink()
        return kept_secret(path)
    return kept


def room_for_connections() -> str:
    """The folder for the kernels' connection files, closed to others; what a killed server left in it is removed."""
    folder = Path(jupyter_runtime_dir())
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    for left in folder.glob("voila_*"):
        shutil.rmtree(left, ignore_errors=True)
    return str(folder)


def main() -> None:
    """Serves WORKBENCH_PAGES on 127.0.0.1:WORKBENCH_PAGES_PORT until it is told to end."""
    forbid_memory_reading()
    folder, port = Path(os.environ["WORKBENCH_PAGES"]), int(os.environ["WORKBENCH_PAGES_PORT"])
    config = settings(folder, port)
    config.Voila.cookie_secret = kept_secret(Path(os.environ["WORKBENCH_PAGES_SECRET"]))
    config.Voila.connection_dir_root = room_for_connections()
    PersonVoila.launch_instance(argv=[], config=config)


if __name__ == "__main__":
    from workbench.hub import pages_server  # not this module's own copy: settings name classes by module

    pages_server.main()
