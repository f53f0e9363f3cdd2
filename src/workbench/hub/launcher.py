"""Starts a whole site on this machine and ends it again: `workbench up`. Everything listens on 127.0.0.1 only.

The first time it makes the site and its demo people; later it keeps what is there and needs no network.
"""

import os
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.desk.codes import make_list
from workbench.desk.opening import open_desk
from workbench.desk.site import PACKS, open_site
from workbench.hub import ground
from workbench.hub.demo import demo_people
from workbench.hub.family import Family
from workbench.hub.ground import CannotStart
from workbench.hub.node import OLDEST, node
from workbench.hub.page_files import checkout, copy_pages
from workbench.hub.places import PREFIX
from workbench.model import WorkbenchError

SLOWEST = 90
"""Seconds a first start may take on a slow machine."""
LOG_KEPT = 10_000_000
"""Bytes; a longer log is put aside at the next start."""


def up(site: Path, port: int) -> int:
    """Runs the site until Ctrl-C or an end signal. Returns the exit code: 0 ended as asked, 1 with one sentence printed."""
    site = site.expanduser().resolve()
    try:
        with _interruptible():
            ground.prepare_folder(site)
            ground.check_room(site)
            with ground.alone(site):
                ground.take_port(port)
                _run(site, port)
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
        return 0
    except OSError as error:
        full = error.errno in ground.FULL
        return _refuse(ground.no_room(site) if full else CannotStart(f"The site {site} cannot be used: {error}."))
    except WorkbenchError as refusal:
        return _refuse(refusal)
    return 0


def _run(site: Path, port: int) -> None:
    command = node()
    if command is None:
        raise CannotStart(f"No node of version {OLDEST} or later was found. Run make env again; it installs one.")
    people = demo_people(site)
    make_list(site / PACKS)
    copy_pages(checkout(Path.cwd()), site / "run" / "pages")
    for log in (site / "log").glob("*.log"):
        if log.stat().st_size > LOG_KEPT:
            log.replace(log.with_suffix(".log.old"))
    ports = (port, *ground.free_ports(4))
    family = Family([sys.executable, "-m", "jupyterhub", "-f", str(Path(__file__).with_name("jupyterhub_config.py"))],
                    _environment(site, ports, command), site / "log" / "hub.log", site / "run")
    try:
        _wait_until_open(family, site, ports)
        print(f"\nBilling Workbench is open at  http://127.0.0.1:{port}\n\n{people}\n"
              f"Kept in {site / 'secrets' / 'sign-ins.json'}. Ctrl-C stops everything.", flush=True)
        family.wait()
        raise CannotStart(f"The hub has ended unexpectedly. {site / 'log' / 'hub.log'} says why.")
    finally:
        _stop(family, site)


def _environment(site: Path, ports: tuple[int, ...], command: str) -> dict[str, str]:
    withheld = ("JUPYTERHUB_", "CONFIGPROXY_", "JUPYTER_", "DESK_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(withheld)} | {
        "WORKBENCH_SITE": str(site),
        "WORKBENCH_PORTS": " ".join(map(str, ports)),
        "WORKBENCH_NODE": command,
    }


def _wait_until_open(family: Family, site: Path, ports: tuple[int, ...]) -> None:
    port, hub, _, desk, pages = ports
    wanted = (("desk", f"http://127.0.0.1:{desk}/health"), ("pages", f"http://127.0.0.1:{pages}{PREFIX}voila/static/voila.js"),
              ("hub", f"http://127.0.0.1:{hub}/hub/health"), ("proxy", f"http://127.0.0.1:{port}{PREFIX}home"))
    last = time.monotonic() + SLOWEST
    for name, address in wanted:
        while not _answers(address):
            ended = family.hub.poll() is not None
            if ended or time.monotonic() > last:
                part = "hub" if ended else name
                _try_desk(site)
                raise CannotStart(f"The {part} did not start. {site / 'log' / f'{part}.log'} says why.")
            time.sleep(0.1)


def _try_desk(site: Path) -> None:
    """Opens what the desk opens: where that is refused, the sentence says more than a log does. Raises BadSite, BadContent."""
    open_desk(open_site(site)).store.close()


def _answers(address: str) -> bool:
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect).open(address, timeout=5) as answer:
            return int(answer.status) < 400
    except urllib.error.HTTPError as error:
        return error.code in (301, 302)
    except OSError:
        return False


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The first answer is enough: it proves that the way to the page is open."""

    def redirect_request(self, *_: object) -> None:
        return None


@contextmanager
def _interruptible() -> Iterator[None]:
    """An end signal does what Ctrl-C does, even where the shell has told this process to ignore both."""
    before = {each: signal.signal(each, signal.default_int_handler) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(family: Family, site: Path) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)  # a second Ctrl-C must not leave half of them running
    left = family.stop()
    if left:
        numbers = ", ".join(str(each.pid) for each in left)
        raise CannotStart(f"These processes did not end: {numbers}. The logs in {site / 'log'} may say why.")


def _refuse(refusal: WorkbenchError) -> int:
    print(refusal, file=sys.stderr, flush=True)
    return 1
