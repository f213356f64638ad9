"""Open chats: numbered in the order they were written, by whomever, and gone with their conversation."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.store import Conflict, Entry, Store, Taken
from bot.store.chats import MOST_ENTRIES
from tests.store.conftest import Reopen

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
CHAT = "directline:a"
TURN = Taken(CHAT, "said-1", 0, {"version": 1}, NOW, person="anna")


def entries(*names: str) -> tuple[Entry, ...]:
    return tuple(Entry(name, b"\0sealed " + name.encode()) for name in names)


async def names(store: Store, number: int = 0) -> tuple[list[str], int]:
    chat = await store.chats.since(CHAT, number)
    assert chat is not None
    assert all(each.content == b"\0sealed " + each.name.encode() for each in chat.entries)
    return [each.name for each in chat.entries], chat.last


async def test_a_chat_begins_once(store: Store) -> None:
    assert await store.chats.since(CHAT, 0) is None
    assert await store.chats.open(CHAT, NOW)
    assert not await store.chats.open(CHAT, NOW)
    assert await names(store) == ([], 0)


async def test_what_is_seen_of_a_turn_is_written_with_it_or_not_at_all(store: Store) -> None:
    await store.chats.open(CHAT, NOW)
    await store.remember(replace(TURN, entries=entries("u1", "b1")))
    with pytest.raises(Conflict):
        await store.remember(replace(TURN, delivery="said-2", entries=entries("u2", "b2")))

    assert await names(store) == (["u1", "b1"], 2)
    assert await names(store, 1) == (["b1"], 2)
    assert await names(store, 9) == ([], 2)


async def test_what_is_written_anew_takes_the_place_of_the_old_with_a_number_of_its_own(store: Store) -> None:
    await store.chats.put(CHAT, entries("u1", "b1"), NOW)
    await store.chats.put(CHAT, entries("b1", "b2"), NOW)

    assert await names(store) == (["u1", "b1", "b2"], 4)
    assert await names(store, 2) == (["b1", "b2"], 4)


async def test_it_is_told_where_chats_stand_and_which_are_gone(store: Store) -> None:
    await store.chats.put(CHAT, entries("u1"), NOW)
    await store.chats.put("directline:b", entries("u1", "b1"), NOW)

    assert await store.chats.last({CHAT, "directline:b", "directline:gone"}) == {CHAT: 1, "directline:b": 2}


async def test_a_sign_of_life_is_noted(store: Store) -> None:
    await store.chats.open(CHAT, NOW)
    await store.chats.touch(CHAT, NOW + timedelta(minutes=7))

    chat = await store.chats.since(CHAT, 0)
    assert chat is not None
    assert chat.touched == NOW + timedelta(minutes=7)


async def test_who_is_forgotten_leaves_no_chat(store: Store) -> None:
    await store.remember(replace(TURN, entries=entries("u1")))
    await store.forget("anna")

    assert await store.chats.since(CHAT, 0) is None


async def test_of_a_long_chat_the_end_is_kept(reopen: Reopen) -> None:
    store = await reopen()
    for number in range(MOST_ENTRIES + 3):
        await store.chats.put(CHAT, entries(f"u{number}"), NOW)

    kept, last = await names(store)
    assert (len(kept), kept[0], last) == (MOST_ENTRIES, "u3", MOST_ENTRIES + 3)
    await store.close()


async def test_of_two_replicas_neither_hides_what_the_other_writes(reopen: Reopen) -> None:
    """Whoever reads on from the number it has seen misses nothing, however writing and reading overlap."""
    one, other = await reopen(), await reopen()
    await one.chats.open(CHAT, NOW)
    seen: list[str] = []

    async def write(who: str) -> None:
        for number in range(30):
            await (one if who == "a" else other).chats.put(CHAT, entries(f"{who}{number}", f"{who}{number}-x"), NOW)

    async def read() -> None:
        watermark = 0
        while watermark < 120:
            found, watermark = await names(one, watermark)
            seen.extend(found)

    async with asyncio.timeout(120):
        await asyncio.gather(write("a"), write("b"), read())
    await one.close()
    await other.close()

    assert len(seen) == len(set(seen)) == 120
