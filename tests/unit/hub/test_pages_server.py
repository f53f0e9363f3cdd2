from pathlib import Path

import pytest
from jupyterhub.services import service

from workbench.hub.pages_server import SAME_HOST_ONLY, navigation, settings
from workbench.hub.places import TEMPLATES


def titles(*groups: str, page: str = "home", lab: bool = True) -> list[object]:
    return [link["title"] for link in navigation(groups, page, lab)]


def test_everyone_finds_my_training_and_nothing_that_is_not_theirs() -> None:
    assert titles("staff") == ["My training"]


def test_managers_find_their_team_and_authors_their_jupyterlab() -> None:
    assert titles("staff", "managers") == ["My training", "Team"]
    assert titles("staff", "authors") == ["My training", "JupyterLab"]
    assert titles("staff", "authors", lab=False) == ["My training"]


def test_the_page_one_is_on_is_marked() -> None:
    assert [link["current"] for link in navigation(["staff", "managers"], "team")] == [False, True]


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
