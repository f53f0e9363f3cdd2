import re
import socket
from pathlib import Path

import pytest

from workbench.hub.launcher import copy_pages, up


def test_a_taken_port_ends_with_one_sentence_and_exit_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        code = up(tmp_path / "site", other.getsockname()[1])

    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert re.fullmatch(r"Port \d+ is taken .*\n", said.err)
    assert not (tmp_path / "site" / "site.toml").exists()


def test_pages_are_exact_copies_of_the_notebooks(tmp_path: Path) -> None:
    notebooks, pages = tmp_path / "notebooks", tmp_path / "pages"
    notebooks.mkdir()
    pages.mkdir()
    (notebooks / "home.ipynb").write_text("new")
    (notebooks / "notes.txt").write_text("not served")
    (pages / "home.ipynb").write_text("old")
    (pages / "retired.ipynb").write_text("gone from the checkout")

    copy_pages(notebooks, pages)

    assert {path.name: path.read_text() for path in pages.iterdir()} == {"home.ipynb": "new"}


def test_a_page_that_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    notebooks, pages = tmp_path / "notebooks", tmp_path / "pages"
    notebooks.mkdir()
    pages.mkdir()
    (notebooks / "home.ipynb").write_text("same")
    copy_pages(notebooks, pages)
    before = (pages / "home.ipynb").stat()

    copy_pages(notebooks, pages)

    assert (pages / "home.ipynb").stat() == before
