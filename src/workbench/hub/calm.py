"""The hub's calm page in the place of the bare error pages of the page server's parts."""

from typing import Any

from jinja2 import Environment, FileSystemLoader
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from workbench.hub.places import TEMPLATES, TOKENS


class Calm(RequestHandler):
    """To be named before another handler: what that one refuses is said by the calm page."""

    def write_error(self, status_code: int, **_: object) -> None:
        """The hub's own words for a status, with a way back."""
        calm = Environment(loader=FileSystemLoader([TEMPLATES / "hub", TEMPLATES]), autoescape=True).get_template("error.html")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(calm.render(status_code=status_code, tokens=TOKENS.read_text("utf-8")))


class NoSuchPage(Calm, JupyterHandler):
    """Every address that means nothing, for everybody."""

    async def prepare(self) -> None:
        """Refuses before anything is asked or looked up."""
        raise HTTPError(404)


# Any: jupyter_server and Voila have no types.
def calm(handler: Any) -> Any:
    """The handler with calm errors. What programs speak to keeps its own: they read the errors."""
    if issubclass(handler, (APIHandler, WebSocketHandler, Calm)):
        return handler
    return type(handler.__name__, (Calm, handler), {})
