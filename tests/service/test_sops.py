"""The life of an SOP: published, asked for, acknowledged, changed. Each rule of the register is a sentence here."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from workbench.content.sop_checks import PANELS
from workbench.desk.figures.catalogue import MEASURES, TRAINING
from workbench.desk.people import NewPerson, add_by_command, signed_in
from workbench.desk.register import enter
from workbench.desk.sops import library
from workbench.model import BadContent, Signed
from workbench.store import verify
from workbench.store.tables import acknowledgements, sop_versions

SOP = "SOP-05"


def with_sop(world, sop=SOP, **changes):
    """The desk over content in which that SOP reads differently, not published yet."""
    content = world.desk.content
    return replace(world.desk, content=replace(content, sops={**content.sops, sop: replace(content.sops[sop], **changes)}))


def publish(world, sop=SOP, **changes):
    """Publishes the changed SOP, and serves it."""
    desk = with_sop(world, sop, **changes)
    entered = enter(desk)
    world.http.application.state.desk = world.desk = desk
    return entered


def changed_step(world, action="Post it.", sop=SOP):
    """The steps with another first one."""
    steps = world.desk.content.sops[sop].steps
    return (replace(steps[0], action=action), *steps[1:])


def sop_of(world, who="maya", sop=SOP):
    return world.ok(who, "GET", f"/sops/{sop}")


def sign(world, who="maya", sop=SOP):
    """Acknowledges what stands on the person's page."""
    seen = sop_of(world, who, sop)
    body = {"version": seen["sop"]["version"], "digest": seen["digest"], "shown": True}
    return world.ok(who, "POST", f"/sops/{sop}/acknowledgement", body)


def stand(world, who="maya", sop=SOP):
    """State and due date in the list."""
    row = next(each for each in world.ok(who, "GET", "/sops")["rows"] if each["id"] == sop)
    return row["signed"], row["due"]


def kept(world, table):
    with world.desk.store.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def covered(world, sop=SOP):
    """How Helen sees the SOP: who is asked, and how each stands."""
    seen = next(each for each in world.ok("helen", "GET", "/board")["coverage"] if each["id"] == sop)
    return {each["name"]: each["signed"] for each in seen["signers"]}


# who is asked, and by when

def test_a_job_role_of_the_audience_is_asked_within_seven_days_when_the_sop_is_critical(world):
    assert world.people["maya"].job_role == "Billing Specialist"

    assert stand(world) == (Signed.DUE, "2026-11-30")
    assert stand(world, sop="SOP-07") == (Signed.NOT_ASKED, None)


def test_the_manager_sees_who_of_the_team_is_asked_and_who_has_acknowledged(world):
    before = covered(world)
    sign(world)
    world.clock.go_on(days=8)

    assert before == {"Maya": Signed.DUE, "Tomas": Signed.DUE}
    assert covered(world) == {"Maya": Signed.SIGNED, "Tomas": Signed.OVERDUE}
    assert "SOP-07" not in [each["id"] for each in world.ok("helen", "GET", "/board")["coverage"]]


def test_a_standard_sop_leaves_fourteen_days(world):
    publish(world, version="2.0", criticality="standard")

    assert stand(world) == (Signed.DUE, "2026-12-07")


def test_somebody_who_came_later_has_the_days_from_then(world):
    world.clock.go_on(days=30)
    add_by_command(world.desk, NewPerson("nora", "Nora", "", (), "correct horse battery"))

    row = next(each for each in library(world.desk, signed_in(world.desk.store, "nora")).rows if each.id == SOP)

    assert row.due == world.desk.today() + timedelta(days=7)


def test_the_last_day_counts_and_the_day_after_is_late(world):
    world.clock.go_on(days=7)
    assert stand(world)[0] == Signed.DUE

    world.clock.go_on(days=1)

    assert stand(world) == (Signed.OVERDUE, "2026-11-30")


def test_the_home_page_names_what_is_to_be_signed(world):
    sign(world, sop="SOP-02")

    assert [row["id"] for row in world.ok("maya", "GET", "/home")["to_sign"]] == [SOP]


# acknowledging

def test_an_acknowledgement_is_kept_with_its_sentence(world):
    view = sign(world)

    assert (view["signed"], view["due"], view["previous"]) == (Signed.SIGNED, None, "")
    assert view["signed_at"] == "2026-11-23T10:00:00-05:00"
    assert view["statement"] == "I have read SOP-05 version 1.0 and will work by it."


def test_a_second_acknowledgement_of_a_version_is_the_first_again(world):
    first = sign(world)
    world.clock.go_on(days=1)

    again = sign(world)

    assert again["signed_at"] == first["signed_at"]
    assert kept(world, acknowledgements) == 1


