"""Opens the database: SQLite in one file as it comes, PostgreSQL where several processes share one."""

import asyncio
import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, QueuePool, StaticPool, create_engine, event, make_url
from sqlalchemy import Pool as BasePool
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.port import NotNow, NotYet, Unusable
from bot.store.schema import bring_up_to_date
from bot.store.sql import SqlStore
from bot.store.troubles import is_held
from bot.store.ways import Aside, Here, Server

MOST_CONNECTIONS = 10
"""Connections to PostgreSQL that one process keeps; a turn holds one for milliseconds."""

WAIT = 5.0
"""Seconds that a turn waits for a connection, and SQLite for another writer."""

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
        NotYet: somebody else holds the file.
        Unusable: the file cannot be made, opened or written, or is of a newer version.
    """
    await asyncio.to_thread(_make, file)
    here, aside = _engine(file, StaticPool, wait=0), _engine(file, QueuePool, wait=WAIT)
    return await _up_to_date(SqlStore(Here(here, WAIT), Aside(aside), file))


def _engine(file: Path, pool: type[BasePool], wait: float) -> Engine:
    """SQLite waits so many seconds for others by itself; and the driver begins nothing by itself."""
    connect = partial(sqlite3.connect, file, timeout=wait, isolation_level=None, check_same_thread=False)
    engine = create_engine("sqlite://", creator=connect, poolclass=pool, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    return engine


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
        pool_size=MOST_CONNECTIONS,
        pool_timeout=WAIT,
        pool_pre_ping=True,
        connect_args={"connect_timeout": int(WAIT)},
    )
    return await _up_to_date(SqlStore(Server(engine)))


async def _up_to_date(store: SqlStore) -> SqlStore:
    try:
        await bring_up_to_date(store.way)
    except NotNow as error:
        await store.close()
        raise NotYet(_in_one_line(error.__cause__ or error)) from error
    except (DBAPIError, OSError) as error:
        await store.close()
        raise Unusable(_in_one_line(error)) from error
    except (Unusable, SQLAlchemyError):
        await store.close()
        raise
    return store


def _in_one_line(error: BaseException) -> str:
    cause = getattr(error, "orig", None) or error
    return " ".join(str(cause).split())


def _make(file: Path) -> None:
    """Make the file and its folders, or say why that cannot be done."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, timeout=WAIT)) as connection:
            _write_ahead(connection, time.monotonic() + WAIT)
    except (OSError, sqlite3.Error) as error:
        raise (NotYet if is_held(error) else Unusable)(str(error)) from error


def _write_ahead(connection: sqlite3.Connection, until: float) -> None:
    """Let readers and a writer not wait for each other; the file remembers it.

    SQLite does not wait for others by itself where several processes ask for this at once.
    """
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not is_held(error) or time.monotonic() > until:
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
