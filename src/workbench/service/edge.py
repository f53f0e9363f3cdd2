"""The outermost edge: too much is refused, the hub's prefix is cut off, and a broken program shows one calm sentence.

This is the only place that catches everything. What went wrong goes to the log under a reference number, never to the page.
"""

import logging
import secrets

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbench.model.wire import dumps

LARGEST_BODY = 256 * 1024
HEADERS = [(b"content-type", b"application/json"), (b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
log = logging.getLogger("workbench.desk")


class Edge:
    """Wraps the application."""

    def __init__(self, inner: ASGIApp, prefix: str = "") -> None:
        self._inner, self._prefix = inner, prefix.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. Lifespan messages pass through; there are no websockets."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        answer = _Answer(send)
        try:
            await self._inner(self._inside(scope), _Limited(receive), answer)
        except _TooLarge:
            await answer.refuse(413, "TooLarge", "This is more than the workbench takes in one piece.")
        except ClientDisconnect:
            return
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("request failed, reference %s", reference)
            sentence = "Something went wrong here. What was saved is safe. Your administrator can find out more with reference"
            await answer.refuse(500, "Broken", f"{sentence} {reference}.")

    def _inside(self, scope: Scope) -> Scope:
        path: str = scope["path"]
        if self._prefix and path.startswith(self._prefix + "/"):
            return {**scope, "path": path[len(self._prefix):], "raw_path": None}
        return scope


class _TooLarge(Exception):
    """The body went on past the limit."""


class _Limited:
    """A body that ends at the limit, whatever its header said."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._seen = receive, 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen > LARGEST_BODY:
            raise _TooLarge
        return message


class _Answer:
    """What is sent back; a refusal only if nothing has been sent yet."""

    def __init__(self, send: Send) -> None:
        self._send, self._started = send, False

    async def __call__(self, message: Message) -> None:
        self._started = self._started or message["type"] == "http.response.start"
        await self._send(message)

    async def refuse(self, status: int, kind: str, sentence: str) -> None:
        """The calm sentence."""
        if self._started:
            return
        await self({"type": "http.response.start", "status": status, "headers": HEADERS})
        await self({"type": "http.response.body", "body": dumps({"error": kind, "sentence": sentence}).encode()})
