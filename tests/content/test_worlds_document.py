import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_tables_and_laws_in_the_docs_are_those_of_the_code():
    done = subprocess.run([sys.executable, "-m", "cogapp", "--check", "docs/worlds.md"], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, "run `make docs`"
