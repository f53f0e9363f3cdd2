import subprocess
import sys

import pytest
from ipykernel.kernelapp import IPKernelApp

from workbench.hub.kernels import TOLD

LOADED = """
import ctypes
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell().extension_manager.load_extension("workbench.hub.closed")
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))  # PR_GET_DUMPABLE
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can close a process")
def test_a_page_kernel_can_not_be_read_by_other_processes_of_its_user() -> None:
    said = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout

    assert said == "0\n"


def test_every_page_kernel_is_told_to_close_itself() -> None:
    app = IPKernelApp()

    app.parse_command_line(list(TOLD))

    assert app.extra_extensions == ["workbench.hub.closed"]