def test_anybody_may_read_and_acknowledge_what_they_are_not_asked_for(world):
    assert sop_of(world, sop="SOP-07")["signed"] == Signed.NOT_ASKED

    assert sign(world, sop="SOP-07")["signed"] == Signed.SIGNED


@pytest.mark.parametrize(("version", "digest"), [("1.1", None), ("1.0", "0" * 64), ("", None)])
def test_a_version_or_text_that_is_not_in_force_is_not_acknowledged(world, version, digest):
    body = {"version": version, "digest": digest or sop_of(world)["digest"], "shown": True}

    refused = world.ask("maya", "POST", f"/sops/{SOP}/acknowledgement", body)

    assert refused.status_code == 409
    assert refused.json()["sentence"].startswith("This SOP has changed")
    assert kept(world, acknowledgements) == 0


def test_what_a_page_showed_before_a_new_version_cannot_be_signed_after_it(world):
    old = sop_of(world)
    publish(world, version="2.0", steps=changed_step(world))

    body = {"version": old["sop"]["version"], "digest": old["digest"], "shown": True}

    assert world.ask("maya", "POST", f"/sops/{SOP}/acknowledgement", body).status_code == 409


def test_an_sop_that_is_not_there_is_not_found(world):
    assert world.ask("maya", "GET", "/sops/SOP-99").status_code == 404
    assert world.ask("maya", "POST", "/sops/SOP-99/acknowledgement", {"version": "1.0", "digest": "", "shown": True}
                     ).status_code == 404


# versions

def test_a_minor_version_asks_nobody_again(world):
    sign(world)
    world.clock.go_on(days=60)

    publish(world, version="1.1", revision="minor", steps=changed_step(world))

    view = sop_of(world)
    assert (view["signed"], view["sop"]["version"], view["previous"]) == (Signed.SIGNED, "1.1", "1.0")
    assert view["effective_on"] == "2027-01-22"


def test_a_minor_version_does_not_give_more_time(world):
    world.clock.go_on(days=3)

    publish(world, version="1.1", revision="minor", steps=changed_step(world))

    assert stand(world) == (Signed.DUE, "2026-11-30")


def test_a_major_version_makes_older_acknowledgements_outdated_and_the_days_run_again(world):
    sign(world)
    world.clock.go_on(days=60)

    publish(world, version="2.0", steps=changed_step(world))

    assert stand(world) == (Signed.OUTDATED, "2027-01-29")
    assert sop_of(world)["previous"] == "1.0"
    assert sign(world)["signed"] == Signed.SIGNED
    assert kept(world, acknowledgements) == 2


def test_an_outdated_acknowledgement_becomes_late_too(world):
    sign(world)
    publish(world, version="2.0", steps=changed_step(world))

    world.clock.go_on(days=8)

    assert stand(world) == (Signed.OVERDUE, "2026-11-30")


def test_an_emergency_leaves_two_days(world):
    sign(world)

    publish(world, version="2.0", revision="emergency", steps=changed_step(world))

    assert stand(world) == (Signed.OUTDATED, "2026-11-25")


def test_version_ten_comes_after_version_nine(world):
    publish(world, version="1.9", revision="minor", purpose="Nine.")
    publish(world, version="1.10", revision="minor", purpose="Ten.")

    assert sop_of(world)["sop"]["purpose"] == "Ten."


# publishing

def test_publishing_what_is_published_already_enters_nothing(world):
    before = kept(world, sop_versions)

    assert publish(world) == ()
    assert kept(world, sop_versions) == before


def test_a_new_version_is_named_and_in_force_today(world):
    world.clock.go_on(days=5)

    assert publish(world, version="2.0", steps=changed_step(world)) == ("SOP-05 2.0",)
    assert sop_of(world)["effective_on"] == "2026-11-28"
    assert sop_of(world)["review_due"] == "2027-11-28"


def test_a_draft_below_version_one_is_not_published(world):
    content = world.desk.content
    draft = replace(content.sops[SOP], id="SOP-08", version="0.1")

    assert enter(replace(world.desk, content=replace(content, sops={**content.sops, "SOP-08": draft}))) == ()


@pytest.mark.parametrize("changes", [
    {"title": "Posting"}, {"purpose": "Another."}, {"scope": "Another."}, {"owner_role": "Coder"}, {"criticality": "standard"},
    {"audience": ("Coder",)}, {"review_every_months": 6}, {"related": ()},
])
def test_controlled_text_that_changed_under_a_published_version_is_refused(world, changes):
    with pytest.raises(BadContent, match=r"sop/SOP-05-payment-posting/sop.md · version: .* Raise the version"):
        enter(with_sop(world, **changes))


