"""Live figures over HTTP, and the one process that makes them. The process makes something small and quick here."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from workbench.client import end_private_desk, start_private_desk
from workbench.desk.figures.catalogue import MEASURES, TRAINING
from workbench.desk.figures.process import Panels
from workbench.desk.panels import filters_of
from workbench.desk.teams import add_team
from workbench.model import Light, NotFound, Panel, Scope, Unavailable
from workbench.model.wire import decode
from workbench.world.payer_names import PAYER_NAMES

ROOT = Path(__file__).resolve().parents[2]
ALL = Scope()
FIVE = ("maya", "tomas", "rita", "otto", "lea")
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


@pytest.mark.parametrize(("asked", "title", "said"), [
    ("deposit-variance?payer=bluefen", "Figure of all", "Not split by payer: shown for all"),
    ("unposted?payer=bluefen&site=1&provider=3", "Figure of bluefen", "Not split by site or provider: shown for all"),
    ("unposted?payer=bluefen", "Figure of bluefen", ""),
])
def test_a_filter_that_a_figure_cannot_follow_is_left_aside_and_said(world, asked, title, said):
    panel = world.ok("maya", "GET", f"/panels/{asked}")

    assert (panel["title"], panel["whole"]) == (title, said)


def test_an_sop_offers_the_filters_that_its_figures_can_follow():
    posting, deposit = filters_of(("posting-lag", "auto-post")), filters_of(("deposit-variance", "eft-era-gap"))

    assert [each.title for each in posting] == ["Payer", "Site", "Provider", "Period"]
    assert [each.title for each in deposit] == ["Payer", "Period"]
    assert [option.name for option in posting[1].options] == ["Both sites", "Harbor site", "Hill site"]
    assert filters_of(()) == ()


def test_a_figure_is_asked_for_one_site_one_provider_and_some_months(world):
    asked = world.ok("maya", "GET", "/panels/denial-rate?payer=medicare&site=2&provider=5&period=6")

    assert (asked["title"], asked["basis"]) == ("Figure of medicare", "site 2, provider 5, 6 months")
    assert world.ok("maya", "GET", "/panels/denial-rate?payer=&site=&provider=&period=")["basis"] == (
        "site 0, provider 0, 0 months")


@pytest.mark.parametrize(("asked", "sentence"), [
    ("dso?site=3", "There is no such site. There are 1 Harbor site, 2 Hill site."),
    ("dso?site=hill", "There is no such site. There are 1 Harbor site, 2 Hill site."),
    ("dso?provider=7", "There is no such provider. There are 1 Renata Colvard MD"),
    ("dso?provider=-1", "There is no such provider. There are 1 Renata Colvard MD"),
    ("dso?period=13", "A period is 1 to 12 months back; without one it is the last 90 days."),
    ("dso?period=x", "A period is 1 to 12 months back; without one it is the last 90 days."),
])
def test_what_a_figure_cannot_be_asked_for_is_said(world, asked, sentence):
    refused = world.ask("maya", "GET", f"/panels/{asked}")

    assert refused.status_code == 422
    assert refused.json()["sentence"].startswith(sentence)


def test_a_figure_of_the_sites_own_training_is_asked_for_by_its_id(world):
    # Nobody of the nine has acknowledged, nothing was assigned, no level is held, nobody has answered.
    values = {id: world.ok("maya", "GET", f"/panels/{id}")["value"] for id in TRAINING}

    assert values == {"acknowledgement-coverage": "0.0 %", "training-coverage": "no data", "role-readiness": "no data",
                      "knowledge-hot-spots": "no data"}


def five(world):
    """Five people whom helen leads."""
    add_team(world.desk, world.people["ada"], "Billing team", FIVE, ("helen",))
    return tuple(world.people[who].id for who in FIVE)


def test_training_in_time_is_counted_from_assignments_and_what_was_handed_in(world):
    world.assign(people=five(world), due="2026-11-25")
    assert world.ok("maya", "GET", "/panels/training-coverage")["value"] == "no data"

    world.graded("maya", assignment=world.ok("maya", "GET", "/home")["due"][0]["id"])
    world.clock.go_on(days=3)

    panel = world.ok("maya", "GET", "/panels/training-coverage")
    assert (panel["value"], panel["basis"]) == ("20.0 %", "1 of 5 pieces of training, last 6 months")


def test_acknowledgements_are_counted_sop_by_sop(world):
    # All nine do the job that comes first in roles.toml, and SOP-05 is for it.
    sop = world.ok("maya", "GET", "/sops/SOP-05")
    world.ok("maya", "POST", "/sops/SOP-05/acknowledgement", {"version": sop["sop"]["version"], "digest": sop["digest"],
                                                              "shown": False})

    points = world.ok("rita", "GET", "/panels/acknowledgement-coverage")["chart"]["points"]

    assert ("SOP-05", "1 of 9") in [(point["label"], point["note"]) for point in points]


def test_an_unknown_figure_or_payer_is_said_with_what_there_is(world):
    figure, payer = world.ask("maya", "GET", "/panels/profit"), world.ask("maya", "GET", "/panels/unposted?payer=aetna")

    assert figure.status_code == 404
    assert all(id in figure.json()["sentence"] for id in (*MEASURES, *TRAINING))
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
