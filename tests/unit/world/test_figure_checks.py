"""A figures.toml that a trainer edited: what is wrong with it is said, figure by figure, and no world is made."""

import pytest

from workbench.cli.printing import reason
from workbench.world.clinic import build
from workbench.world.figure_checks import WrongFigures, wrong_figures
from workbench.world.files import FIGURES, read_figures
from workbench.world.spec import WorldSpec

SHIPPED = FIGURES.read_text(encoding="utf-8")
SPEC = WorldSpec(lines=300)
DENIALS = "[initial_denial]\nvalue = 1181"


def edited(folder, old, new):
    assert old in SHIPPED
    (folder / "figures.toml").write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    return folder / "figures.toml"


@pytest.mark.parametrize(("old", "new", "said"), [
    (DENIALS, "[initial_denial]\nvalue = 30.5", "[initial_denial] value is 30.5. Write a whole number"),
    (DENIALS, "[initial_denial]\nvalue = -5", "[initial_denial] value is -5. Write a whole number"),
    (DENIALS, "[initial_denial]\nvalue = 30000", "[initial_denial] value is more than all"),
    (DENIALS, '[initial_denial]\nvalue = "many"', "without quotes"),
    (DENIALS, "[initial_denial]", "[initial_denial] has no value"),
    ("[initial_denial]", "[inital_denial]", "[inital_denial] is no figure. Write [initial_denial]."),
    ("[pet_grace_days]", "[pet_gracedays]", "[pet_grace_days] is missing. Put it back."),
    ("medicare = ", "medicare = 0.5", "amounts are cents"), ("share = ", "shares = ", "'share': this is missing"),
    (DENIALS, "[initial_denial", "This is not TOML"),
])
def test_what_is_wrong_with_a_figure_is_said_with_its_name(tmp_path, old, new, said):
    with pytest.raises(WrongFigures) as refused:
        read_figures(edited(tmp_path, old, new))

    assert said in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / "figures.toml"))


def test_a_changed_figure_changes_the_world(tmp_path):
    figures = read_figures(edited(tmp_path, DENIALS, "[initial_denial]\nvalue = 6000"))

    assert len(build(SPEC, figures).tables["denials"]) > 2 * len(build(SPEC, read_figures()).tables["denials"])


def test_nothing_is_wrong_with_the_figures_that_are_shipped_and_everything_with_none():
    read_figures()

    assert "[initial_denial] is missing. Put it back." in wrong_figures({})


def test_a_full_disk_is_said_as_such():
    assert reason(OSError(28, "Error writing bytes to file. Detail: [errno 28] no space")) == (
        "The disk is full. Free some space and try again.")
