"""The one place where a request is let in: who is it, and what does the permission table say. Asked anew on every request."""

import re
from typing import Annotated

from fastapi import Depends, Request

from workbench.desk import access
from workbench.desk.desk import Desk
from workbench.desk.people import signed_in
from workbench.model import NotAllowed, NotFound, Person, SignedOut
from workbench.service.doorkeeper import Doorkeeper
from workbench.service.permissions import TABLE, Relation
from workbench.service.shelf import the_desk

AUTHORIZATION = re.compile(r"(?:token|bearer)\s+(\S+)", re.IGNORECASE)


async def login_of(request: Request) -> str:
    """The sign-in name behind the request's token. Raises SignedOut, Unavailable."""
    doorkeeper: Doorkeeper = request.app.state.doorkeeper
    found = AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
    login = await doorkeeper.login_of(found[1]) if found else None
    if login is None:
        raise SignedOut("You are signed out. Sign in again to go on; your drafts are saved.")
    return login


def allowed(request: Request, login: Annotated[str, Depends(login_of)]) -> Person:
    """The person, if the permission table lets them do this. Raises NotAllowed, or NotFound where even knowing would tell."""
    desk = the_desk(request)
    person = signed_in(desk.store, login)
    grants = TABLE[request.method, request.scope["route"].path]
    mine = [grant for grant in grants if grant.groups & set(person.groups)]
    if not mine:
        raise NotAllowed("Your account may not do that.")
    if not any(_related(desk, person, grant.relation, request) for grant in mine):
        if "attempt" in request.path_params:
            raise NotFound("There is no such attempt.")
        raise NotAllowed("You do not lead this team.")
    return person


def _related(desk: Desk, person: Person, relation: Relation, request: Request) -> bool:
    attempt = request.path_params.get("attempt")
    if relation is Relation.ALL:
        return True
    if relation is Relation.SELF:
        return attempt is None or access.owns(desk, person, attempt)
    if relation is Relation.OWN_TEAM:
        if attempt is not None:
            return access.leads_owner(desk, person, attempt)
        return access.leads_team(desk, person, request.query_params.get("team", ""))
    return False
