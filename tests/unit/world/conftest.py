import pytest

from workbench.world.files import build_world
from workbench.world.spec import WorldSpec


@pytest.fixture(scope="session")
def world():
    """A small world: thirteen busy weeks."""
    return build_world(WorldSpec(lines=650))


@pytest.fixture(scope="session")
def tables(world):
    return world.tables


@pytest.fixture(scope="session")
def year():
    """The tables of the world that a site keeps: a year, large enough for what is rare."""
    return build_world(WorldSpec()).tables
