"""A bot that starts while its database is not there yet waits for it, and says so."""

import asyncio
import logging
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from bot.store import Away, Unusable
from bot.store.opening import postgres_store, sqlite_store
from bot.store.patience import in_time

NOWHERE = "postgresql://nobody:secret-word@127.0.0.1:1/none"


@contextmanager
def held(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


async def test_a_file_that_somebody_holds_is_opened_when_they_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.store.opening.WAIT", 0.01)
    file = tmp_path / "bot.sqlite"
    with held(file) as other, caplog.at_level(logging.WARNING):
        opening = asyncio.create_task(in_time(partial(sqlite_store, file)))
        while "cannot be used yet" not in caplog.text:  # noqa: ASYNC110 - a log has no event to wait for
            await asyncio.sleep(0.01)
        other.execute("ROLLBACK")
        store = await opening

    assert (await store.kept("nobody")).revision == 0
    await store.close()


async def test_a_file_that_stays_held_is_unusable_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.opening.WAIT", 0.01)
    file = tmp_path / "bot.sqlite"
    with held(file), pytest.raises(Unusable, match="locked"):
        await in_time(partial(sqlite_store, file), patience=0.1)


async def test_a_file_that_is_no_database_is_not_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "bot.sqlite"
    file.write_text("no database, but long enough to be taken for one" * 100)

    with pytest.raises(Unusable):
        await asyncio.wait_for(in_time(partial(sqlite_store, file)), 10)


async def test_a_folder_that_cannot_be_opened_is_not_waited_for() -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.raises(Unusable):
        await asyncio.wait_for(in_time(partial(sqlite_store, Path(folder))), 10)


async def test_a_server_that_is_not_there_is_waited_for_and_named_without_the_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(Unusable):
        await in_time(partial(postgres_store, NOWHERE), patience=0.6)

    assert caplog.text.count("cannot be used yet") == 1
    assert "secret-word" not in caplog.text


async def test_what_is_written_at_the_start_is_waited_for_as_well() -> None:
    tries: list[int] = []

    async def write() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise Away("SQLITE_FULL")
        return "written"

    assert await in_time(write) == "written"
