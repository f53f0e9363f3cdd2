"""The database: migrations, one writer at a time, and the same core on PostgreSQL where its programs are installed."""

import os
import shutil
import socket
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from workbench.desk.home import home
from workbench.desk.issuing import Wish, issue
from workbench.desk.people import NewPerson, add_by_command
from workbench.desk.submitting import submit
from workbench.desk.teams import add_team_by_command
from workbench.model import Unavailable
from workbench.model.wire import loads
from workbench.store import Act, append, open_store, verify
from workbench.store.tables import attempts, metadata

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_the_migrations_make_the_tables_as_they_are_written(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'desk.sqlite'}")

    with store.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    store.close()

    assert differences == []


def test_opening_a_database_again_keeps_what_is_there(tmp_path):
    url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
    first = open_store(url)
    with first.writing() as connection:
        append(connection, Act.EXPORTED, "p1", "t1", NOW, "said")
    first.close()

    again = open_store(url)
    with again.reading() as connection:
        assert verify(connection).checked == 1
    again.close()


def test_sqlite_writes_ahead_and_waits_for_the_disk(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'desk.sqlite'}")

    with store.reading() as connection:
        said = [connection.execute(text(f"pragma {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys")]
    store.close()

    assert said == ["wal", 2, 1]


def test_many_writers_make_one_chain(tmp_path):
    url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
    stores = [open_store(url), open_store(url)]

    def write(number):
        with stores[number % 2].writing() as connection:
            append(connection, Act.EXPORTED, "p1", str(number), NOW)

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, range(60)))
    with stores[0].reading() as connection:
        checked = verify(connection)
    for store in stores:
        store.close()

    assert (checked.ok, checked.checked) == (True, 60)


def test_a_writing_that_fails_has_not_happened(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'desk.sqlite'}")

    def fail():
        with store.writing() as connection:
            append(connection, Act.EXPORTED, "p1", "t1", NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.reading() as connection:
        assert verify(connection).checked == 0
    store.close()


def test_a_database_that_does_not_answer_is_said_plainly(tmp_path):
    with pytest.raises(Unavailable, match="cannot reach its records"):
        open_store(f"sqlite:///{tmp_path / 'no' / 'such' / 'desk.sqlite'}")


PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@contextmanager
def postgresql(folder):
    """A private PostgreSQL cluster in that folder; yields its URL. The server refuses to run as root."""
    programs = PROGRAMS[-1].parent
    become = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    if become:
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet = {"check": True, "cwd": "/", "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    cluster = str(folder / "cluster")
    subprocess.run([*become, programs / "initdb", "-D", cluster, "-U", "desk", "-A", "trust", "--no-sync", "-E", "UTF8"], **quiet)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    start = [programs / "pg_ctl", "-D", cluster, "-o", options, "-l", str(folder / "log"), "-w", "start"]
    subprocess.run([*become, *start], **quiet)
    try:
        yield f"postgresql://desk@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*become, programs / "pg_ctl", "-D", cluster, "-m", "immediate", "-w", "stop"], **quiet)


@pytest.fixture
def on_postgresql(world):
    """The world's desk over PostgreSQL, with two trainees."""
    with tempfile.TemporaryDirectory() as folder, postgresql(Path(folder)) as url:
        desk = replace(world.desk, store=open_store(url))
        people = [add_by_command(desk, NewPerson(login, login, "", (), "correct horse battery")) for login in ("maya", "tomas")]
        add_team_by_command(desk, "Billing team", ("maya", "tomas"), ())
        yield desk, people
        desk.store.close()


@pytest.mark.long
@pytest.mark.skipif(not PROGRAMS, reason="no PostgreSQL server on this machine")
def test_postgresql_keeps_the_same_promises(on_postgresql):
    desk, (maya, tomas) = on_postgresql
    kind = desk.kind("post-one-eob")
    with ThreadPoolExecutor(4) as askers:
        wish = Wish("post-one-eob", trap="PAY-04.deductible-written-off")
        issued = list(askers.map(lambda person: issue(desk, person, wish), [maya, tomas] * 6))

    def hand_in(each):
        person = maya if each in issued[0::2] else tomas
        with desk.store.reading() as connection:
            key = connection.execute(attempts.select().where(attempts.c.id == each.attempt)).one().key
        return submit(desk, person, each.attempt, f"submission-{each.attempt}", kind.model_answer(loads(kind.key_type, key)), 0)

    with ThreadPoolExecutor(4) as senders:
        graded = list(senders.map(hand_in, [*issued, *issued]))

    with desk.store.reading() as connection:
        checked = verify(connection)
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert {each.graded.points for each in graded} == {"100.00"}
    assert graded[:12] == graded[12:]
    assert sorted(each.case for each in issued[0::2]) == [1, 2, 3, 4, 5, 6]
    assert (checked.ok, checked.checked, differences) == (True, 3 + 12 + 12, [])
    assert len(home(desk, maya).past) == 6
