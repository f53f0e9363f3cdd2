"""An author's own JupyterLab. When the hub runs as root, each author's server runs under a number of its own, with its own home.

The number has no entry in the machine's user list. It keeps authors out of each other's files and out of the site's records;
it does not limit memory or network. Run by an ordinary user, the hub cannot do this, and authors share that user's rights.
"""

import os
from collections.abc import Callable

from jupyterhub.spawner import SimpleLocalProcessSpawner

FIRST_NUMBER = 200_000


class OwnNumberSpawner(SimpleLocalProcessSpawner):
    """Starts the server under an operating-system number made of the hub's own row number, which no other person has."""

    def make_preexec_fn(self, name: str) -> Callable[[], None]:
        """What the child does before it becomes the server: takes its number, gives up every other right."""
        home, number = self.home_dir, FIRST_NUMBER + self.user.orm_user.id
        os.makedirs(home, mode=0o700, exist_ok=True)
        os.chown(home, number, number)
        os.chmod(home, 0o700)

        def become() -> None:
            os.setgroups([])
            os.setresgid(number, number, number)
            os.setresuid(number, number, number)
            os.umask(0o077)
            os.chdir(home)

        return become
