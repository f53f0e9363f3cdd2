"""Sign-in for the hub over the desk's people. It keeps no accounts of its own and makes nobody an administrator of the hub.

A hub administrator could act in another person's name; what people may do is therefore decided by the desk alone.
"""

import asyncio
import math
import time
from weakref import WeakValueDictionary

from jupyterhub.auth import Authenticator
from jupyterhub.handlers import BaseHandler
from tornado.web import HTTPError
from traitlets import Unicode

from workbench.desk.people import sign_in
from workbench.hub.lockout import Lockout
from workbench.model import Person, Unavailable
from workbench.store import Store, open_store

LONGEST = 1000
"""Characters of a password that are looked at; a longer one is refused before it costs time."""


class WorkbenchAuthenticator(Authenticator):
    """Name and password of the people table. Every refusal is a sentence on the sign-in page."""

    database_url = Unicode("", config=True, help="The desk's database, as SQLAlchemy writes it.")

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.manage_groups = True
        self.allow_all = True  # the people table is the list of who may come in
        self._lockout = Lockout(time.monotonic)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._store: Store | None = None

    async def authenticate(self, handler: BaseHandler, data: dict[str, str]) -> dict[str, object]:
        """The hub's model of the person who signs in: name, groups and full name. Raises HTTPError with a sentence."""
        login, password = self.normalize_username(data.get("username", "")), data.get("password", "")
        turn = self._turns.setdefault(login, asyncio.Lock())
        async with turn:  # one look at a time for each name
            person = await self._look(login, password[:LONGEST])
        if person is None:
            raise HTTPError(403, "This name and password do not belong together. Check both and sign in again.")
        return {
            "name": person.login,
            "admin": False,
            "groups": [group.value for group in person.groups],
            "user_info": {"name": person.login, "display_name": person.name},
        }

    async def _look(self, login: str, password: str) -> Person | None:
        if wait := self._lockout.wait(login):
            raise HTTPError(403, _wait_sentence(wait))
        self._lockout.tried(login)
        try:
            person = await asyncio.to_thread(self._check, login, password)
        except Unavailable:
            self._lockout.unanswered(login)
            raise HTTPError(503, "Sign-in is not available right now. Try again in a minute.") from None
        if person is not None:
            self._lockout.succeeded(login)
        return person

    def _check(self, login: str, password: str) -> Person | None:
        if self._store is None:
            self._store = open_store(self.database_url)
        return sign_in(self._store, login, password)


def _wait_sentence(seconds: float) -> str:
    minutes = math.ceil(seconds / 60)
    return f"Too many tries with this name. Wait {minutes} minute{'' if minutes == 1 else 's'}, then sign in again."
