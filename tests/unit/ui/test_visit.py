import pytest

from workbench.ui.visit import beside_other_pages, on_a_page, visit


def test_the_address_is_read_once_and_the_servers_variables_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    server = {"QUERY_STRING": "open=SOP-05.6&x=1", "VOILA_KERNEL_ID": "k", "SERVER_NAME": "s", "HTTP_HOST": "h"}
    for name, value in server.items():
        monkeypatch.setenv(name, value)

    assert (visit(), visit()) == ("SOP-05.6", "")


def test_without_an_address_the_notebooks_own_wish_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUERY_STRING", raising=False)

    assert visit("post-one-eob") == "post-one-eob"


@pytest.mark.parametrize("address", ["open=%3Cscript%3E", "open=../../etc", "open=", "open=a%00b", "open=" + "x" * 200])
def test_what_can_be_no_public_id_is_no_wish(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("QUERY_STRING", address)

    assert visit() == ""


@pytest.mark.parametrize(("variables", "page", "others"), [
    ({}, False, False),
    ({"VOILA_KERNEL_ID": "k"}, True, False),
    ({"VOILA_KERNEL_ID": "k", "DESK_URL": "http://127.0.0.1:1"}, True, True),
])
def test_a_kernel_knows_whether_it_runs_for_a_page_and_beside_others(
        monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], page: bool, others: bool) -> None:
    for name in ("VOILA_KERNEL_ID", "DESK_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert (on_a_page(), beside_other_pages()) == (page, others)
