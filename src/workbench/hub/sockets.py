"""The connection between a page and its kernel: it passes on what a page needs and keeps back what only developers could read.

Stock jupyter_server can put other words in a traceback's place; in the release in use that fails and the page hears nothing more.
"""

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

KEPT_BACK = ("stream", "error")
"""Kinds of messages that never reach a browser: what is printed, and tracebacks."""


class CalmSocket(ZMQChannelsWebsocketConnection):
    """A page's connection, over which no printed line and no error of a kernel travels."""

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:  # Any: socket and frames of jupyter_client
        """Sends a kernel's message to the browser, unless it is kept back."""
        _, (_, header, *_) = self.session.feed_identities(outgoing_msg)
        if self.session.unpack(header)["msg_type"] not in KEPT_BACK:
            super().handle_outgoing_message(stream, outgoing_msg)

    def write_stderr(self, error_message: str, parent_header: Any) -> None:  # Any: a message header of jupyter_client
        """Writes a warning about too many messages to the log instead of into the page."""
        self.log.warning(error_message)
