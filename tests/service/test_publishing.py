"""Publishing into a site: what a start does, what the command does, and how a running desk takes it up."""

import shutil
from pathlib import Path

import pytest

from tests.service.conftest import ROOT
from workbench.desk.opening import bare_desk, open_desk
from workbench.desk.publishing import publish_site
from workbench.desk.register import in_force
from workbench.desk.site import Site, make_site
from workbench.model import BadContent
from workbench.service.shelf import shelf_of

FILE = "sop/SOP-05-payment-posting/sop.md"
CHANGE = '\n[[changes]]\nversion = "2.0"\ndate = 2026-12-01\nclass = "major"\nsummary = "Another title."\nsteps = []\n+++\n\n# '


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site over a copy of the content."""
    for name in ("exercises", "sop"):
        shutil.copytree(ROOT / name, tmp_path / "content" / name)
    return make_site(tmp_path / "site", tmp_path / "content")


def change(site: Site, *pairs: tuple[str, str]) -> None:
    change_file(site, FILE, *pairs)


def change_file(site: Site, name: str, *pairs: tuple[str, str]) -> None:
    file = site.content_dir / name
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


RETITLED = ('title = "Payment posting: EOB and ERA"', 'title = "Posting"')
RAISED = (('version = "1.0"', 'version = "2.0"'), ("\n+++\n\n# ", CHANGE))


def test_a_first_start_publishes_everything_and_a_second_nothing(site):
    open_desk(site).store.close()

    assert publish_site(site.path) == ()


def test_an_authors_own_look_shows_drafts_and_a_site_does_not(site):
    change(site, ('version = "1.0"', 'version = "0.9"'), ('version = "1.0"', 'version = "0.9"'))
    change_file(site, "exercises/post-one-eob/exercise.toml", ('status = "active"', 'status = "wip"'))
    change_file(site, "exercises/lesson-payment-posting/exercise.toml", ('status = "active"', 'status = "wip"'))

    looked, served = open_desk(site, drafts=True), bare_desk(site)

    assert "post-one-eob" in [each.slug for each in looked.exercises()]
    assert "payment-posting" in [lesson.slug for lesson, _ in looked.lessons()]
    with looked.store.reading() as connection:
        assert "SOP-05" in [each.sop.id for each in in_force(looked, connection)]
    assert "post-one-eob" not in [each.slug for each in served.exercises()]
    for desk in (looked, served):
        desk.store.close()


def test_a_draft_of_an_sop_is_not_published(site):
    change(site, ('version = "1.0"', 'version = "0.9"'), ('version = "1.0"', 'version = "0.9"'))

    assert "SOP-05 0.9" not in publish_site(site.path)


def test_publishing_names_what_is_new(site):
    named = publish_site(site.path)

    assert {"SOP-02 1.0", "SOP-05 1.0", "SOP-07 1.0", "PAY-04 version 1"} <= set(named)


def test_a_changed_text_under_its_old_version_neither_publishes_nor_starts(site):
    publish_site(site.path)
    change(site, RETITLED)

    with pytest.raises(BadContent, match="Raise the version"):
        publish_site(site.path)
    with pytest.raises(BadContent, match="Raise the version"):
        open_desk(site)


def test_a_running_desk_takes_up_what_was_published(site):
    desk, shelf = open_desk(site), shelf_of(site)
    assert shelf.newer(desk) is None

    change(site, RETITLED, *RAISED)
    assert shelf.newer(desk) is None
    assert publish_site(site.path) == ("SOP-05 2.0",)

    newer = shelf.newer(desk)
    assert newer is not None
    assert (newer.content.sops["SOP-05"].title, newer.content.sops["SOP-05"].version) == ("Posting", "2.0")
    assert shelf.newer(newer) is None
    desk.store.close()


def test_a_running_desk_keeps_the_old_content_when_the_new_is_broken(site, caplog):
    desk, shelf = open_desk(site), shelf_of(site)
    publish_site(site.path)
    change(site, ('title = "', 'titel = "'))

    assert shelf.newer(desk) is None
    assert "not taken up" in caplog.text
    assert shelf.newer(desk) is None
    desk.store.close()
