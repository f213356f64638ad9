"""A database that is away, full or locked: told apart from what will never work, and used again when it is back."""

import asyncio
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, make_url, text

from bot.store import Away, NotNow
from bot.store.opening import postgres_store, sqlite_store
from bot.store.sql import SqlStore
from tests.store.test_store import FIRST

SECOND = replace(FIRST, delivery="activity-2", revision=1)


@contextmanager
def shut(database: str) -> Iterator[None]:
    """The server as it is while it restarts: all connections end, and no new one is let in."""
    address = make_url(database)
    server = address.set(database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {address.database} ALLOW_CONNECTIONS false".encode())
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        connection.execute(ends, (address.database,))
        try:
            yield
        finally:
            connection.execute(f"ALTER DATABASE {address.database} ALLOW_CONNECTIONS true".encode())


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Somebody else holds the file for longer than a turn waits."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@contextmanager
def full(file: Path) -> Iterator[None]:
    """No file may grow any more."""
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = file.with_name(f"{file.name}-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, allowed[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, allowed)


async def test_a_server_that_restarts_is_away_and_then_used_again(database: str) -> None:
    store = await postgres_store(database)
    await store.remember(FIRST)
    with shut(database):
        with pytest.raises(Away):
            await store.remember(SECOND)
        with pytest.raises(Away):
            await store.kept(FIRST.conversation)

    await store.remember(SECOND)

    assert (await store.kept(FIRST.conversation)).revision == 2
    await store.close()


@pytest.mark.parametrize("trouble", [locked, full])
async def test_a_file_in_trouble_is_away_and_then_used_again(
    trouble: type[Iterator[None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.opening.WAIT", 0.1)
    file = tmp_path / "bot.sqlite"
    store = await sqlite_store(file)
    await store.remember(FIRST)
    with trouble(file), pytest.raises(Away):  # type: ignore[call-arg,attr-defined] # a context of the file
        await store.remember(SECOND)

    await store.remember(SECOND)

    assert (await store.kept(FIRST.conversation)).revision == 2
    await store.close()


async def test_what_was_to_be_written_is_not_in_the_words_of_the_error(database: str) -> None:
    store = await postgres_store(database)
    with shut(database), pytest.raises(Away) as away:
        await store.remember(replace(FIRST, state={"secret": "what nobody may read"}))

    assert "what nobody may read" not in str(away.value)
    await store.close()


def sleeping(connection: Connection) -> None:
    connection.execute(text("SELECT pg_sleep(4)"))


async def test_when_all_connections_are_taken_the_turn_may_be_asked_for_again(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.opening.MOST_CONNECTIONS", 1)
    monkeypatch.setattr("bot.store.opening.WAIT", 1)
    store = await postgres_store(database)
    taken = [asyncio.create_task(store.way.read(sleeping)) for _ in range(11)]
    await asyncio.sleep(1)

    with pytest.raises(NotNow):
        await store.kept("teams:a")

    await asyncio.gather(*taken)
    assert (await store.kept("teams:a")).revision == 0
    await store.close()


async def test_a_file_that_can_only_be_read_is_away_and_then_used_again(tmp_path: Path) -> None:
    store = await sqlite_store(tmp_path / "bot.sqlite")
    await store.remember(FIRST)
    await _may_only_read(store, "ON")
    with pytest.raises(Away, match="SQLITE_READONLY"):
        await store.remember(SECOND)
    assert (await store.kept(FIRST.conversation)).revision == 1
    await _may_only_read(store, "OFF")

    await store.remember(SECOND)

    assert (await store.kept(FIRST.conversation)).revision == 2
    await store.close()


async def _may_only_read(store: SqlStore, how: str) -> None:
    """The one connection there is can write no more, as on a file system that has become read-only."""
    await store.way.read(lambda connection: connection.exec_driver_sql(f"PRAGMA query_only = {how}"))