def test_a_refusal_refuses_everything(world):
    before = kept(world, sop_versions)
    desk = with_sop(world, sop="SOP-02", version="2.0", purpose="New.")
    sops = {**desk.content.sops, SOP: replace(desk.content.sops[SOP], title="Posting")}
    desk = replace(desk, content=replace(desk.content, sops=sops))

    with pytest.raises(BadContent):
        enter(desk)

    assert kept(world, sop_versions) == before


def test_figures_exercises_and_spacing_may_change_without_a_version(world):
    purpose = world.desk.content.sops[SOP].purpose

    assert publish(world, panels=("unposted",), exercises=("PAY-05",), purpose=purpose.replace(" ", "\n ")) == ()
    assert sop_of(world)["panels"] == ["unposted"]


def test_a_version_never_goes_back(world):
    publish(world, version="2.0", steps=changed_step(world))

    with pytest.raises(BadContent, match=r"1\.1 is not above 2\.0"):
        enter(with_sop(world, version="1.1"))


def test_an_exercise_that_changed_under_its_version_is_refused(world):
    content = world.desk.content
    changed = replace(content.exercises["post-one-eob"], seen="f" * 64)

    with pytest.raises(BadContent, match=r"exercises/post-one-eob/exercise.toml · version: .* Raise the version"):
        enter(replace(world.desk, content=replace(content, exercises={**content.exercises, "post-one-eob": changed})))


def test_an_exercise_with_a_higher_version_is_published(world):
    content = world.desk.content
    changed = replace(content.exercises["post-one-eob"], seen="f" * 64, version=9)

    named = enter(replace(world.desk, content=replace(content, exercises={**content.exercises, "post-one-eob": changed})))

    assert named == ("PAY-04 version 9",)


@pytest.mark.parametrize("statement", [
    "update sop_versions set text = replace(text, 'CO-16', 'CO-45')", "update sop_versions set effective_on = '2020-01-01'",
    "update exercise_versions set content = 'x'", "update acknowledgements set version = '9.0'",
    "update acknowledgements set at = '2020-01-01 00:00:00'", "delete from acknowledgements",
    "update acknowledgements set statement = 'I have read nothing.'",
])
def test_a_changed_record_of_the_register_breaks_the_chain(world, statement):
    sign(world)
    with world.desk.store.writing() as connection:
        assert verify(connection).ok
        assert connection.execute(text(statement)).rowcount

    assert world.ok("carla", "GET", "/audit/verify")["ok"] is False


# what the page shows beside the text

def test_an_address_opens_an_sop_or_its_step(world):
    opened = world.ok("rita", "GET", "/visit?open=SOP-05")
    step = world.ok("rita", "GET", "/visit?open=SOP-05.6")

    assert (opened["view"], opened["sop"]) == ("sop", "SOP-05")
    assert (step["view"], step["sop"], step["step"]) == ("step", "SOP-05", "SOP-05.6")


def test_the_linked_exercise_shows_my_last_score_and_no_team_of_two(world):
    world.graded()

    assert sop_of(world)["exercises"] == [
        {"code": "PAY-04", "title": "Post one EOB", "open": "post-one-eob", "mine": "100 %", "team": ""}]
    assert sop_of(world, "rita")["exercises"][0]["mine"] == ""


def test_steps_where_answers_go_wrong_show_from_five_people_and_eight_answers(world):
    def wrong(who):
        attempt = world.issue(who, trap="PAY-04.line-order")["attempt"]
        world.submit(who, attempt, world.trapped(attempt, "PAY-04.line-order")[1])

    for who in ("maya", "tomas", "rita", "helen"):
        wrong(who)
        world.graded(who, fresh=True)
    assert sop_of(world)["trouble"] == []

    wrong("omar")

    trouble = {each["step"]: (each["wrong"], each["answers"]) for each in sop_of(world)["trouble"]}
    assert trouble["SOP-05.3"] == (5, 9)
    assert trouble["SOP-05.6"] == (0, 9)


def test_every_figure_that_an_sop_may_name_can_be_asked_for():
    assert set(PANELS) <= {*MEASURES, *TRAINING}


def test_co_16_is_found_in_the_step_that_routes_it(world):
    hits = world.ok("rita", "GET", "/sops?text=CO-16")["hits"]

    assert ("SOP-05", "SOP-05.7") in [(hit["sop"], hit["step"]) for hit in hits]
    assert all("CO-16" in hit["text"] for hit in hits)
    assert world.ok("rita", "GET", "/sops?text=CO-1")["hits"] == []
