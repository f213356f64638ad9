"""Opens the database: SQLite in one file as it comes, PostgreSQL where several processes share one."""

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store import inline
from bot.store.port import NotYet, Unusable
from bot.store.schema import bring_up_to_date
from bot.store.sql import WRITES, SqlStore
from bot.store.troubles import Pool, tell_apart

MOST_CONNECTIONS = 10
"""Connections to PostgreSQL that one process keeps; a turn holds one for milliseconds."""

WAIT = 5.0
"""Seconds that a turn waits for a connection, and SQLite for another writer."""

BUSY = "SQLITE_BUSY"

AGAIN = 0.02
"""Seconds until a file that another process is making is tried again."""


async def open_store(file: Path, url: str = "") -> SqlStore:
    """The store on the server of the URL, where there is one; else in the file.

    Raises:
        Unusable: it cannot be opened or written, or is of a newer version.
    """
    return await postgres_store(url) if url else await sqlite_store(file)


async def sqlite_store(file: Path) -> SqlStore:
    """The store in a file, made where it is not there yet.

    Raises:
        Unusable: the file cannot be made, opened or written, or is of a newer version.
    """
    await asyncio.to_thread(_make, file)
    url = f"sqlite+aiosqlite:///{file}"
    engine = create_async_engine(
        url,
        hide_parameters=True,
        poolclass=Pool,
        pool_timeout=WAIT,
        connect_args={"async_creator_fn": lambda *_, **__: inline.connect(file, WAIT)},
    )
    aside = create_async_engine(url, hide_parameters=True, poolclass=Pool, pool_timeout=WAIT)
    for each in (engine, aside):
        event.listen(each.sync_engine, "connect", _prepare)
        event.listen(each.sync_engine, "begin", _begin)
    event.listen(aside.sync_engine, "connect", _wait_there)
    return await _up_to_date(engine, aside)


async def postgres_store(url: str) -> SqlStore:
    """The store on the PostgreSQL server of the URL.

    Raises:
        Unusable: it is no such URL, the server lets nobody in, or the database is of a newer version.
    """
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
    except ArgumentError as error:
        raise Unusable("the address of the database is not written as postgresql://user:password@host/name") from error
    engine = create_async_engine(
        address,
        hide_parameters=True,
        poolclass=Pool,
        pool_size=MOST_CONNECTIONS,
        pool_timeout=WAIT,
        pool_pre_ping=True,
        connect_args={"connect_timeout": int(WAIT)},
    )
    return await _up_to_date(engine)


async def _up_to_date(engine: AsyncEngine, aside: AsyncEngine | None = None) -> SqlStore:
    store = SqlStore(engine, aside)
    try:
        await bring_up_to_date(store.writing)
    except (DBAPIError, OSError) as error:
        await engine.dispose()
        raise _unusable(error) from error
    except (Unusable, SQLAlchemyError):
        await engine.dispose()
        raise
    tell_apart(engine)
    if aside:
        tell_apart(aside)
    return store


def _unusable(error: Exception) -> Unusable:
    """What is wrong, in one line; a server says of everything that it lets nobody in, be it that it restarts."""
    cause = getattr(error, "orig", None) or error
    is_held = getattr(cause, "sqlite_errorname", BUSY) == BUSY
    kind = NotYet if isinstance(error, OperationalError) and is_held else Unusable
    return kind(" ".join(str(cause).split()))


def _make(file: Path) -> None:
    """Open the file once by itself: aiosqlite leaves a thread behind where it cannot, which may outlive the loop."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, timeout=WAIT)) as connection:
            _write_ahead(connection, time.monotonic() + WAIT)
    except sqlite3.OperationalError as error:
        raise (NotYet if error.sqlite_errorname == BUSY else Unusable)(str(error)) from error
    except (OSError, sqlite3.Error) as error:
        raise Unusable(str(error)) from error


def _write_ahead(connection: sqlite3.Connection, until: float) -> None:
    """Let readers and a writer not wait for each other; the file remembers it.

    SQLite does not wait for others by itself where several processes ask for this at once.
    """
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != BUSY or time.monotonic() > until:
                raise
            time.sleep(AGAIN)
        else:
            return


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """What is erased is overwritten."""
    cursor = connection.cursor()
    for setting in ("synchronous = NORMAL", "secure_delete = ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _wait_there(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """In a thread of its own SQLite may wait for another writer by itself; and the driver begins nothing: see below."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Who means to write says so at once: a reader that becomes a writer may find another before it, and fail.

    Who reads needs no transaction: what has to fit together is asked for in one question.
    """
    if connection.get_execution_options().get(WRITES):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
