"""Who is it: a token is turned into a sign-in name, by the hub or, without one, by a list made for this process alone."""

import hmac
from collections.abc import Awaitable, Collection, Mapping
from typing import Any, Protocol

from tornado.web import HTTPError

from workbench.model import Unavailable


class Doorkeeper(Protocol):
    """Knows people by their tokens."""

    async def login_of(self, token: str) -> str | None:
        """The sign-in name of the token's person, None when it is nobody's. Raises Unavailable."""


class PrivateDoorkeeper:
    """Tokens that this process made itself, by sign-in name."""

    def __init__(self, tokens: Mapping[str, str]) -> None:
        self._tokens = dict(tokens)

    async def login_of(self, token: str) -> str | None:
        """Compares in constant time."""
        found = [login for login, known in self._tokens.items() if hmac.compare_digest(known.encode(), token.encode())]
        return found[0] if found else None


class Hub(Protocol):
    """What is asked of the hub: `jupyterhub.services.auth.HubOAuth`."""

    access_scopes: Collection[str]

    # Any: the hub's model of a person, as its REST interface documents it.
    def user_for_token(self, token: str, *, sync: bool) -> Awaitable[Mapping[str, Any] | None]:
        """The model of the token's owner."""

    def check_scopes(self, required_scopes: Collection[str], user: Mapping[str, Any]) -> Collection[str]:
        """Which of the scopes the owner's token has."""


class HubDoorkeeper:
    """Asks the hub, and believes it only about people: a service that is called like a person is nobody."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    async def login_of(self, token: str) -> str | None:
        """The hub's answer."""
        try:
            model = await self._hub.user_for_token(token, sync=False)
        except HTTPError as error:
            raise Unavailable("Sign-in is restarting. Your work is saved; try again in a moment.") from error
        if not model or model.get("kind") != "user" or not self._hub.check_scopes(self._hub.access_scopes, model):
            return None
        return str(model["name"])
