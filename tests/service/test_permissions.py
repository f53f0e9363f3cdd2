"""Every route against every kind of asker: what the one table says is what happens."""

import pytest

from workbench.model import Answer
from workbench.service.permissions import TABLE
from workbench.service.routes import routes

ASKERS = {
    "nobody": "", "reader": "rita", "trainee": "maya", "colleague": "tomas", "other team's manager": "omar",
    "other team's lead": "lea", "own manager": "helen", "compliance": "carla", "author": "otto", "admin": "ada",
}
EVERYONE = set(ASKERS) - {"nobody"}
AUDITORS = {"compliance", "admin"}
# Attempts below are Maya's; teams and people are Helen's. Who may:
MAY = {
    ("GET", "/health"): set(ASKERS),
    ("GET", "/me"): EVERYONE,
    ("GET", "/home"): EVERYONE,
    ("GET", "/visit"): EVERYONE,
    ("GET", "/lessons"): EVERYONE,
    ("GET", "/lessons/{slug}"): EVERYONE,
    ("GET", "/examples/{slug}"): EVERYONE,
    ("POST", "/attempts"): EVERYONE,
    ("GET", "/attempts/{attempt}"): {"trainee"},
    ("PUT", "/attempts/{attempt}/draft"): {"trainee"},
    ("POST", "/attempts/{attempt}/check"): {"trainee"},
    ("POST", "/attempts/{attempt}/hints"): {"trainee"},
    ("POST", "/attempts/{attempt}/submission"): {"trainee"},
    ("GET", "/attempts/{attempt}/grade"): {"trainee", "own manager", "compliance"},
    ("GET", "/steps/{step_id}"): EVERYONE,
    ("GET", "/sops"): EVERYONE,
    ("GET", "/sops/{sop}"): EVERYONE,
    ("POST", "/sops/{sop}/acknowledgement"): EVERYONE,
    ("GET", "/codes"): EVERYONE,
    ("GET", "/panels/{panel}"): EVERYONE,
    ("GET", "/board"): {"own manager"},
    ("GET", "/board/scores"): {"own manager"},
    ("POST", "/assignments"): {"own manager"},
    ("GET", "/people"): {"admin"},
    ("POST", "/people"): {"admin"},
    ("POST", "/teams"): {"admin"},
    ("GET", "/audit/verify"): AUDITORS,
}
BLANK = {"answer": {"fields": {}}}


def request_of(world, method, path):
    """A request on that route that fails for no other reason than permission."""
    attempt = world.graded() if path.endswith("/grade") else world.issue("maya")["attempt"]
    team = world.ok("helen", "GET", "/board")["team_id"]
    sop = world.ok("maya", "GET", "/sops/SOP-05")
    bodies = {
        "/attempts": {"exercise": "post-one-eob"}, "/attempts/{attempt}/draft": BLANK | {"revision": 0},
        "/attempts/{attempt}/check": BLANK, "/attempts/{attempt}/hints": {"group": "balance"},
        "/attempts/{attempt}/submission": {"submission": "submission-1", "answer": world.right(attempt), "revision": 0},
        "/assignments": {"exercise": "post-one-eob", "people": (world.people["maya"].id,)},
        "/sops/{sop}/acknowledgement": {"version": sop["sop"]["version"], "digest": sop["digest"], "shown": True},
        "/people": {"login": "new", "name": "New Person", "password": "long enough it is"}, "/teams": {"name": "Third team"},
    }
    query = f"?team={team}" if path.startswith("/board") else ""
    address = path.format(attempt=attempt, slug="payment-posting", step_id="SOP-05.6", sop="SOP-05", panel="unposted")
    return address + query, bodies.get(path) if method != "GET" else None


def test_every_route_of_the_service_stands_in_the_permission_table(world):
    served = {(method, route.path) for route in routes.routes for method in route.methods}

    assert served == set(TABLE) == set(MAY)
    assert len(world.http.application.router.routes) == 1


@pytest.mark.parametrize("path", sorted(path for method, path in MAY if method == "GET"))
def test_a_route_that_reads_answers_those_who_may_and_refuses_the_rest(world, path):
    address, _ = request_of(world, "GET", path)

    for asker, who in ASKERS.items():
        refuses_or_answers(asker, "GET", path, world.ask(who, "GET", address))


@pytest.mark.parametrize("asker", ASKERS)
@pytest.mark.parametrize(("method", "path"), sorted(route for route in MAY if route[0] != "GET"))
def test_a_route_that_changes_answers_those_who_may_and_refuses_the_rest(world, method, path, asker):
    address, body = request_of(world, method, path)

    refuses_or_answers(asker, method, path, world.ask(ASKERS[asker], method, address, body))


def refuses_or_answers(asker, method, path, answer):
    """What the table says of this asker has happened."""
    if asker in MAY[method, path]:
        assert answer.status_code == 200, (asker, answer.text)
    else:
        assert answer.status_code == (401 if asker == "nobody" else 403 if "{attempt}" not in path else 404), (asker, answer.text)
        assert set(answer.json()) == {"error", "sentence"}


def test_a_token_of_somebody_the_desk_does_not_know_is_refused(world):
    assert world.ask("stranger", "GET", "/home").status_code == 403
    assert world.http.request("GET", "/home", headers={"Authorization": "Basic maya-token"}).status_code == 401
    assert world.http.request("GET", "/home", headers={"Authorization": "token wrong"}).status_code == 401


def test_another_persons_draft_answer_and_score_stay_theirs(world):
    attempt = world.issue("maya")["attempt"]
    world.ok("maya", "PUT", f"/attempts/{attempt}/draft", {"answer": {"fields": {"row1.paid": "7.77"}}, "revision": 0})
    done = world.graded(fresh=True)

    seen = [world.ask(who, "GET", f"/attempts/{each}{part}").text
            for who in ("tomas", "rita", "omar", "lea", "otto", "ada") for each in (attempt, done) for part in ("", "/grade")]

    assert all("7.77" not in text and "score" not in text and "documents" not in text for text in seen)


def test_a_visit_to_another_persons_attempt_leads_home(world):
    done = world.graded()

    assert world.ok("tomas", "GET", f"/visit?open={done}")["view"] == "home"
    assert world.ok("omar", "GET", f"/visit?open={done}")["sentence"]
    assert world.ok("helen", "GET", f"/visit?open={done}") == world.ok("maya", "GET", f"/visit?open={done}")


def test_a_manager_cannot_assign_to_people_of_other_teams(world):
    body = {"exercise": "post-one-eob", "people": (world.people["maya"].id, world.people["otto"].id)}

    assert world.ask("helen", "POST", "/assignments", body).status_code == 403
    assert world.ok("maya", "GET", "/home")["due"] == []


def test_leading_a_team_without_the_group_opens_no_board(world):
    world.ok("ada", "POST", "/teams", {"name": "Billing team", "managers": ("rita",)})

    assert world.ask("rita", "GET", "/board").status_code == 403


def test_the_answer_to_a_submission_is_only_for_its_owner_even_with_its_id(world):
    attempt = world.graded()

    body = {"submission": f"submission-{attempt}", "answer": Answer(), "revision": 0}
    again = world.ask("tomas", "POST", f"/attempts/{attempt}/submission", body)

    assert again.status_code == 404
