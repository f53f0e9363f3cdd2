"""The commands about code packs."""

import json

import pytest
from typer.testing import CliRunner

from workbench.cli import app
from workbench.desk.site import make_site

CAPS = "code,most,adjudication\nPS520,1,2\n"


@pytest.fixture
def site(tmp_path, monkeypatch):
    make_site(tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "caps.csv").write_text(CAPS)
    (tmp_path / "bad.csv").write_text(f"{CAPS}PS455,two,2\nPS4,2,2\n")
    (tmp_path / "photo.csv").write_bytes(CAPS.encode() + b"\x81\n")


def run(*words):
    return CliRunner().invoke(app, ["pack", *words])


@pytest.mark.usefixtures("site")
def test_a_pack_is_imported_and_listed():
    assert run("list").stdout == "No pack was imported yet.\n"
    assert run("import", "mue", "caps.csv", "--effective", "2026-07-01").stdout == "mue caps: 1 row from 2026-07-01 on.\n"

    (listed,) = json.loads(run("list", "--json").stdout)
    assert {name: listed[name] for name in ("kind", "version", "effective", "rows", "file")} == {
        "kind": "mue", "version": "caps", "effective": "2026-07-01", "rows": 1, "file": "caps.csv"}
    assert run("list").stdout == "mue  caps  from 2026-07-01 on  1 row  caps.csv\n"


@pytest.mark.usefixtures("site")
def test_every_bad_row_is_printed_and_nothing_is_stored():
    done = run("import", "mue", "bad.csv", "--effective", "2026-07-01")

    assert done.exit_code == 1
    said = [each.partition(":")[0] for each in done.stdout.splitlines()]
    assert said == ["line 3 · most", "line 4 · code", "Nothing was stored."]
    assert json.loads(run("list", "--json").stdout) == []


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("words", "said"), [
    (("import", "icd", "caps.csv"), "There are ncci-ptp, mue"), (("import", "mue", "none.csv"), "none.csv"),
    (("import", "mue", "photo.csv"), "UTF-8"),
    (("import", "mue", "caps.csv", "--effective", "07/01/2026"), '"07/01/2026" is no day'),
])
def test_what_cannot_be_used_is_refused_in_a_sentence(words, said):
    done = run(*words)

    assert (done.exit_code, said in done.stderr) == (2, True)
