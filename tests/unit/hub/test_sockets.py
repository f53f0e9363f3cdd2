from types import SimpleNamespace

import pytest
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, ServerKernelManager

from workbench.hub.sockets import CalmSocket

ERROR = {"ename": "ZeroDivisionError", "evalue": "division by zero", "traceback": ["in <module>"]}


class Browser(CalmSocket):
    """A connection without network: it remembers what it would send, by kind."""

    def __init__(self) -> None:
        kernels = AsyncMappingKernelManager()
        super().__init__(parent=ServerKernelManager(parent=kernels), session=Session(key=b"k"))
        self.heard: list[str] = []

    @property
    def subprotocol(self) -> str:
        """The way today's browsers speak."""
        return "v1.kernel.websocket.jupyter.org"

    def write_message(self, message: bytes, binary: bool) -> None:
        """Takes the message apart as the page would."""
        self.heard.append(self.session.unpack(deserialize_msg_from_ws_v1(message)[1][0])["msg_type"])

    def from_kernel(self, kind: str, **content: object) -> None:
        """A message of the kernel, as it comes over the wire."""
        frames = self.session.serialize(self.session.msg(kind, content), ident=b"topic")
        self.handle_outgoing_message(SimpleNamespace(channel="iopub", closed=lambda: False), frames)


def test_after_a_kernel_error_the_page_hears_what_follows_and_nothing_of_the_error() -> None:
    page = Browser()

    page.from_kernel("error", **ERROR)
    page.from_kernel("comm_msg", comm_id="1", data={})

    assert page.heard == ["comm_msg"]


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_what_a_kernel_prints_stays_on_the_server(name: str) -> None:
    page = Browser()

    page.from_kernel("stream", name=name, text="Traceback (most recent call last)")

    assert page.heard == []


def test_a_flood_of_messages_puts_no_developer_words_into_the_page() -> None:
    page = Browser()
    page.iopub_msg_rate_limit = 1.0

    for _ in range(10):
        page.from_kernel("comm_msg", comm_id="1", data={})

    assert set(page.heard) == {"comm_msg"}
