import os

import pytest


@pytest.fixture(scope="session")
def seeds() -> range:
    """How deep the suite goes: SEEDS in the environment (5 check, 25 test, 200 deep)."""
    return range(int(os.environ.get("SEEDS", "5")))
