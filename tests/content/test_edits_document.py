import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_of_edits_is_up_to_date():
    done = subprocess.run([sys.executable, "-m", "cogapp", "--check", "docs/edits.md"], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, "run make docs"
