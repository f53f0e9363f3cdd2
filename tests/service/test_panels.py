"""Live figures over HTTP, and the one process that makes them. The process makes something small and quick here."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from workbench.client import end_private_desk, start_private_desk
from workbench.desk.figures.catalogue import MEASURES
from workbench.desk.figures.process import Panels
from workbench.model import Light, NotFound, Panel, Scope, Unavailable
from workbench.model.wire import decode
from workbench.world.payer_names import PAYER_NAMES

ROOT = Path(__file__).resolve().parents[2]
ALL = Scope()
HEAVY = {"pandas", "pyarrow", "workbench.kpi"}


def made_by(id: str, scope: Scope) -> Panel:
    """A panel that says which process made it; two ids make it fail or die."""
    if id == "fails":
        raise ValueError("a table is missing")
    if id == "dies":
        os._exit(1)
    return Panel(id, scope.payer, str(os.getpid()), "", "", Light.INFO, "", "", "", date(2026, 9, 30), "")


@pytest.fixture
def panels(monkeypatch):
    """The panels of a process of their own, which can import this file."""
    monkeypatch.syspath_prepend(ROOT)
    made = Panels(made_by)
    yield made
    made.close()


def test_a_figure_is_asked_for_by_its_id_and_payer(world):
    plain = world.ok("rita", "GET", "/panels/posting-lag?payer=bluefen")

    assert decode(Panel, plain).title == "Figure of bluefen"
    assert world.ok("maya", "GET", "/panels/posting-lag")["title"] == "Figure of all"


def test_the_deposit_belongs_to_no_payer(world):
    assert world.ok("maya", "GET", "/panels/deposit-variance?payer=bluefen")["title"] == "Figure of all"


def test_a_figure_is_asked_for_one_site_one_clinician_and_some_months(world):
    asked = world.ok("maya", "GET", "/panels/denial-rate?payer=medicare&site=2&provider=5&period=6")

    assert (asked["title"], asked["basis"]) == ("Figure of medicare", "site 2, clinician 5, 6 months")
    assert world.ok("maya", "GET", "/panels/denial-rate?payer=&site=&provider=&period=")["basis"] == (
        "site 0, clinician 0, 0 months")


@pytest.mark.parametrize(("asked", "sentence"), [
    ("dso?site=3", "There is no such site. There are 1 Harbor site, 2 Hill site."),
    ("dso?site=hill", "There is no such site. There are 1 Harbor site, 2 Hill site."),
    ("dso?provider=7", "There is no such clinician. There are 1 Renata Colvard MD"),
    ("dso?provider=-1", "There is no such clinician. There are 1 Renata Colvard MD"),
    ("dso?period=13", "A period is 1 to 12 months back; without one it is the last 90 days."),
    ("dso?period=x", "A period is 1 to 12 months back; without one it is the last 90 days."),
    ("unposted?site=1", "Unposted cannot be split by site or clinician: its money belongs to all of them."),
])
def test_what_a_figure_cannot_be_asked_for_is_said(world, asked, sentence):
    refused = world.ask("maya", "GET", f"/panels/{asked}")

    assert refused.status_code == 422
    assert refused.json()["sentence"].startswith(sentence)


def test_an_unknown_figure_or_payer_is_said_with_what_there_is(world):
    figure, payer = world.ask("maya", "GET", "/panels/profit"), world.ask("maya", "GET", "/panels/unposted?payer=aetna")

    assert figure.status_code == 404
    assert all(id in figure.json()["sentence"] for id in MEASURES)
    assert payer.status_code == 422
    assert all(key in payer.json()["sentence"] for key in PAYER_NAMES)


@pytest.mark.long
def test_one_process_makes_the_figures_and_each_only_once(panels):
    first, again, other = panels("unposted", ALL), panels("unposted", Scope()), panels("unposted", Scope("bluefen"))

    assert first is again
    assert first.value == other.value != str(os.getpid())


@pytest.mark.long
def test_a_process_that_died_is_replaced(panels):
    before = panels("unposted", ALL)

    with pytest.raises(Unavailable, match="cannot be worked out right now"):
        panels("dies", ALL)

    assert panels("unposted", ALL) is before
    assert panels("auto-post", ALL).value not in (before.value, str(os.getpid()))


@pytest.mark.long
def test_a_figure_that_fails_says_so_calmly_and_takes_nothing_with_it(panels):
    with pytest.raises(Unavailable, match="Everything else goes on") as refused:
        panels("fails", ALL)

    assert "a table is missing" not in str(refused.value)
    assert "a table is missing" in str(refused.value.__cause__)
    assert panels("unposted", ALL).id == "unposted"


@pytest.mark.long
def test_the_process_ends_with_the_desk_that_started_it():
    program = """if __name__ == "__main__":
        import os, signal
        from tests.service.test_panels import ALL, Panels, made_by
        print(Panels(made_by)("unposted", ALL).value, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """

    # Both write to the same pipe: it is at its end only when both have ended.
    desk = subprocess.run([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60, check=False)

    assert desk.stdout.strip().isdigit()
    assert desk.returncode == -signal.SIGKILL


@pytest.mark.long
def test_the_desk_loads_no_data_frames():
    program = f"import sys, workbench.service.main; print(*sorted({HEAVY} & set(sys.modules)))"

    desk = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=True)

    assert desk.stdout.split() == []


@pytest.mark.long
def test_a_page_gets_a_figure_of_the_practice_that_its_desk_has_built():
    desk, process = start_private_desk()

    lag, bluefen = desk.panel("posting-lag"), desk.panel("posting-lag", "bluefen")

    assert lag.as_of == date(2026, 9, 30)
    assert lag.chart is not None
    assert "of Bluefen Health PPO" in bluefen.basis
    assert "at Hill site, last 6 months" in desk.panel("denial-rate", site=2, period=6).basis
    assert desk.panel("premium-match").organisation == "Thistlepaw Pet Insurance"
    with pytest.raises(NotFound):
        desk.panel("profit")
    assert end_private_desk(process) == 0
