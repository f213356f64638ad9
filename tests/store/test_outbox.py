"""Replies that wait: each is given to one alone, in order within a conversation, until it has been delivered."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Conflict, MemoryStore, Outgoing, Store, Taken
from bot.store.opening import sqlite_store
from tests.store.conftest import Reopen

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=2)
LEASE = timedelta(seconds=30)
TO = {"via": "bot_framework", "activity": {"id": "a-1"}}


def turn(conversation: str = "teams:a", delivery: str = "a-1", revision: int = 0) -> Taken:
    said = Outgoing(conversation, delivery, "bot_framework", TO, [["Say", {"text": f"svar på {delivery}"}]], NOW)
    return Taken(conversation, delivery, revision, {"version": 1}, NOW, outgoing=said, due=NOW + LEASE)


async def claimed(store: Store, at: datetime) -> list[tuple[str, str]]:
    return [(waits.conversation, waits.delivery) for waits in await store.claim(at, at + LEASE, 10)]


async def test_replies_are_left_to_whoever_has_them_and_are_due_after_that(store: Store) -> None:
    await store.remember(turn())

    assert await claimed(store, NOW) == []
    (waits,) = await store.claim(LATER, LATER + LEASE, 10)
    assert (waits.address, waits.replies, waits.attempts) == (TO, [["Say", {"text": "svar på a-1"}]], 0)
    assert waits.said_at == NOW


async def test_what_was_claimed_is_not_given_to_another(store: Store) -> None:
    await store.remember(turn())

    assert await claimed(store, LATER) == [("teams:a", "a-1")]
    assert await claimed(store, LATER) == []
    assert await claimed(store, LATER + 2 * LEASE) == [("teams:a", "a-1")]


async def test_what_was_delivered_waits_no_more(store: Store) -> None:
    await store.remember(turn())
    await store.delivered("teams:a", "a-1")

    assert await claimed(store, LATER) == []
    assert (await store.waiting()).depth == 0


async def test_replies_wait_behind_earlier_ones_of_the_same_conversation(store: Store) -> None:
    assert not await store.remember(turn())
    assert await store.remember(turn(delivery="a-2", revision=1))
    assert not await store.remember(turn("teams:b", "b-1"))

    assert await claimed(store, LATER) == [("teams:a", "a-1"), ("teams:b", "b-1")]
    await store.delivered("teams:a", "a-1")
    assert await claimed(store, LATER) == [("teams:a", "a-2")]


async def test_of_what_failed_the_rest_is_tried_again_when_it_is_due(store: Store) -> None:
    await store.remember(turn())
    await store.postpone("teams:a", "a-1", LATER, [["Say", {"text": "resten"}]])

    assert await claimed(store, NOW) == []
    (waits,) = await store.claim(LATER, LATER + LEASE, 10)
    assert (waits.replies, waits.attempts) == ([["Say", {"text": "resten"}]], 1)


async def test_it_is_told_how_much_waits_and_since_when(store: Store) -> None:
    await store.remember(turn())
    await store.remember(turn("teams:b", "b-1"))

    waiting = await store.waiting()
    assert (waiting.depth, waiting.oldest) == (2, NOW)


async def test_a_turn_that_is_refused_sends_nothing(store: Store) -> None:
    await store.remember(replace(turn(), outgoing=None))

    with pytest.raises(Conflict):
        await store.remember(turn(delivery="a-2"))

    assert (await store.waiting()).depth == 0


async def test_an_answer_that_was_waited_for_is_recorded(store: Store) -> None:
    await store.remember(replace(turn(), outgoing=None, answer=[["Say", {"text": "svar"}]]))

    assert await store.answer_to("teams:a", "a-1") == [["Say", {"text": "svar"}]]
    assert await store.answer_to("teams:a", "a-2") is None


async def test_of_two_processes_only_one_is_given_what_is_due(reopen: Reopen) -> None:
    stores = [await reopen() for _ in range(4)]
    for number in range(20):
        await stores[0].remember(turn(f"teams:{number}", "a-1"))

    given = await asyncio.gather(*(claimed(store, LATER) for store in stores for _ in range(3)))

    found = [which for some in given for which in some]
    assert len(found) == len(set(found))
    for store in stores:
        await store.close()


async def test_what_is_held_is_due_later(store: Store) -> None:
    await store.remember(turn())
    await store.hold([("teams:a", "a-1"), ("teams:gone", "a-1")], LATER + LEASE)

    assert await claimed(store, LATER) == []
    assert await claimed(store, LATER + LEASE) == [("teams:a", "a-1")]


async def test_whoever_starts_on_a_file_takes_over_what_was_said_before_and_nothing_else(tmp_path: Path) -> None:
    for store in (MemoryStore(), await sqlite_store(tmp_path / "bot.sqlite")):
        await store.remember(turn())
        await store.take_over(NOW)
        assert await claimed(store, NOW) == []

        await store.take_over(NOW + timedelta(seconds=1))
        assert await claimed(store, NOW + timedelta(seconds=1)) == [("teams:a", "a-1")]
        await store.close()


async def test_of_what_got_through_in_part_the_rest_is_left_with_whoever_has_it(store: Store) -> None:
    await store.remember(turn())
    await store.leave("teams:a", "a-1", [["Say", {"text": "resten"}]])

    assert await claimed(store, NOW) == []
    (waits,) = await store.claim(LATER, LATER + LEASE, 10)
    assert (waits.replies, waits.attempts) == ([["Say", {"text": "resten"}]], 0)
