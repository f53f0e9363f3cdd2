"""Whose kernel is whose. A page's kernel belongs to the person who opened the page, answers to nobody else, inherits no secret.

Stock Voila answers everyone who knows a kernel's id, and hands the server's whole environment to each kernel.
"""

import asyncio
from collections.abc import Mapping
from typing import Any
from weakref import WeakValueDictionary

from jupyter_server.auth import Authorizer, User
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

INHERITED = ("PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH", "DESK_URL", "PAGE_LOG",
             "IPYTHONDIR", "LC_", "JUPYTER_", "QUERY_STRING", "HTTP_X_WORKBENCH_", "VOILA_")
"""Names a kernel may see; one that ends in an underscore stands for all that begin with it."""
WITHHELD = ("VOILA_REQUEST_URL",)
TOLD = ("--HistoryManager.enabled=False", "--IPKernelApp.extra_extensions=workbench.hub.closed")
"""No history: IPython's is one file for all people of a machine account. And closed to the account's other processes."""
MOST = 6
"""Kernels, that is open pages, of one person. Opening one more puts the oldest to sleep."""


def kernel_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What of the page server's environment a kernel gets: a short list of names, so that no secret is ever forgotten."""
    return {
        name: value for name, value in environment.items()
        if name not in WITHHELD and any(name == each or (each.endswith("_") and name.startswith(each)) for each in INHERITED)
    }


# Any below: jupyter_server's own keyword arguments, passed through untouched.
class PersonKernels(AsyncMappingKernelManager):
    """Kernel manager that knows each kernel's owner (a sign-in name), the oldest kernel first."""

    def __init__(self, **settings: Any) -> None:
        self.owners: dict[str, str] = {}
        self.turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        super().__init__(**settings)

    async def start_kernel(self, *, env: Mapping[str, str], **settings: Any) -> str:
        """Starts a kernel that belongs to nobody yet. Returns its id."""
        settings.setdefault("extra_arguments", list(TOLD))
        kernel: str = await super().start_kernel(env=kernel_environment(env), **settings)
        return kernel

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forgets a kernel that has ended, and whose it was."""
        self.owners.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)


class OnePersonsKernels:
    """The kernel manager as one person's page sees it: each kernel it starts is that person's from the first moment."""

    def __init__(self, kernels: PersonKernels, owner: str) -> None:
        self._kernels, self._owner = kernels, owner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._kernels, name)

    async def start_kernel(self, **settings: Any) -> str:
        """Starts a kernel for the owner, one at a time, and ends the owner's oldest when there are too many. Returns its id."""
        turn = self._kernels.turns.setdefault(self._owner, asyncio.Lock())
        async with turn:
            await self._make_room()
            kernel = await self._kernels.start_kernel(**settings)
            self._kernels.owners[kernel] = self._owner
        return kernel

    async def _make_room(self) -> None:
        own = [kernel for kernel, owner in self._kernels.owners.items() if owner == self._owner]
        for kernel in own[:max(0, len(own) - MOST + 1)]:
            if kernel in self._kernels:  # it may have ended while another one did
                await self._kernels.shutdown_kernel(kernel, now=True)


class OwnKernelsOnly(Authorizer):
    """A kernel answers to its owner. A kernel that has ended is nobody's, and whoever asks learns that it has ended."""

    def is_authorized(self, handler: JupyterHandler, user: User, action: str, resource: str) -> bool:
        """Whether this request may go on: only requests about one kernel, only by its owner."""
        kernel = handler.path_kwargs.get("kernel_id", "")
        if resource != "kernels" or not kernel:
            return False
        kernels = handler.kernel_manager
        return kernel not in kernels or kernels.owners.get(kernel) == user.username
