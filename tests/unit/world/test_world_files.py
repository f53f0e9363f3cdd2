import os
import stat
import subprocess
import sys
from threading import Thread

import pytest

from workbench.world.digest import digest
from workbench.world.figures import figures_of
from workbench.world.files import build_world, facts_of, kept_world, open_world, read_figures, write_world
from workbench.world.spec import WorldSpec

SMALL = WorldSpec(lines=60)
PRINT_DIGEST = ("from workbench.world.digest import digest; from workbench.world.files import build_world; "
                "from workbench.world.spec import WorldSpec; print(digest(build_world(WorldSpec(lines=300, seed='same'))))")


@pytest.mark.long
def test_two_processes_with_different_hash_seeds_build_the_same_rows():
    other = "77" if os.environ.get("PYTHONHASHSEED") != "77" else "1"
    told = subprocess.run([sys.executable, "-c", PRINT_DIGEST], env={**os.environ, "PYTHONHASHSEED": other}, check=True,
                          capture_output=True, text=True).stdout

    assert told == digest(build_world(WorldSpec(lines=300, seed="same"))) + "\n"


def test_another_seed_is_another_world():
    assert digest(build_world(WorldSpec(lines=60, seed="a"))) != digest(build_world(WorldSpec(lines=60, seed="b")))


def test_the_digest_sees_every_cell(world):
    frame = world.tables["bank_lines"].copy()
    frame.loc[3, "description"] = frame.loc[3, "description"] + " "
    other = type(world)(world.spec, {**world.tables, "bank_lines": frame})

    assert digest(other) != digest(world)


def test_a_world_comes_back_from_its_folder_as_it_was(world, tmp_path):
    write_world(world, tmp_path / "kept")

    back = open_world(tmp_path / "kept")

    assert digest(back) == digest(world) == facts_of(tmp_path / "kept").digest
    assert back.spec == world.spec
    assert {name: list(frame.dtypes.astype(str)) for name, frame in back.tables.items()} == {
        name: list(frame.dtypes.astype(str)) for name, frame in world.tables.items()}


def test_a_world_is_built_once_and_kept_for_its_owner_alone(tmp_path):
    folder = kept_world(tmp_path / "worlds", SMALL)
    written = (folder / "world.json").stat().st_mtime_ns

    assert kept_world(tmp_path / "worlds", SMALL) == folder
    assert (folder / "world.json").stat().st_mtime_ns == written
    assert folder.name == f"larkmere-{facts_of(folder).digest[:12]}"
    for kept in (folder.parent, folder, folder / "tables"):
        assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert [each.name for each in folder.parent.iterdir() if each.name.startswith(".new")] == []


def test_two_who_build_the_same_world_at_once_get_one_folder(tmp_path):
    found = []
    both = [Thread(target=lambda: found.append(kept_world(tmp_path / "worlds", SMALL))) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert len(found) == 2
    assert len(set(found)) == 1


def test_a_world_whose_folder_was_deleted_is_built_again(tmp_path):
    folder = kept_world(tmp_path / "worlds", SMALL)
    folder.rename(tmp_path / "elsewhere")

    assert kept_world(tmp_path / "worlds", SMALL) == folder
    assert (folder / "world.json").is_file()


def test_exercise_kinds_load_no_data_frames():
    code = "import sys, workbench.kinds.registry, workbench.world.larkmere; print({'numpy', 'pandas'} & set(sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "set()\n"


def test_every_figure_says_its_unit_and_its_source():
    import tomllib

    from workbench.world.files import FIGURES

    parsed = tomllib.loads(FIGURES.read_text(encoding="utf-8"))

    for name, told in parsed.items():
        if name not in ("payer", "service", "denial", "denial_source"):
            assert told["unit"], name
            assert told["source"], name
            assert told.get("assumed", False) or told["source"] != "none", name
    assert figures_of(parsed) == read_figures()


def test_a_figure_that_is_missing_is_named():
    with pytest.raises(KeyError, match="initial_denial"):
        figures_of({})
