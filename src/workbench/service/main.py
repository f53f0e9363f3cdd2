"""Runs the desk: as a service of the hub, or privately for one process, which it does not outlive. Loopback only."""

import json
import logging
import os
import secrets
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from jupyterhub.services.auth import HubOAuth

from workbench.desk.desk import Desk
from workbench.desk.opening import open_desk
from workbench.desk.panels import show_panel
from workbench.desk.passwords import random_password
from workbench.desk.people import NewPerson, add_by_command, signed_in
from workbench.desk.site import CHECKOUT, make_site, open_site
from workbench.desk.teams import add_team
from workbench.model import Group, Unavailable, WorkbenchError
from workbench.service.app import app
from workbench.service.doorkeeper import Doorkeeper, HubDoorkeeper, PrivateDoorkeeper
from workbench.service.shelf import Shelf, shelf_of

LOOPBACK = "127.0.0.1"
YOU = "you"
FIRST_FIGURE = "posting-lag"
TOKEN_SECONDS = 10
"""How long a token that has just been signed out may still pass."""


def run_hub() -> None:
    """The desk of the site in WORKBENCH_SITE, at the address the hub gives in JUPYTERHUB_SERVICE_URL and _PREFIX."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    address = urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"])
    site = open_site(Path(os.environ.get("WORKBENCH_SITE", "site")))
    desk = open_desk(site)
    doorkeeper = HubDoorkeeper(HubOAuth(cache_max_age=TOKEN_SECONDS))
    threading.Thread(target=_first_figure, args=(desk,), daemon=True).start()
    with _listening(address.port or 0) as door:
        _server(desk, doorkeeper, os.environ.get("JUPYTERHUB_SERVICE_PREFIX", ""), shelf_of(site)).run(sockets=[door])


def _first_figure(desk: Desk) -> None:
    """Asks for a figure before anybody does: the practice is built the first time, and the process that makes figures is warm."""
    try:
        show_panel(desk, FIRST_FIGURE)
    except Unavailable as error:
        logging.getLogger("workbench.desk").warning("%s", error)


def run_private(site: Path | None = None, people: Sequence[str] = ()) -> None:
    """A desk for the process that started this one: prints one line of JSON, ends when its standard input ends.

    Without a site: a temporary one, drafts included, with a single person who leads and is the team; prints `{"url", "token"}`.
    With a site: a token for each sign-in name in `people`; prints `{"url", "tokens": {login: token}}`.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    with _site_folder(site) as folder, _listening(0) as door:
        opened = open_site(folder) if site else make_site(folder, _content())
        desk = open_desk(opened, drafts=site is None)
        if site is None:
            _seat_one_person(desk)
        tokens = {login: secrets.token_urlsafe(24) for login in (people if site else (YOU,))}
        server = _server(desk, PrivateDoorkeeper(tokens), "", shelf_of(opened))
        threading.Thread(target=_end_with_parent, args=(server,), daemon=True).start()
        said = {"tokens": tokens} if site else {"token": tokens[YOU]}
        print(json.dumps({"url": f"http://{LOOPBACK}:{door.getsockname()[1]}", **said}), flush=True)
        server.run(sockets=[door])
        desk.store.close()


def _content() -> Path:
    return Path(os.environ.get("WORKBENCH_CONTENT") or CHECKOUT)


@contextmanager
def _site_folder(site: Path | None) -> Iterator[Path]:
    if site is not None:
        yield site
        return
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        yield Path(folder)


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((LOOPBACK, port))
        door.listen(128)
        yield door


def _server(desk: Desk, doorkeeper: Doorkeeper, prefix: str, shelf: Shelf) -> uvicorn.Server:
    return uvicorn.Server(uvicorn.Config(
        app(desk, doorkeeper, prefix, shelf), log_config=None, access_log=False, server_header=False, date_header=False,
        lifespan="off"))


def _end_with_parent(server: uvicorn.Server) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    server.should_exit = True


def _seat_one_person(desk: Desk) -> None:
    groups = (Group.STAFF, Group.MANAGERS, Group.AUTHORS)
    add_by_command(desk, NewPerson(YOU, "You", "", groups, random_password() + random_password()))
    add_team(desk, signed_in(desk.store, YOU), "Your team", (YOU,), (YOU,))


if __name__ == "__main__":
    try:
        run_hub()
    except WorkbenchError as refusal:
        sys.exit(str(refusal))
