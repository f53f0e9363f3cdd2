"""The site's folder: made once, kept afterwards, and what is wrong with it said in a sentence."""

import stat

import pytest

from workbench.desk.opening import open_desk
from workbench.desk.people import first_admin, sign_in
from workbench.desk.site import BadSite, make_site, open_site
from workbench.model import BadContent, Conflict, Group


def test_a_new_site_has_secrets_that_only_its_owner_can_read(tmp_path):
    site = make_site(tmp_path / "site")
    open_desk(site).store.close()

    modes = {name: stat.S_IMODE((site.path / name).stat().st_mode) for name in ("secrets", "secrets/seed", "desk.sqlite")}

    assert modes == {"secrets": 0o700, "secrets/seed": 0o600, "desk.sqlite": 0o600}


def test_making_a_site_again_keeps_its_secret_and_settings(tmp_path):
    first = make_site(tmp_path)
    seed = (tmp_path / "secrets" / "seed").read_text()

    again = make_site(tmp_path)

    assert again == first == open_site(tmp_path)
    assert (tmp_path / "secrets" / "seed").read_text() == seed


@pytest.mark.parametrize(("line", "sentence"), [
    ('time_zone = "Mars/Olympus"', "not the name of a time zone"),
    ('world_date = "soon"', "world_date is not a date"),
    ("organisation = ", "cannot be read"),
    ("", "setting .* is missing"),
])
def test_a_setting_that_cannot_be_used_is_named(tmp_path, line, sentence):
    make_site(tmp_path)
    file, name = tmp_path / "site.toml", line.split(" ")[0] or "organisation"
    kept = [each for each in file.read_text().splitlines() if not each.startswith(name)]
    file.write_text("\n".join([*kept, line]))

    with pytest.raises(BadSite, match=sentence):
        open_site(tmp_path)


def test_a_folder_that_is_a_file_is_said_plainly(tmp_path):
    (tmp_path / "site").write_text("no folder")

    with pytest.raises(BadSite, match="Choose another folder"):
        make_site(tmp_path / "site")


def test_content_with_problems_is_not_served(tmp_path):
    site = make_site(tmp_path / "site", content_dir=tmp_path)

    with pytest.raises(BadContent, match="workbench check"):
        open_desk(site)


def test_the_first_administrator_is_made_once_and_can_sign_in(tmp_path):
    desk = open_desk(make_site(tmp_path))

    ada = first_admin(desk, "ada", "Ada Admin", "correct horse battery")

    assert Group.ADMINS in ada.groups
    assert sign_in(desk.store, "ada", "correct horse battery") == ada
    assert sign_in(desk.store, "ada", "wrong") is None
    assert sign_in(desk.store, "nobody", "correct horse battery") is None
    with pytest.raises(Conflict):
        first_admin(desk, "eve", "Eve", "correct horse battery")
    desk.store.close()
