"""What a page sees when something breaks: one calm sentence with a reference, and nothing of the inside."""

import logging

import pytest
from tornado.web import HTTPError

from workbench.service.doorkeeper import HubDoorkeeper


def test_a_broken_program_shows_a_sentence_and_logs_the_rest_under_its_reference(world, caplog):
    world.http.application.state.desk = None

    with caplog.at_level(logging.ERROR, "workbench.desk"):
        answer = world.ask("maya", "GET", "/home")

    assert answer.status_code == 500
    assert "AttributeError" not in answer.text
    assert answer.json()["sentence"].split()[-1].rstrip(".") in caplog.text
    assert "AttributeError" in caplog.text


def test_records_that_do_not_answer_are_unavailable_and_the_log_keeps_no_values(world, caplog):
    attempt = world.issue("maya")["attempt"]
    with world.desk.store.writing() as connection:
        connection.exec_driver_sql("alter table drafts rename to elsewhere")

    with caplog.at_level(logging.ERROR, "workbench.desk"):
        answer = world.ask("maya", "GET", f"/attempts/{attempt}")

    assert (answer.status_code, answer.json()["error"]) == (503, "Unavailable")
    assert "drafts" not in answer.text
    assert "drafts" in caplog.text
    assert attempt not in caplog.text.split("SQL")[1]


class AwayHub:
    """A hub that is restarting."""

    async def user_for_token(self, token, sync):
        raise HTTPError(500, "Failed to connect to Hub API")


class SayingHub:
    """A hub that answers with one model."""

    access_scopes = frozenset({"access:services!service=desk"})

    def __init__(self, model):
        self._model = model

    async def user_for_token(self, token, sync):
        return self._model

    def check_scopes(self, wanted, model):
        return set(wanted) & set(model["scopes"])


SCOPES = ["access:services!service=desk"]


@pytest.mark.parametrize(("model", "login"), [
    (None, None),
    ({"kind": "user", "name": "maya", "scopes": SCOPES}, "maya"),
    ({"kind": "service", "name": "maya", "scopes": SCOPES}, None),
    ({"kind": "user", "name": "maya", "scopes": []}, None),
])
def test_the_hub_is_believed_about_people_with_the_right_scope_only(world, model, login):
    doorkeeper = HubDoorkeeper(SayingHub(model))

    assert world.http.runner.run(doorkeeper.login_of("token")) == login


def test_while_the_hub_is_away_the_desk_says_try_again(world):
    world.http.application.state.doorkeeper = HubDoorkeeper(AwayHub())

    answer = world.ask("maya", "GET", "/home")

    assert (answer.status_code, answer.json()["error"]) == (503, "Unavailable")


