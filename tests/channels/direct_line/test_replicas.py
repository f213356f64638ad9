"""A conversation between two processes, and what lies in the store of it."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.direct_line import Backlogs, Batch, UnknownConversation
from bot.privacy import Pseudonyms, Seal, Tampered, derived
from bot.store import Entry
from bot.store.memory_chats import MemoryChats
from tests.channels.direct_line.peers import KEY, NAMES

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
HEARD = {"id": "c|u1", "text": "får jag använda det här?"}
TOLD = {"id": "c|b1", "text": "Ja."}


def replica(chats: MemoryChats, *, now: datetime = NOW, looks: float = 0.01, key: bytes = KEY) -> Backlogs:
    return Backlogs(chats, Pseudonyms(key), lambda: now, looks)


async def first_of(backlogs: Backlogs, watermark: int = 0) -> Batch:
    async with asyncio.timeout(120):
        async for batch in backlogs.batches("c", watermark):
            return batch
    raise AssertionError


async def test_a_stream_brings_what_another_process_has_written() -> None:
    chats = MemoryChats()
    one, other = replica(chats), replica(chats)
    await one.open("c")
    listening = asyncio.create_task(first_of(one))
    await asyncio.sleep(0.05)

    await other.put("c", [HEARD, TOLD])

    assert await listening == Batch((HEARD, TOLD), 2)
    await one.close()


async def test_what_the_process_writes_itself_comes_without_a_look_into_the_store() -> None:
    one = replica(MemoryChats(), looks=3600)
    await one.open("c")
    listening = asyncio.create_task(first_of(one))
    await asyncio.sleep(0.05)

    await one.put("c", [HEARD])

    assert (await listening).activities == (HEARD,)
    await one.close()


async def test_a_stream_ends_when_the_conversation_is_put_away() -> None:
    chats = MemoryChats()
    one = replica(chats)
    await one.open("c")
    listening = asyncio.create_task(first_of(one))
    await asyncio.sleep(0.05)

    chats.drop(chats.before(NOW + timedelta(days=1)))

    with pytest.raises(UnknownConversation):
        await listening
    await one.close()


async def test_a_store_that_is_away_for_a_while_is_looked_into_again() -> None:
    class Away(MemoryChats):
        times = 2

        async def last(self, conversations: Collection[str]) -> Mapping[str, int]:
            self.times -= 1
            if self.times >= 0:
                raise OSError
            return await super().last(conversations)

    chats = Away()
    one, other = replica(chats), replica(chats)
    await one.open("c")
    listening = asyncio.create_task(first_of(one))
    await asyncio.sleep(0.01)

    await other.put("c", [HEARD])

    assert (await listening).activities == (HEARD,)
    await one.close()


async def test_who_has_the_store_alone_cannot_read_what_was_said() -> None:
    chats = MemoryChats()
    await replica(chats).open("c")
    await replica(chats).put("c", [HEARD])

    (name,) = chats._kept
    ((_, entry),) = chats._numbered[name].values()
    assert name == NAMES.conversation("directline::c")
    assert b"anv" not in entry.content
    with pytest.raises(UnknownConversation):
        await replica(chats, key=b"another key of thirty-two bytes!!").since("c", 0)


async def test_what_was_changed_in_the_store_is_left_out() -> None:
    chats = MemoryChats()
    one = replica(chats)
    await one.open("c")
    await one.put("c", [HEARD, TOLD])

    (name,) = chats._kept
    chats._numbered[name]["u1"] = (1, Entry("u1", chats._numbered[name]["b1"][1].content))

    assert (await one.since("c", 0)).activities == (TOLD,)


@pytest.mark.parametrize("damage", [b"", b"x" * 5, b"x" * 60])
def test_a_seal_opens_what_it_has_closed_at_the_same_place_alone(damage: bytes) -> None:
    seal = Seal(derived(KEY, "a purpose"))
    closed = seal.closed(b"said", "place")

    assert seal.opened(closed, "place") == b"said"
    assert seal.closed(b"said", "place") != closed
    others = (closed, "elsewhere", "a purpose"), (closed, "place", "another"), (damage, "place", "a purpose")
    for content, place, purpose in others:
        with pytest.raises(Tampered):
            Seal(derived(KEY, purpose)).opened(content, place)
