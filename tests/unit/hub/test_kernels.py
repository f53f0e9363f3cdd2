import asyncio
from collections.abc import Mapping
from types import SimpleNamespace

from jupyter_server.auth import User

from workbench.hub.kernels import OnePersonsKernels, OwnKernelsOnly, kernel_environment


class Kernels:
    """Stands for the kernel manager: it knows ids and owners and starts nothing."""

    def __init__(self, **owners: str) -> None:
        self.owners = dict(owners)
        self.running = set(owners)

    def __contains__(self, kernel: str) -> bool:
        return kernel in self.running

    async def start_kernel(self, env: Mapping[str, str]) -> str:
        self.running.add("new")
        return "new"


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


def test_no_secret_of_the_page_server_reaches_a_kernel() -> None:
    secrets = ("JUPYTERHUB_API_TOKEN", "JPY_API_TOKEN", "JUPYTERHUB_CLIENT_ID", "CONFIGPROXY_AUTH_TOKEN", "AWS_SECRET_ACCESS_KEY",
               "WORKBENCH_SITE", "VOILA_REQUEST_URL", "HUB_SECRET_OF_NEXT_YEAR")

    assert kernel_environment(dict.fromkeys(secrets, "canary")) == {}


def test_a_kernel_is_told_its_person_the_desk_and_what_to_open() -> None:
    told = {"HTTP_X_WORKBENCH_USER": "maya.ortiz", "HTTP_X_WORKBENCH_TOKEN": "own", "DESK_URL": "http://127.0.0.1:1",
            "QUERY_STRING": "open=a"}

    assert kernel_environment(told) == told
