"""The SOP library as a reader meets it, over a desk that answers from the shipped words of one SOP."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import pytest

from workbench.model import (
    Conflict,
    Filter,
    Group,
    Library,
    Light,
    Me,
    Option,
    Panel,
    Person,
    Signed,
    SignedOut,
    Sop,
    SopChange,
    SopExercise,
    SopHit,
    SopRow,
    SopView,
    Step,
    StepTrouble,
    Unavailable,
    Visit,
)
from workbench.ui.home import home_view
from workbench.ui.live import again
from workbench.ui.page import Act
from workbench.ui.reading import Reading

TODAY, NOW = date(2026, 11, 23), datetime(2026, 11, 23, 10, 47, tzinfo=UTC)
ROSA = Me(Person("p-1", "rosa.lindner", "Rosa Lindner", "Payment poster", (Group.STAFF,)), "Larkmere", TODAY, NOW, ())
STEPS = (
    Step("SOP-05.1", "Log the payment", "Mail opener.", "Write every check into the log.", time_limit="Same business day"),
    Step("SOP-05.2", "Route what was not paid", "Payment poster", "Enter every other reason.",
         decisions="Denied as CO-16: leave it open. Does not fit: step 1.", mistake='Writing "it" off <at once>'),
)
FIRST = SopChange("1.0", date(2026, 11, 1), "major", "First version.", ())
SOP = Sop("SOP-05", "Payment posting: EOB and ERA", "1.0", "Payment lead", "Every payment reaches its line.", STEPS,
          audience=("Payment poster",), criticality="critical", changes=(FIRST,), panels=("posting-lag", "unposted"))
FILTERS = (Filter("payer", "Payer", (Option("", "All payers"), Option("bluefen", "Bluefen Health PPO"))),
           Filter("period", "Period", (Option("", "Last 90 days"), Option("6", "Last 6 months"))))
VIEW = SopView(ROSA, SOP, "d" * 64, date(2026, 11, 21), date(2027, 11, 21), Signed.DUE, date(2026, 11, 28), None, "",
               "I have read SOP-05 version 1.0 and will work by it.", (StepTrouble("SOP-05.2", 11, 27),),
               (SopExercise("PAY-04", "Post one EOB", "post-one-eob", "74.5 %", ""),), SOP.panels, FILTERS)
ROW = SopRow("SOP-05", SOP.title, "Payment lead", "1.0", True, date(2026, 11, 21), Signed.DUE, date(2026, 11, 28))
HIT = SopHit("SOP-05", SOP.title, "SOP-05.2", "Route what was not paid", "Denied as CO-16: leave it open.")
LAG = Panel("posting-lag", "Posting lag, median", "0.8", "business days", "≤ 1", Light.GOOD, "40 remittances", "Median of days",
            "remittances", date(2026, 9, 30), "Larkmere")


@dataclass
class ReaderDesk:
    """Answers like the desk for one SOP."""

    view: SopView = VIEW
    refusal: Exception | None = None
    asked: list[object] = field(default_factory=list)
    scopes: list[object] = field(default_factory=list)

    def visit(self, wish: str) -> Visit:
        if not wish.startswith("SOP-05"):
            return Visit("home", sentence="Nothing for you here.")
        return Visit("step", sop="SOP-05", step=wish) if "." in wish else Visit("sop", sop="SOP-05")

    def sops(self, text: str = "") -> Library:
        self.asked.append(text)
        if text == "opne":
            return Library(ROSA, (ROW,), text, (HIT,), "open")
        return Library(ROSA, (ROW,), text, (HIT,) if "CO-16" in text else ())

    def sop(self, sop: str) -> SopView:
        return self.view

    def acknowledge(self, sop: str, version: str, digest: str) -> SopView:
        self.asked.append((sop, version, digest))
        if self.refusal:
            raise self.refusal
        self.view = replace(self.view, signed=Signed.SIGNED, due=None, signed_at=NOW)
        return self.view

    def panel(self, panel: str, *scope: object) -> Panel:
        self.scopes.append(scope)
        if panel != "posting-lag":
            raise Unavailable("This figure is still being worked out.")
        return LAG

    def step(self, step: str) -> Step:
        return STEPS[0]


@pytest.fixture
def desk():
    return ReaderDesk()


def press(page, name, value="", **form):
    page._heard(None, {"act": name, "value": value, "form": form}, [])


def parts(reading):
    return reading.page.parts


def test_the_list_says_where_one_stands(desk):
    reading = Reading(desk)

    assert reading.page.title == "SOP library"
    assert "Due Sat 28 Nov" in parts(reading)["found"]
    assert "data-focus" in reading.page.html


def test_typing_shows_the_places_with_the_code_marked(desk):
    reading = Reading(desk)

    press(reading.page, "search", "CO-16")

    assert parts(reading)["count"] == "Found in 1 place."
    assert 'href="?open=SOP-05.2"' in parts(reading)["found"]
    assert '<mark class="wb-hit">CO-16</mark>' in parts(reading)["found"]


def test_nothing_found_says_so_and_leaves_the_list(desk):
    reading = Reading(desk)

    press(reading.page, "search", "unicorn")

    assert parts(reading)["count"].startswith("No step has all of these words")
    assert "SOP-05" in parts(reading)["found"]


def test_a_misspelt_search_says_what_it_was_taken_for_and_marks_that(desk):
    reading = Reading(desk)

    press(reading.page, "search", "opne")

    assert parts(reading)["count"] == 'Nothing has these words. "open" stands in 1 place.'
    assert '<mark class="wb-hit">open</mark>' in parts(reading)["found"]


def test_a_place_opens_its_step_with_the_code_marked(desk):
    reading = Reading(desk)
    press(reading.page, "search", "", text="CO-16")

    press(reading.page, "open", "SOP-05.2")

    assert reading.page.address == "SOP-05.2"
    assert 'class="wb-step is-here" aria-current="location" id="step-2"' in reading.page.html
    assert '<mark class="wb-hit">CO-16</mark>' in reading.page.html


def test_the_search_is_still_there_when_one_comes_back(desk):
    reading = Reading(desk)
    press(reading.page, "search", "CO-16")
    press(reading.page, "open", "SOP-05")

    press(reading.page, "open", "")

    assert 'value="CO-16"' in reading.page.html
    assert "hit-1" in parts(reading)["found"]


def test_an_address_that_leads_nowhere_shows_the_library_and_says_so(desk):
    assert "There is no such SOP" in parts(Reading(desk, "PAY-04"))["alert"]


def test_the_document_shows_every_fact_escaped(desk):
    html = Reading(desk, "SOP-05").page.html

    for text in ("Write every check into the log.", "Mail opener · Limit: Same business day",
                 "Writing &#34;it&#34; off &lt;at once&gt;",
                 "41 % of answers wrong here (n = 27)", "74.5 %", "1.0, first version", "21 Nov 2027"):
        assert text in html
    assert 'data-act="step" data-value="SOP-05.1">step 1</button>' in html


def test_figures_come_after_the_text_and_one_that_does_not_says_so(desk):
    reading = Reading(desk, "SOP-05")
    assert "A figure is on its way" in reading.page.html

    press(reading.page, "panels")

    assert "Posting lag, median" in parts(reading)["tiles"]
    assert "This figure is still being worked out." in parts(reading)["tiles"]
    assert parts(reading)["as-of"] == "Larkmere, as of 30 Sep 2026"
    assert parts(reading)["narrowed"] == "Shown: All payers · Last 90 days"
    assert parts(reading)["chart-1"] == ""
    assert "Median of days" in parts(reading)["sources"]


def test_figures_are_asked_for_again_for_what_was_chosen(desk):
    reading = Reading(desk, "SOP-05")
    assert '<label for="by-payer">Payer</label>' in reading.page.html

    press(reading.page, "narrow", "payer:bluefen")
    press(reading.page, "narrow", "period:6")

    assert desk.scopes == [("bluefen", 0, 0, 0)] * 2 + [("bluefen", 0, 0, 6)] * 2
    assert parts(reading)["narrowed"] == "Shown: Bluefen Health PPO · Last 6 months"


@pytest.mark.parametrize("choice", ["payer:aetna", "site:1", "period:x", ""])
def test_a_choice_that_was_not_offered_changes_nothing(desk, choice):
    reading = Reading(desk, "SOP-05")

    press(reading.page, "narrow", choice)

    assert set(desk.scopes) == {("", 0, 0, 0)}


def test_figures_that_are_worked_out_again_are_not_shown_as_if_they_were_there():
    parts = again(SOP.panels, "Bluefen Health PPO · Last 6 months")

    assert parts["narrowed"] == "Working out: Bluefen Health PPO · Last 6 months"
    assert parts["tiles"].count("A figure is on its way") == 2
    assert "wb-skel" in parts["chart-1"]


def test_nobody_signs_without_the_tick(desk):
    reading = Reading(desk, "SOP-05")

    press(reading.page, "acknowledge", "SOP-05")

    assert "Tick the box first" in parts(reading)["ack-said"]
    assert desk.asked == []


def test_signing_names_the_version_and_text_that_were_shown(desk):
    reading = Reading(desk, "SOP-05")
    assert "I have read SOP-05 version 1.0 and will work by it." in parts(reading)["ack"]

    press(reading.page, "acknowledge", "SOP-05", read="on")

    assert desk.asked == [("SOP-05", "1.0", "d" * 64)]
    assert "You acknowledged version 1.0 today at 10:47." in parts(reading)["ack"]
    assert "You acknowledged version 1.0 today at 10:47." in parts(reading)["mine"]


def test_a_signed_sop_opens_without_the_bar(desk):
    desk.view = replace(VIEW, signed=Signed.SIGNED, due=None, signed_at=NOW)

    reading = Reading(desk, "SOP-05")

    assert parts(reading)["ack"] == ""
    assert "You acknowledged version 1.0" in parts(reading)["mine"]


def test_a_version_that_came_in_between_is_said_beside_the_button(desk):
    desk.refusal = Conflict("This SOP has changed since you opened it.")
    reading = Reading(desk, "SOP-05")

    press(reading.page, "acknowledge", "SOP-05", read="on")

    assert "This SOP has changed" in parts(reading)["ack-said"]
    assert "Open it again" in parts(reading)["ack-said"]


def test_what_changed_since_the_version_one_signed_is_said_and_its_steps_are_marked(desk):
    changes = (FIRST, SopChange("1.1", date(2026, 11, 5), "minor", "A comma.", ()),
               SopChange("2.0", date(2026, 11, 20), "major", "CO-16 stays open.", (2,)))
    newer = replace(SOP, version="2.0", changes=changes)
    desk.view = replace(VIEW, sop=newer, signed=Signed.OUTDATED, previous="1.0")

    html = Reading(desk, "SOP-05").page.html

    assert "What changed since 1.0, which you acknowledged:" in html
    assert "1.1: A comma. 2.0: CO-16 stays open." in html
    assert html.count("Changed in 2.0") == 1
    assert 'class="wb-step is-changed" id="step-2"' in html


def test_a_minor_version_says_which_version_was_signed(desk):
    newer = replace(SOP, version="1.1", revision="minor", changes=(FIRST, SopChange("1.1", TODAY, "minor", "A comma.", ())))
    desk.view = replace(VIEW, sop=newer, signed=Signed.SIGNED, due=None, signed_at=NOW, previous="1.0")

    reading = Reading(desk, "SOP-05")

    assert "You acknowledged version 1.0" in parts(reading)["mine"]
    assert "A comma." in reading.page.html


def test_signed_out_takes_everything_off_the_page(desk):
    reading = Reading(desk, "SOP-05")
    desk.panel = lambda *_: (_ for _ in ()).throw(SignedOut("You are signed out."))

    press(reading.page, "panels")

    assert reading.page.html == ""


def test_my_training_names_the_sops_to_sign_among_what_is_due(make):
    html = home_view(make.home(to_sign=(ROW,))).html

    first, sop, last = (html.index(words) for words in ("Wed 25 Nov", "Sat 28 Nov", "Mon 30 Nov"))
    assert first < sop < last
    assert 'href="sop?open=SOP-05"' in html
    assert "Critical SOP to acknowledge, version 1.0" in html


def test_an_act_that_is_not_known_does_nothing(desk):
    reading = Reading(desk)
    before = reading.page.html

    reading._hear(Act("format-disk"))

    assert reading.page.html == before
