"""kill -9 of the desk while 200 submissions arrive: every acknowledged one is there once, and the audit chain verifies."""

import json
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import func, select

from workbench.client import Desk
from workbench.desk.opening import open_desk
from workbench.desk.people import NewPerson, add_by_command
from workbench.desk.site import Site, make_site
from workbench.kinds.registry import kind_named
from workbench.model import Unavailable
from workbench.model.wire import loads
from workbench.store import open_store, verify
from workbench.store.tables import attempts, submissions

pytestmark = pytest.mark.drill
SUBMISSIONS, SENDERS, KILL_AFTER = 200, 6, 60


@contextmanager
def serving(site):
    """The real service in its own process; yields it and Maya's desk."""
    command = [sys.executable, "-m", "workbench", "desk", "--private", "--site", str(site.path), "--person", "maya"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            said = json.loads(process.stdout.readline())
            yield process, Desk(said["url"], said["tokens"]["maya"])
        finally:
            process.stdin.close()
            process.wait(20)


@pytest.fixture
def site(tmp_path):
    """A site with Maya in it."""
    made = make_site(tmp_path / "site")
    desk = open_desk(made)
    add_by_command(desk, NewPerson("maya", "Maya", "", (), "correct horse battery"))
    desk.store.close()
    return made


def answers_of(site: Site, desk: Desk, how_many: int):
    """That many issued attempts with the answers that get full marks, read from the stored keys."""
    kind = kind_named("post-one-eob")
    issued = [desk.issue("post-one-eob", trap="PAY-04.deductible-written-off").attempt for _ in range(how_many)]
    store = open_store(site.database)
    with store.reading() as connection:
        keys = {row.id: row.key for row in connection.execute(select(attempts.c.id, attempts.c.key))}
    store.close()
    return {attempt: kind.model_answer(loads(kind.key_type, keys[attempt])) for attempt in issued}


def send_until_killed(process, desk, answers):
    """Sends all submissions from several threads and kills the desk in the middle; the acknowledged grades by attempt."""
    acknowledged, enough = {}, threading.Event()

    def send(attempt):
        try:
            came = desk.submit(attempt, f"submission-{attempt}", answers[attempt], 0)
        except Unavailable:
            return
        acknowledged[attempt] = came
        if len(acknowledged) >= KILL_AFTER:
            enough.set()

    with ThreadPoolExecutor(SENDERS + 1) as senders:
        senders.submit(lambda: enough.wait(60) and process.send_signal(signal.SIGKILL))
        list(senders.map(send, answers))
    return acknowledged


def test_every_acknowledged_submission_survives_a_killed_desk_once(site):
    with serving(site) as (process, desk):
        answers = answers_of(site, desk, SUBMISSIONS)
        acknowledged = send_until_killed(process, desk, answers)
        assert process.wait(20) == -signal.SIGKILL
    assert KILL_AFTER <= len(acknowledged) < SUBMISSIONS

    store = open_store(site.database)
    with store.reading() as connection:
        kept = connection.execute(select(submissions.c.attempt, func.count()).group_by(submissions.c.attempt)).all()
        checked = verify(connection)
    store.close()
    assert set(acknowledged) <= {attempt for attempt, _ in kept}
    assert {count for _, count in kept} == {1}
    assert checked.ok

    with serving(site) as (_, desk):
        again = {attempt: desk.submit(attempt, f"submission-{attempt}", answer, 0) for attempt, answer in answers.items()}
    assert {attempt: again[attempt] for attempt in acknowledged} == acknowledged
    assert len(again) == SUBMISSIONS
