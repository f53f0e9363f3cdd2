import os

import pytest
from hypothesis import settings

SEEDS = int(os.environ.get("SEEDS", "5"))
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("deep", max_examples=500, deadline=None)
settings.load_profile("deep" if SEEDS >= 200 else "steady")


@pytest.fixture(scope="session")
def seeds() -> range:
    """How deep the suite goes: SEEDS in the environment (5 check, 25 test, 200 deep)."""
    return range(SEEDS)
