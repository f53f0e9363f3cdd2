import pytest

from workbench.world.files import build_world
from workbench.world.spec import WorldSpec


@pytest.fixture(scope="session")
def world():
    """The world that a site keeps."""
    return build_world(WorldSpec())


@pytest.fixture(scope="session")
def tables(world):
    return world.tables


@pytest.fixture(scope="session")
def year():
    """The tables of a year: large enough for what is rare."""
    return build_world(WorldSpec(lines=6_500)).tables
