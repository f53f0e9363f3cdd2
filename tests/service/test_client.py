"""The kernel's side: the same calls against a real private desk in its own process, and nothing for nobody."""

import os

import pytest

from workbench.client import Desk, connect, end_private_desk, start_private_desk
from workbench.model import Answer, Conflict, NotFound, Signed, SignedOut, Unavailable

pytestmark = pytest.mark.long

@pytest.fixture(scope="module")
def desk():
    """A private desk; it ends when its input ends."""
    found, process = start_private_desk()
    yield found
    end_private_desk(process)


def test_a_private_desk_has_one_person_who_leads_a_team(desk):
    me, board = desk.me(), desk.board()

    assert me.leads == (board.team_id,)
    assert [each.person for each in board.progress] == [me.person]


def test_an_exercise_from_issue_to_grade(desk):
    issued = desk.issue("post-one-eob")
    saved = desk.save(issued.attempt, Answer({"row1.paid": "1.00"}), issued.revision)
    hint = desk.hint(issued.attempt, issued.prompt.hint_groups[0].id)

    submitted = desk.submit(issued.attempt, "00000000-0000-4000-8000-000000000001", Answer({"row1.paid": "1.00"}), saved.revision)

    assert saved.revision == 1
    assert submitted.graded.hints == (hint,)
    assert desk.graded(issued.attempt) == submitted.graded
    assert desk.visit(issued.attempt).view == "feedback"
    with pytest.raises(Conflict):
        desk.save(issued.attempt, Answer(), 1)


def test_a_refusal_arrives_as_what_it_is_with_its_sentence(desk):
    with pytest.raises(NotFound, match="no such attempt"):
        desk.attempt("no such attempt?")
    with pytest.raises(SignedOut):
        Desk(desk._url, "wrong").home()


def test_a_team_is_assigned_and_its_scores_downloaded(desk):
    given = desk.assign("post-one-eob", team=desk.board().team_id, due=str(desk.me().today))

    assert given == 1
    assert desk.home().due[0].title == "Post one EOB"
    assert desk.scores("xlsx").name.endswith(".xlsx")


def test_an_sop_from_the_search_to_the_signature(desk):
    hit = desk.sops("CO-16").hits[0]
    shown = desk.sop(hit.sop)

    signed = desk.acknowledge(hit.sop, shown.sop.version, shown.digest)

    assert desk.visit(hit.step).sop == hit.sop
    assert shown.signed is Signed.DUE
    assert signed.signed is Signed.SIGNED
    with pytest.raises(Conflict):
        desk.acknowledge(hit.sop, "0.9", shown.digest)


def test_a_desk_that_is_away_is_unavailable():
    with pytest.raises(Unavailable):
        Desk("http://127.0.0.1:9", "token").home()


@pytest.mark.parametrize("given", [
    {"DESK_URL": "http://127.0.0.1:9"},
    {"DESK_URL": "http://127.0.0.1:9", "HTTP_X_WORKBENCH_USER": "maya"},
    {"HTTP_X_WORKBENCH_USER": "maya", "HTTP_X_WORKBENCH_TOKEN": "secret-token"},
])
def test_a_page_without_a_person_or_a_desk_shows_nothing(monkeypatch, given):
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SignedOut):
        connect()


def test_the_token_leaves_the_environment_and_is_never_printed(monkeypatch):
    monkeypatch.setenv("DESK_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_X_WORKBENCH_USER", "maya")
    monkeypatch.setenv("HTTP_X_WORKBENCH_TOKEN", "secret-token")

    desk = connect()

    assert "HTTP_X_WORKBENCH_TOKEN" not in os.environ
    assert "secret-token" not in repr(desk)


def test_a_private_desk_ends_with_its_parent():
    desk, process = start_private_desk()

    assert desk.me()
    assert end_private_desk(process) == 0
    with pytest.raises(Unavailable):
        desk.me()
