import os
import shutil
import socket
import stat
from pathlib import Path
from typing import NamedTuple

import pytest

from workbench.hub import ground
from workbench.hub.ground import CannotStart


def test_a_taken_port_is_named_with_the_way_to_choose_another() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CannotStart, match=f"Port {port} is taken by another program.*make up PORT=9000"):
            ground.take_port(port)


def test_a_free_port_is_taken_silently() -> None:
    (port,) = ground.free_ports(1)

    ground.take_port(port)


def test_free_ports_are_all_different() -> None:
    assert len(set(ground.free_ports(5))) == 5


def test_a_number_that_is_no_port_is_refused() -> None:
    with pytest.raises(CannotStart, match="70000 is no port number"):
        ground.take_port(70000)


def test_a_folder_inside_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CannotStart, match=r"cannot be written.*make up SITE=folder"):
        ground.prepare_folder(tmp_path / "file" / "site")


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(CannotStart, match="cannot be written"):
        ground.prepare_folder(tmp_path / "site")


def test_secrets_hub_run_and_logs_are_closed_to_other_users(tmp_path: Path) -> None:
    ground.prepare_folder(tmp_path / "site")

    modes = {name: stat.S_IMODE((tmp_path / "site" / name).stat().st_mode) for name in ("secrets", "hub", "run", "log")}
    assert set(modes.values()) == {0o700}


def test_a_nearly_full_disk_is_said_with_its_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(free=3_000_000))

    with pytest.raises(CannotStart, match="is full: 3 MB are free, 200 MB are needed"):
        ground.check_room(tmp_path)


def test_a_site_is_run_by_one_process_at_a_time(tmp_path: Path) -> None:
    ground.prepare_folder(tmp_path)

    running = rf"running already \(process {os.getpid()}\)"
    with ground.alone(tmp_path), pytest.raises(CannotStart, match=running), ground.alone(tmp_path):
        pass


def test_a_site_can_be_run_again_after_it_was_let_go(tmp_path: Path) -> None:
    ground.prepare_folder(tmp_path)
    with ground.alone(tmp_path):
        pass

    with ground.alone(tmp_path):
        pass
