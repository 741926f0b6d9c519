"""Reach the database of the case store and bring it to the shape of today."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from platformdirs import user_data_dir
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from reconcile.errors import StoreError

DATABASE_VARIABLE = "RECONCILE_DATABASE_URL"
FILE_NAME = "cases.sqlite3"
HEAD = "0005"  # newest step in migrations/versions; a test holds the two together

WAIT_SECONDS = 30  # that a writer waits for another one; no act of ours writes for longer
WAL_ATTEMPTS = 50  # SQLite does not wait when two programs switch a new file to WAL at once
WAL_PAUSE = 0.1  # seconds between two attempts

#: What a database may raise; SQLite's own where a connection is being set up.
DATABASE_ERRORS = (SQLAlchemyError, sqlite3.Error)

_MIGRATION_LOCK = 7_301_905_514  # any number, the same in every copy of the program
_MIGRATIONS = Path(__file__).parent / "migrations"


def default_url() -> str:
    """Return where the cases are kept: ``RECONCILE_DATABASE_URL``, else a file in the person's data folder."""
    return os.environ.get(DATABASE_VARIABLE) or f"sqlite:///{Path(user_data_dir('reconcile', False)) / FILE_NAME}"


def connect(url: str) -> Engine:
    """Return an engine whose database has the shape of today, made or brought there if need be.

    Several programs may do this at once on a database that does not exist yet:
    one makes it, the others wait.

    Raises:
        StoreError: If the address is malformed, the database cannot be
            reached, or a newer version of the program has written it.
    """
    try:
        address = address_of(url)
    except ArgumentError as error:
        raise StoreError(f"{DATABASE_VARIABLE} is not a database address, such as sqlite:///cases.sqlite3") from error
    shown = address.render_as_string(hide_password=True)
    try:
        engine = _sqlite_engine(address) if address.get_backend_name() == "sqlite" else create_engine(address)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"{shown}: the driver for this database is not installed: {error}") from error
    except OSError as error:
        raise StoreError(f"{shown}: cannot be opened: {(error.strerror or str(error)).lower()}") from error
    try:
        if engine.dialect.name == "sqlite":
            _use_wal(engine)
        migrate(engine)
    except DATABASE_ERRORS as error:
        engine.dispose()
        raise StoreError(f"{shown}: cannot be opened: {reason_of(error)}") from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def migrate(engine: Engine) -> None:
    """Bring the database to the shape of today, all steps or none, one program at a time."""
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        if _revision(connection) != HEAD:
            _upgrade(connection)


def integrity_problems(connection: Connection) -> list[str]:
    """Return what the database finds wrong with itself; PostgreSQL checks its rules at every write."""
    if connection.dialect.name != "sqlite":
        return []
    told = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
    told += [f"{row[0]}: a row without its {row[2]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    return [line for line in told if line != "ok"]


def reason_of(error: Exception) -> str:
    """Return what the database said, without the statement and its values."""
    return str(error.orig).strip() if isinstance(error, DBAPIError) and error.orig else str(error)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        shown = connection.engine.url.render_as_string(hide_password=True)
        raise StoreError(f"{shown}: was written by a newer version of the program ({error})") from error


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def address_of(url: str) -> URL:
    """Return a database address with the driver that we use."""
    address = make_url(url)
    if address.drivername in ("postgres", "postgresql"):
        return address.set(drivername="postgresql+psycopg")
    return address


def _sqlite_engine(address: URL) -> Engine:
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, see below
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # an act told as done outlives a power cut

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        """A writer takes the lock at once: taken halfway, SQLite would refuse it instead of waiting."""
        is_writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return engine


def _use_wal(engine: Engine) -> None:
    """Let readers and a writer work side by side; the file remembers it."""
    connection = engine.raw_connection()
    try:
        for attempt in range(WAL_ATTEMPTS):
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or attempt == WAL_ATTEMPTS - 1:
                    raise
                time.sleep(WAL_PAUSE)
    finally:
        connection.close()
