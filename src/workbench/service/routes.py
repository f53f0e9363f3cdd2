"""The routes: each reads a request, calls one use case, writes one view. None of them can return a key."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from workbench.desk.assignments import Request as Wanted
from workbench.desk.assignments import assign
from workbench.desk.attempt import open_attempt
from workbench.desk.board import board
from workbench.desk.codes import find_codes
from workbench.desk.desk import Desk
from workbench.desk.drafts import check, save, show_hint
from workbench.desk.export import scores
from workbench.desk.graded import show_grade
from workbench.desk.home import home, me
from workbench.desk.issuing import Wish, issue
from workbench.desk.lessons import example, lesson, lessons
from workbench.desk.panels import scope_of, show_panel
from workbench.desk.parameters import Parameters
from workbench.desk.people import NewPerson, add_person, everybody
from workbench.desk.sops import library, sign, sop_view
from workbench.desk.submitting import submit
from workbench.desk.teams import add_team
from workbench.desk.visit import visit
from workbench.model import Person
from workbench.model.wire import dumps, loads
from workbench.service.guard import allowed
from workbench.service.requests import (
    AcknowledgementRequest,
    AssignmentRequest,
    CheckRequest,
    DraftRequest,
    HintRequest,
    IssueRequest,
    PersonRequest,
    SubmissionRequest,
    TeamRequest,
    sent,
    whole,
)
from workbench.service.shelf import the_desk
from workbench.store import verify

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
routes = APIRouter()


Asker = Annotated[Person, Depends(allowed)]
TheDesk = Annotated[Desk, Depends(the_desk)]
Body = Annotated[bytes, Depends(sent)]


def reply(view: object) -> Response:
    """A view as JSON."""
    return Response(dumps(view), media_type="application/json", headers=HEADERS)


@routes.get("/health")
def get_health() -> Response:
    """That the desk answers."""
    return reply({"ok": True})


@routes.get("/me")
def get_me(asker: Asker, desk: TheDesk) -> Response:
    """Me."""
    return reply(me(desk, asker))


@routes.get("/home")
def get_home(asker: Asker, desk: TheDesk) -> Response:
    """Home."""
    return reply(home(desk, asker))


@routes.get("/visit")
def get_visit(asker: Asker, desk: TheDesk, open: str = "") -> Response:
    """Visit."""
    return reply(visit(desk, asker, open))


@routes.post("/attempts")
def post_attempt(asker: Asker, desk: TheDesk, body: Body) -> Response:
    """Issued."""
    asked = loads(IssueRequest, body)
    return reply(issue(desk, asker, Wish(asked.exercise, asked.assignment, asked.trap, asked.fresh, asked.item)))


@routes.get("/lessons")
def get_lessons(asker: Asker, desk: TheDesk) -> Response:
    """Lessons."""
    return reply(lessons(desk, asker))


@routes.get("/lessons/{slug}")
def get_lesson(slug: str, asker: Asker, desk: TheDesk, practice: str = "", payer: str = "", level: str = "",
               assignment: str = "") -> Response:
    """LessonView."""
    return reply(lesson(desk, asker, slug, Parameters(practice, payer, whole(level)), assignment))


@routes.get("/examples/{slug}")
def get_example(slug: str, asker: Asker, desk: TheDesk, payer: str = "", level: str = "") -> Response:
    """Example."""
    return reply(example(desk, asker, slug, payer, whole(level)))


@routes.get("/attempts/{attempt}")
def get_attempt(attempt: str, asker: Asker, desk: TheDesk) -> Response:
    """Issued."""
    return reply(open_attempt(desk, asker, attempt))


@routes.put("/attempts/{attempt}/draft")
def put_draft(attempt: str, asker: Asker, desk: TheDesk, body: Body) -> Response:
    """Saved."""
    asked = loads(DraftRequest, body)
    return reply(save(desk, asker, attempt, asked.answer, asked.revision))


@routes.post("/attempts/{attempt}/check")
def post_check(attempt: str, asker: Asker, desk: TheDesk, body: Body) -> Response:
    """Checked."""
    return reply(check(desk, asker, attempt, loads(CheckRequest, body).answer))


@routes.post("/attempts/{attempt}/hints")
def post_hint(attempt: str, asker: Asker, desk: TheDesk, body: Body) -> Response:
    """Hint."""
    return reply(show_hint(desk, asker, attempt, loads(HintRequest, body).group))


@routes.post("/attempts/{attempt}/submission")
def post_submission(attempt: str, asker: Asker, desk: TheDesk, body: Body) -> Response:
    """Submitted."""
    asked = loads(SubmissionRequest, body)
    return reply(submit(desk, asker, attempt, asked.submission, asked.answer, asked.revision))


@routes.get("/attempts/{attempt}/grade")
def get_grade(attempt: str, asker: Asker, desk: TheDesk) -> Response:
    """Graded."""
    return reply(show_grade(desk, attempt))


@routes.get("/steps/{step_id}")
def get_step(step_id: str, asker: Asker, desk: TheDesk) -> Response:
    """Step."""
    return reply(desk.step(step_id))


@routes.get("/sops")
def get_sops(asker: Asker, desk: TheDesk, text: str = "") -> Response:
    """Library."""
    return reply(library(desk, asker, text))


@routes.get("/sops/{sop}")
def get_sop(sop: str, asker: Asker, desk: TheDesk) -> Response:
    """SopView."""
    return reply(sop_view(desk, asker, sop))


@routes.post("/sops/{sop}/acknowledgement")
def post_acknowledgement(sop: str, asker: Asker, desk: TheDesk, body: Body) -> Response:
    """SopView."""
    asked = loads(AcknowledgementRequest, body)
    return reply(sign(desk, asker, sop, asked.version, asked.digest, asked.shown))


@routes.get("/codes")
def get_codes(asker: Asker, desk: TheDesk, text: str = "") -> Response:
    """CodeHits."""
    return reply(find_codes(desk, text))


@routes.get("/panels/{panel}")
def get_panel(panel: str, asker: Asker, desk: TheDesk, payer: str = "", site: str = "", provider: str = "",
              period: str = "") -> Response:
    """Panel."""
    return reply(show_panel(desk, panel, scope_of(payer, site, provider, period)))


@routes.get("/board")
def get_board(asker: Asker, desk: TheDesk, team: str = "") -> Response:
    """Board."""
    return reply(board(desk, asker, team))


@routes.get("/board/scores")
def get_scores(asker: Asker, desk: TheDesk, team: str = "", form: str = "csv") -> Response:
    """Download."""
    return reply(scores(desk, asker, team, form))


@routes.post("/assignments")
def post_assignment(asker: Asker, desk: TheDesk, body: Body) -> Response:
    """How many people got it."""
    asked = loads(AssignmentRequest, body)
    wanted = Wanted(asked.exercise, asked.case, asked.people, asked.team, asked.due_date(), asked.mode, asked.lesson,
                    asked.practice, asked.payer, asked.level)
    return reply({"assigned": assign(desk, asker, wanted)})


@routes.get("/people")
def get_people(asker: Asker, desk: TheDesk) -> Response:
    """All active people."""
    return reply(everybody(desk))


@routes.post("/people")
def post_person(asker: Asker, desk: TheDesk, body: Body) -> Response:
    """Person."""
    asked = loads(PersonRequest, body)
    return reply(add_person(desk, asker, NewPerson(asked.login, asked.name, asked.job_role, asked.groups, asked.password)))


@routes.post("/teams")
def post_team(asker: Asker, desk: TheDesk, body: Body) -> Response:
    """Team."""
    asked = loads(TeamRequest, body)
    return reply(add_team(desk, asker, asked.name, asked.members, asked.managers))


@routes.get("/audit/verify")
def get_verification(asker: Asker, desk: TheDesk) -> Response:
    """Whether the audit chain holds."""
    with desk.store.reading() as connection:
        return reply(verify(connection))
