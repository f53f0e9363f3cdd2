import re
import socket
from pathlib import Path

import pytest

from workbench.hub.launcher import up


def test_a_taken_port_ends_with_one_sentence_and_exit_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        code = up(tmp_path / "site", other.getsockname()[1])

    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert re.fullmatch(r"Port \d+ is taken .*\n", said.err)
    assert not (tmp_path / "site" / "site.toml").exists()
