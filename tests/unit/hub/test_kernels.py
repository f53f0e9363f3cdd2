import asyncio
from collections.abc import Mapping
from itertools import count
from types import SimpleNamespace

from jupyter_server.auth import User

from workbench.hub.kernels import MOST, OnePersonsKernels, OwnKernelsOnly, kernel_environment


class Kernels:
    """Stands for the kernel manager: it knows ids and owners and starts nothing."""

    def __init__(self, **owners: str) -> None:
        self.owners = dict(owners)
        self.running = set(owners)
        self.turns: dict[str, asyncio.Lock] = {}
        self._number = count(1)

    def __contains__(self, kernel: str) -> bool:
        return kernel in self.running

    async def start_kernel(self, env: Mapping[str, str]) -> str:
        await asyncio.sleep(0)  # others may start one meanwhile
        self.running.add(kernel := f"new{next(self._number)}")
        return kernel

    async def shutdown_kernel(self, kernel: str, now: bool) -> None:
        self.running.remove(kernel)
        await asyncio.sleep(0)
        del self.owners[kernel]


def may(login: str, kernel: str, kernels: Kernels, resource: str = "kernels") -> bool:
    handler = SimpleNamespace(path_kwargs={"kernel_id": kernel} if kernel else {}, kernel_manager=kernels)
    return OwnKernelsOnly().is_authorized(handler, User(login), "execute", resource)


def test_a_kernel_answers_to_the_person_who_opened_its_page() -> None:
    assert may("maya.ortiz", "k1", Kernels(k1="maya.ortiz"))


def test_another_persons_kernel_is_refused() -> None:
    assert not may("tomas.reyes", "k1", Kernels(k1="maya.ortiz"))


def test_a_kernel_that_belongs_to_nobody_yet_is_refused() -> None:
    kernels = Kernels()
    kernels.running.add("k1")

    assert not may("maya.ortiz", "k1", kernels)


def test_a_kernel_that_has_ended_may_be_asked_for_so_that_its_page_can_say_so() -> None:
    assert may("maya.ortiz", "gone", Kernels())


def test_the_list_of_all_kernels_is_refused() -> None:
    assert not may("maya.ortiz", "", Kernels(k1="maya.ortiz"))


def test_nothing_but_kernels_is_allowed() -> None:
    assert not may("maya.ortiz", "k1", Kernels(k1="maya.ortiz"), resource="contents")


def test_a_kernel_belongs_to_its_person_as_soon_as_it_has_an_id() -> None:
    kernels = Kernels()

    started = asyncio.run(OnePersonsKernels(kernels, "maya.ortiz").start_kernel(env={}))  # type: ignore[arg-type]

    assert kernels.owners == {started: "maya.ortiz"}


async def open_pages(kernels: Kernels, login: str, pages: int) -> None:
    await asyncio.gather(*(OnePersonsKernels(kernels, login).start_kernel(env={}) for _ in range(pages)))  # type: ignore[arg-type]


def test_a_person_with_too_many_open_pages_loses_the_oldest() -> None:
    kernels = Kernels(other="tomas.reyes")

    asyncio.run(open_pages(kernels, "maya.ortiz", MOST + 3))

    assert list(kernels.owners) == ["other", *(f"new{number}" for number in range(4, MOST + 4))]
    assert kernels.running == set(kernels.owners)


def test_no_secret_of_the_page_server_reaches_a_kernel() -> None:
    secrets = ("JUPYTERHUB_API_TOKEN", "JPY_API_TOKEN", "JUPYTERHUB_CLIENT_ID", "CONFIGPROXY_AUTH_TOKEN", "AWS_SECRET_ACCESS_KEY",
               "WORKBENCH_SITE", "VOILA_REQUEST_URL", "HUB_SECRET_OF_NEXT_YEAR")

    assert kernel_environment(dict.fromkeys(secrets, "canary")) == {}


def test_a_kernel_is_told_its_person_the_desk_and_what_to_open() -> None:
    told = {"HTTP_X_WORKBENCH_USER": "maya.ortiz", "HTTP_X_WORKBENCH_TOKEN": "own", "DESK_URL": "http://127.0.0.1:1",
            "QUERY_STRING": "open=a"}

    assert kernel_environment(told) == told
