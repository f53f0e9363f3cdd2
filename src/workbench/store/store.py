"""The database: SQLite in a file, or PostgreSQL by URL. Readings see one moment; writings come one after another.

A writing that returns is on disk: SQLite runs in WAL mode with full synchronisation, so an acknowledged submission survives
a killed process and a power cut. Nothing here knows what an exercise is.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import OperationalError, TimeoutError

from workbench.model import Unavailable

BUSY_SECONDS = 30
ONE_WRITER = 835
"""The name of PostgreSQL's advisory lock: several desks write one after another, as SQLite does by itself."""
SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_SECONDS * 1000}", "foreign_keys=ON")


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. `turn` lets the threads of this process queue for SQLite's one writer instead of polling for it."""

    engine: Engine
    turn: threading.Lock

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads. Raises Unavailable when the database does not answer."""
        one_moment = {} if self.engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        with _calmly(), self.engine.connect().execution_options(**one_moment) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on disk when the block ends, or has not happened. Raises Unavailable."""
        with _calmly():
            if self.engine.dialect.name != "sqlite":
                with self.engine.begin() as connection:
                    connection.execute(select(func.pg_advisory_xact_lock(ONE_WRITER)))
                    yield connection
                return
            with self.turn, self.engine.connect().execution_options(writing=True) as connection, connection.begin():
                yield connection

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()


@contextmanager
def _calmly() -> Iterator[None]:
    try:
        yield
    except (OperationalError, TimeoutError) as error:
        raise Unavailable("The workbench cannot reach its records right now. What was saved before is safe.") from error


def open_store(url: str) -> Store:
    """The database at `url`, brought to the newest schema. Raises Unavailable when it cannot be opened."""
    sqlite = make_url(url).get_backend_name() == "sqlite"
    # Errors reach the log, and a statement's parameters may be a key or an answer: they are left out.
    engine = create_engine(_driver(url), pool_size=10, max_overflow=40, pool_pre_ping=not sqlite, hide_parameters=True)
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    store = Store(engine, threading.Lock())
    upgrade(store)
    return store


def upgrade(store: Store) -> None:
    """Runs the migrations that the database has not seen, all or none."""
    config = Config()
    config.set_main_option("script_location", "workbench.store:migrations")
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _driver(url: str) -> str:
    return "postgresql+psycopg" + url[url.index(":"):] if url.startswith(("postgresql:", "postgres:")) else url


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's begin below says when, not the driver
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())  # Any: SQLAlchemy's own options, of many types
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")
