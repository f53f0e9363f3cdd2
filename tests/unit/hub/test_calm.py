import asyncio
from pathlib import Path

import pytest
from jupyter_server.base.handlers import APIHandler
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, StaticFileHandler

from workbench.hub.calm import NoSuchPage, calm


async def get(application: Application, path: str) -> HTTPResponse:
    """What an address answers."""
    socket, port = bind_unused_port()
    server = HTTPServer(application)
    server.add_socket(socket)
    try:
        return await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}{path}", raise_error=False)
    finally:
        server.stop()
        await server.close_all_connections()


@pytest.mark.parametrize("path", ["/x.y", "/static/none", "/voila/templates/"])
def test_an_address_that_means_nothing_gets_the_calm_page(tmp_path: Path, path: str) -> None:
    pages = Application([("/static/(.*)", calm(StaticFileHandler), {"path": str(tmp_path)})], default_handler_class=NoSuchPage)

    answer = asyncio.run(get(pages, path))

    assert answer.code == 404
    assert b"There is no such page" in answer.body


def test_what_programs_ask_keeps_its_own_errors() -> None:
    assert calm(APIHandler) is APIHandler
