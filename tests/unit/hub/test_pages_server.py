from pathlib import Path

import pytest
from jupyterhub.services import service

from workbench.hub.pages_server import SAME_HOST_ONLY, kept_secret, navigation, room_for_connections, settings
from workbench.hub.places import TEMPLATES


def titles(*groups: str, page: str = "home", lab: bool = True) -> list[object]:
    return [link["title"] for link in navigation(groups, page, lab)]


def test_everyone_finds_training_lessons_and_sops_and_nothing_that_is_not_theirs() -> None:
    assert titles("staff") == ["My training", "Lessons", "SOP library"]


def test_managers_find_their_team_and_authors_their_jupyterlab() -> None:
    assert titles("staff", "managers")[-1] == "Team"
    assert titles("staff", "authors")[-1] == "JupyterLab"
    assert "JupyterLab" not in titles("staff", "authors", lab=False)


def test_the_page_one_is_on_is_marked() -> None:
    assert [link["title"] for link in navigation(["staff", "managers"], "team") if link["current"]] == ["Team"]


def test_a_lesson_belongs_to_lessons() -> None:
    assert [link["title"] for link in navigation(["staff"], "lesson-payment-posting") if link["current"]] == ["Lessons"]


def test_nothing_is_served_from_or_sent_to_another_host() -> None:
    templates = [path.read_text("utf-8") for path in TEMPLATES.rglob("*") if path.is_file()]

    assert "http" not in SAME_HOST_ONLY
    assert not [text for text in templates if "https://" in text or "//cdn" in text]


def test_the_page_server_shows_no_source_no_traceback_and_no_file(tmp_path: Path) -> None:
    told = settings(tmp_path, 1234)

    assert told.VoilaConfiguration.strip_sources
    assert not told.VoilaConfiguration.show_tracebacks
    assert told.VoilaConfiguration.file_allowlist == []
    assert told.VoilaConfiguration.allow_template_override == "NO"
    assert told.Voila.ip == "127.0.0.1"


def test_the_hub_still_has_the_class_whose_half_minute_we_shorten() -> None:
    assert service._ServiceSpawner.poll_interval.default_value == pytest.approx(30)


def test_a_restart_of_the_page_server_signs_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "pages-cookie"

    first, second = kept_secret(path), kept_secret(path)

    assert first == second
    assert len(first) == 64
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_cookie_secret_cut_short_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "pages-cookie"
    path.write_bytes(b"")

    assert len(kept_secret(path)) == 64


def test_connection_files_lie_in_the_sites_own_folder_and_old_ones_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    (tmp_path / "runtime" / "voila_old").mkdir(parents=True)

    folder = Path(room_for_connections())

    assert folder == tmp_path / "runtime"
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o777 == 0o700
