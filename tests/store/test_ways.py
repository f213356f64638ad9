"""SQLite without a thread: who waits for a file lets the others go on, and turns never meet in a transaction."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

from bot.store.opening import sqlite_store
from tests.store.test_store import FIRST


async def test_while_a_turn_waits_for_the_file_the_loop_goes_on_and_then_the_turn_does(tmp_path: Path) -> None:
    store = await sqlite_store(tmp_path / "bot.sqlite")
    other = sqlite3.connect(tmp_path / "bot.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    turn = asyncio.create_task(store.remember(FIRST))

    for _ in range(10):
        await asyncio.sleep(0.01)
        assert not turn.done()
        assert (await store.kept(FIRST.conversation)).revision == 0
    other.execute("ROLLBACK")
    await turn

    assert (await store.kept(FIRST.conversation)).revision == 1
    other.close()
    await store.close()


async def test_many_turns_at_once_are_all_remembered(tmp_path: Path) -> None:
    store = await sqlite_store(tmp_path / "bot.sqlite")

    await asyncio.gather(*(store.remember(replace(FIRST, conversation=f"teams:{number}")) for number in range(200)))

    kept = [(await store.kept(f"teams:{number}")).revision for number in range(200)]
    assert kept == [1] * 200
    await store.close()


async def test_two_processes_write_to_one_file(tmp_path: Path) -> None:
    one, other = await sqlite_store(tmp_path / "bot.sqlite"), await sqlite_store(tmp_path / "bot.sqlite")

    for store, name in ((one, "a"), (other, "b"), (one, "c")):
        await store.remember(replace(FIRST, conversation=f"teams:{name}"))

    assert [(await other.kept(f"teams:{name}")).revision for name in "abc"] == [1, 1, 1]
    await one.close()
    await other.close()
