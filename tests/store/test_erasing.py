"""What is kept of people, how long, and that it can be erased for good."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Entry, Outgoing, Store, Taken
from bot.store.opening import sqlite_store
from bot.store.retention import Retention, sweeping
from bot.store.sql import SqlStore
from dialogs.language import Language
from dialogs.turn import Feedback, Gap, GapKind
from tests.store.test_store import RECEIPT

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
KEPT = Retention(conversations=90, deliveries=30, feedback=730, receipts=3650, gaps=180, tallies=25, hand_overs=30)
GAP = Gap(GapKind.UNANSWERED, Language.SV, "får [namn] se åäö", ("private-account", "new-tool"))
FIRST = Taken("teams:aaaa", "delivery-1", 0, {"version": 1}, NOW, gap=GAP, person="anna")


@pytest.fixture(name="on_disk")
async def fixture_on_disk(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = await sqlite_store(tmp_path / "bot.sqlite")
    yield store
    await store.close()


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


async def test_a_gap_is_kept_with_its_day_and_nothing_of_who_asked(store: Store) -> None:
    await store.remember(FIRST)

    assert await store.gaps() == ((NOW.date(), GAP),)


async def test_a_gap_is_not_kept_twice_when_a_turn_conflicts(store: Store) -> None:
    await store.remember(FIRST)
    with pytest.raises(Exception):  # noqa: B017, PT011 - which of them is another test's affair
        await store.remember(FIRST)

    assert len(await store.gaps()) == 1


async def test_what_is_older_than_it_may_be_is_swept_away(store: Store) -> None:
    await store.remember(replace(FIRST, at=days_ago(91)))
    await store.remember(replace(FIRST, conversation="teams:bbbb", at=days_ago(89)))
    await store.remember(replace(FIRST, conversation="teams:cccc", at=days_ago(181)))

    swept = await store.sweep(KEPT.cutoffs(NOW))

    assert (swept["conversations"], swept["gaps"]) == (2, 1)
    assert (await store.kept("teams:aaaa")).revision == 0
    assert (await store.kept("teams:bbbb")).revision == 1
    assert not any((await store.sweep(KEPT.cutoffs(NOW))).values())


async def test_every_kind_of_record_has_its_time(on_disk: SqlStore) -> None:
    old = replace(FIRST, receipt=RECEIPT, feedback=Feedback("x", helped=True, fingerprint="f"), at=days_ago(3651))
    await on_disk.remember(old)
    await on_disk.chats.put("directline:aaaa", [Entry("u1", b"sealed")], days_ago(1))
    await on_disk.chats.put("directline:bbbb", [Entry("u1", b"sealed")], NOW)
    await on_disk.remember(replace(FIRST, revision=1, delivery="delivery-2"))

    swept = await on_disk.sweep(KEPT.cutoffs(NOW))

    assert swept == {
        "activities": 1,
        "chats": 1,
        "conversations": 0,
        "deliveries": 1,
        "feedback": 1,
        "receipts": 1,
        "gaps": 1,
        "tallies": 0,
        "reviews": 0,
        "hand_overs": 0,
        "people": 0,
    }


async def test_the_sweep_runs_as_soon_as_the_bot_does(on_disk: SqlStore) -> None:
    await on_disk.remember(replace(FIRST, at=days_ago(36500)))

    async with sweeping(on_disk, KEPT, seconds=0):
        while (await on_disk.kept(FIRST.conversation)).revision:  # noqa: ASYNC110 - a sweep is no event
            await asyncio.sleep(0)

    assert await on_disk.gaps() == ()


async def test_somebody_is_forgotten_and_nobody_else_is(store: Store) -> None:
    await store.remember(FIRST)
    await store.remember(replace(FIRST, conversation="teams:bbbb"))
    await store.remember(replace(FIRST, conversation="teams:cccc", person="bengt"))

    forgotten = await store.forget("anna")

    assert forgotten.conversations == ("teams:aaaa", "teams:bbbb")
    assert (forgotten.left, forgotten.traces) == (0, 0)
    assert (await store.kept("teams:aaaa")).revision == 0
    assert (await store.kept("teams:cccc")).revision == 1
    assert (await store.forget("anna")).conversations == ()
    await store.remember(FIRST)  # as one that was never taken


async def test_nothing_of_somebody_forgotten_is_left_on_the_disk(on_disk: SqlStore, tmp_path: Path) -> None:
    for number in range(50):
        await on_disk.remember(replace(FIRST, revision=number, delivery=f"delivery-{number}", gap=None))
    assert traces(tmp_path, "teams:aaaa") > 50

    forgotten = await on_disk.forget("anna")

    assert forgotten.erased["deliveries"] == 50
    assert forgotten.bytes_read == size_of(tmp_path / "bot.sqlite") > 0
    assert (forgotten.traces, traces(tmp_path, "teams:aaaa"), traces(tmp_path, "anna")) == (0, 0, 0)


def size_of(file: Path) -> int:
    return file.stat().st_size


def traces(folder: Path, name: str) -> int:
    return sum(file.read_bytes().count(name.encode()) for file in folder.iterdir())


async def test_a_proof_that_fails_says_so(on_disk: SqlStore, tmp_path: Path) -> None:
    await on_disk.remember(FIRST)
    reader = sqlite3.connect(tmp_path / "bot.sqlite")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM people").fetchall()

    forgotten = await on_disk.forget("anna")
    reader.close()

    assert forgotten.left == 0
    assert forgotten.traces > 0
    assert (await on_disk.forget("anna")).traces == 0


async def test_every_table_that_names_a_conversation_is_cleared(on_disk: SqlStore) -> None:
    waiting = Outgoing(FIRST.conversation, FIRST.delivery, "teams", {"to": "anna"}, [], NOW)
    await on_disk.remember(replace(FIRST, outgoing=waiting, due=NOW, entries=[Entry("u1", b"sealed")]))

    erased = (await on_disk.forget("anna")).erased

    once = {"activities": 1, "chats": 1, "conversations": 1, "deliveries": 1, "outbox": 1, "people": 1}
    assert erased == {**once, "hand_overs": 0}
