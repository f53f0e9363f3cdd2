import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.web import HTTPError

from workbench.desk.opening import open_desk
from workbench.desk.people import first_admin
from workbench.desk.site import make_site
from workbench.hub.authenticator import WorkbenchAuthenticator

PASSWORD = "quiet-river-stones-41"


@pytest.fixture
def authenticator(tmp_path: Path) -> Iterator[WorkbenchAuthenticator]:
    """Sign-in over a site whose only person is admin."""
    site = make_site(tmp_path / "site")
    with closing((desk := open_desk(site)).store):
        first_admin(desk, "admin", "Site administrator", PASSWORD)
    made = WorkbenchAuthenticator(database_url=site.database)
    yield made
    if made._store is not None:
        made._store.close()


async def sign_in(authenticator: WorkbenchAuthenticator, password: str) -> str:
    """What the person is told: "in", or the sentence of the refusal."""
    try:
        await authenticator.authenticate(SimpleNamespace(), {"username": "admin", "password": password})
    except HTTPError as refusal:
        return str(refusal.log_message)
    return "in"


async def sign_in_all_at_once(authenticator: WorkbenchAuthenticator, *passwords: str) -> list[str]:
    return list(await asyncio.gather(*(sign_in(authenticator, password) for password in passwords)))


def test_twenty_wrong_passwords_at_once_are_five_tries(authenticator: WorkbenchAuthenticator) -> None:
    wrong = [f"guess {number}" for number in range(20)]

    told = asyncio.run(sign_in_all_at_once(authenticator, *wrong, PASSWORD))

    assert [sentence.startswith("This name and password do not belong") for sentence in told] == [True] * 5 + [False] * 16
    assert told[-1] == "Too many tries with this name. Wait 5 minutes, then sign in again."


def test_somebody_who_presses_sign_in_twice_is_signed_in_twice(authenticator: WorkbenchAuthenticator) -> None:
    assert asyncio.run(sign_in_all_at_once(authenticator, *[PASSWORD] * 7)) == ["in"] * 7
