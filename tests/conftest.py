import os

import pytest
from hypothesis import settings

SEEDS = int(os.environ.get("SEEDS", "5"))
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("deep", max_examples=500, deadline=None)
settings.load_profile("deep" if SEEDS >= 200 else "steady")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What starts processes, builds many worlds or reads the whole ICD-10-CM release takes seconds: it is left to `make test`."""
    if SEEDS >= 25:
        return
    slow = [item for item in items if item.get_closest_marker("release") or item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def seeds() -> range:
    """How deep the suite goes: SEEDS in the environment (5 check, 25 test, 200 deep)."""
    return range(SEEDS)
