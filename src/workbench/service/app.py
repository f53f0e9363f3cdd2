"""The desk as a web application: routes, one guard, one way to refuse. It serves no browser page and no list of itself."""

import logging

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from workbench.desk.desk import Desk
from workbench.model import BadContent, Conflict, NotAllowed, NotFound, SignedOut, Unavailable, WorkbenchError
from workbench.model.wire import NotReadable, dumps
from workbench.service.doorkeeper import Doorkeeper
from workbench.service.edge import Edge
from workbench.service.routes import HEADERS, routes
from workbench.service.shelf import Shelf

STATUS: dict[type[WorkbenchError], int] = {
    SignedOut: 401, NotAllowed: 403, NotFound: 404, Conflict: 409, Unavailable: 503, BadContent: 503,
}
SENTENCE = {404: "There is nothing at this address.", 405: "This address does not take that."}
log = logging.getLogger("workbench.desk")


def app(desk: Desk, doorkeeper: Doorkeeper, prefix: str = "", shelf: Shelf | None = None) -> FastAPI:
    """The application. `prefix` is what a proxy leaves in front of every path; paths without it work as well.

    `shelf` notices newly published content; without one the content stays as it is.
    """
    made = FastAPI(title="desk", docs_url=None, redoc_url=None, openapi_url=None)
    made.state.desk, made.state.doorkeeper, made.state.shelf = desk, doorkeeper, shelf
    made.include_router(routes)
    made.add_exception_handler(WorkbenchError, _refused)
    made.add_exception_handler(NotReadable, _not_readable)
    made.add_exception_handler(HTTPException, _not_here)
    made.add_middleware(Edge, prefix=prefix)
    return made


def _refused(request: Request, error: Exception) -> Response:
    kind = next((each for each in type(error).__mro__ if each in STATUS), Conflict)
    if isinstance(error, Unavailable):
        log.error("%s %s: %s", request.method, request.url.path, error.__cause__ or error)
    return _say(STATUS[kind], kind.__name__, str(error))


def _not_readable(request: Request, error: Exception) -> Response:
    return _say(422, "NotReadable", str(error))


def _not_here(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return _say(status, "NotFound", SENTENCE.get(status, SENTENCE[404]))


def _say(status: int, kind: str, sentence: str) -> Response:
    return Response(dumps({"error": kind, "sentence": sentence}), status, HEADERS, "application/json")
