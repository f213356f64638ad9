"""The form of a database: brought up to date once, whoever starts, and never touched where it is newer."""

import asyncio
import sqlite3
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from bot.store import Unusable
from bot.store.opening import postgres_store, sqlite_store
from bot.store.tables import metadata
from tests.store.conftest import Reopen
from tests.store.test_store import FIRST


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_the_migrations_make_the_tables_that_the_program_knows(reopen: Reopen) -> None:
    store = await reopen()

    assert await store.way.read(differences) == []
    await store.close()


async def test_several_processes_may_start_at_once_on_an_empty_database(reopen: Reopen) -> None:
    stores = await asyncio.gather(*(reopen() for _ in range(4)))

    await stores[0].remember(FIRST)
    assert (await stores[3].kept(FIRST.conversation)).revision == 1
    for store in stores:
        await store.close()


async def test_no_start_fails_because_others_are_making_the_same_file(tmp_path: Path) -> None:
    for number in range(20):
        stores = await asyncio.gather(*(sqlite_store(tmp_path / f"{number}.sqlite") for _ in range(8)))
        for store in stores:
            await store.close()


async def test_a_database_from_before_there_were_migrations_is_taken_over_with_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "bot.sqlite"
    store = await sqlite_store(file)
    await store.remember(FIRST)
    await store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE alembic_version")
        for table in ("outbox", "chats", "activities", "tallies", "hand_overs", "reminders", "reviews"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE deliveries DROP COLUMN answer")
    connection.close()

    again = await sqlite_store(file)

    assert (await again.kept(FIRST.conversation)).state == FIRST.state
    await again.close()


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "bot.sqlite"
    await (await sqlite_store(file)).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(Unusable, match="newer version of Policybot"):
        await sqlite_store(file)

    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    connection.close()


async def test_a_newer_database_on_a_server_is_refused_as_well(database: str) -> None:
    await (await postgres_store(database)).close()
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(Unusable, match="newer version"):
        await postgres_store(database)


@pytest.mark.parametrize(
    "url", ["nonsense", "postgresql://nobody:secret-word@127.0.0.1:1/none", "postgresql://127.0.0.1:1/none"]
)
async def test_a_server_that_is_not_there_is_named_without_the_password(url: str) -> None:
    with pytest.raises(Unusable) as refused:
        await postgres_store(url)

    assert "secret-word" not in str(refused.value)
    assert "\n" not in str(refused.value)
