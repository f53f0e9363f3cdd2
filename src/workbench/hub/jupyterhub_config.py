"""The hub of one machine: sign-in over the desk's people, the proxy, and the two services `desk` and `pages`.

JupyterHub reads this file; what differs between sites comes from the environment that `workbench.hub.launcher` sets.
Everyone may open the services; only authors have a server of their own or may make tokens.
"""

import os
import sys
from pathlib import Path

from jupyterhub.services import service
from markupsafe import Markup
from traitlets import default

from workbench.desk.site import open_site
from workbench.hub.authenticator import WorkbenchAuthenticator
from workbench.hub.places import PREFIX, PROXY, TEMPLATES, TOKENS

SITE = Path(os.environ["WORKBENCH_SITE"])
HUB, RUN, LOG = SITE / "hub", SITE / "run", SITE / "log"
PORT, HUB_PORT, PROXY_PORT, DESK_PORT, PAGES_PORT = (int(port) for port in os.environ["WORKBENCH_PORTS"].split())
HALF_A_DAY = 12 * 3600
AS_ROOT = os.getuid() == 0
OPEN_DESK, OPEN_PAGES = "access:services!service=desk", "access:services!service=pages"


class PromptRestart(service._ServiceSpawner):
    """Notices within two seconds that a service has ended, and starts it again; the hub's half minute cannot be configured."""

    @default("poll_interval")
    def _poll_interval(self) -> int:
        return 2


service._ServiceSpawner = PromptRestart


def logged(name: str, *command: str) -> list[str]:
    """The command with its output in a log file of its own; the process keeps its number."""
    return ["/bin/sh", "-c", 'exec "$@" >>"$0" 2>&1', str(LOG / f"{name}.log"), *command]


# Read by JupyterHub, which puts get_config into this file's globals.
c = get_config()  # type: ignore[name-defined]  # noqa: F821

c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}"
c.JupyterHub.hub_ip, c.JupyterHub.hub_port = "127.0.0.1", HUB_PORT
c.JupyterHub.db_url = f"sqlite:///{HUB / 'hub.sqlite'}"
c.JupyterHub.upgrade_db = True
c.JupyterHub.cookie_secret_file = str(SITE / "secrets" / "hub-cookie")
c.JupyterHub.cookie_max_age_days = 0.5
c.JupyterHub.oauth_token_expires_in = HALF_A_DAY  # a running page cannot renew its token: it lasts a working day
c.JupyterHub.default_url = PREFIX + "home"
c.JupyterHub.template_paths = [str(TEMPLATES / "hub"), str(TEMPLATES)]
c.JupyterHub.template_vars = {"tokens": Markup(TOKENS.read_text("utf-8"))}
c.JupyterHub.log_level = "WARN"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PROXY_PORT}"
c.ConfigurableHTTPProxy.pid_file = str(RUN / "proxy.pid")
c.ConfigurableHTTPProxy.command = logged("proxy", os.environ["WORKBENCH_NODE"], str(PROXY))
c.Proxy.log_level = "warn"

c.JupyterHub.authenticator_class = WorkbenchAuthenticator
c.WorkbenchAuthenticator.database_url = open_site(SITE).database
c.JupyterHub.spawner_class = "workbench.hub.spawner.OwnNumberSpawner" if AS_ROOT else "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(SITE / "homes" / "{username}")
c.Spawner.cmd = [str(Path(sys.executable).parent / "jupyterhub-singleuser")]
c.Spawner.default_url = "/lab"
c.Spawner.args = ["--allow-root"] if AS_ROOT else []

c.JupyterHub.load_roles = [
    # The two read scopes are what signing in to any service needs. No "self": no server, no tokens.
    {"name": "user", "scopes": ["read:users:name!user", "read:users:groups!user", OPEN_DESK, OPEN_PAGES]},
    {"name": "author", "groups": ["authors"], "scopes": ["self", OPEN_DESK, OPEN_PAGES]},
]
c.JupyterHub.services = [
    {
        "name": "desk", "url": f"http://127.0.0.1:{DESK_PORT}", "oauth_no_confirm": True, "display": False,
        "command": logged("desk", sys.executable, "-m", "workbench.service.main"),
        "environment": {"WORKBENCH_SITE": str(SITE)},
    },
    {
        "name": "pages", "url": f"http://127.0.0.1:{PAGES_PORT}", "oauth_no_confirm": True, "display": False,
        # What a page's token may do besides opening the page: speak to the desk as the person.
        "oauth_client_allowed_scopes": [OPEN_DESK],
        "command": logged("pages", sys.executable, "-m", "workbench.hub.pages_server"),
        "environment": {
            "WORKBENCH_PAGES": str(RUN / "pages"), "WORKBENCH_PAGES_PORT": str(PAGES_PORT),
            "WORKBENCH_PAGES_SECRET": str(SITE / "secrets" / "pages-cookie"),
            "DESK_URL": f"http://127.0.0.1:{DESK_PORT}", "PAGE_LOG": str(SITE / "log" / "page.log"),
            "JUPYTER_PATH": str(TEMPLATES), "JUPYTER_CONFIG_DIR": str(RUN / "jupyter"), "JUPYTER_DATA_DIR": str(RUN / "jupyter"),
            "JUPYTER_RUNTIME_DIR": str(RUN / "jupyter" / "runtime"), "IPYTHONDIR": str(RUN / "ipython"),
            "HOME": str(RUN / "home"),
        },
    },
]
