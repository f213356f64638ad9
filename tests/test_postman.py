"""What waits gets through in the end, in order, once; and nobody is silent about what does not."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import Delivery
from bot.desk import Desk
from bot.postman import Counting, Postman, delivering
from bot.replies_json import from_json, to_json
from bot.store import Away, MemoryStore
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.replies import Reply
from tests.channels.bot_framework.samples import SAMPLES

SECRET = "what nobody may read"  # noqa: S105 - it opens nothing


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 25, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Channel:
    """Takes as many replies as it is told to."""

    takes: list[int] = field(default_factory=list)
    taken: list[Reply] = field(default_factory=list)
    fails: bool = False

    async def deliver(self, _address: Mapping[str, Any], replies: Sequence[Reply]) -> int:
        if self.fails:
            raise ConnectionError(SECRET)
        many = self.takes.pop(0) if self.takes else len(replies)
        self.taken += replies[:many]
        return many


@dataclass
class House:
    """A desk, a store, a postman and a channel."""

    library: Library
    clock: Clock = field(default_factory=Clock)
    channel: Channel = field(default_factory=Channel)
    counted: list[str] = field(default_factory=list)
    store: MemoryStore = field(default_factory=MemoryStore)

    def __post_init__(self) -> None:
        self.postman = Postman(self.store, self.clock, Counting(self._lost, self._late))
        self.desk = Desk(lambda: self.library, self.store, self.clock, held=self.postman.hold)
        self.postman.serve("some", self.channel.deliver)

    def _lost(self, via: str) -> None:
        self.counted.append(f"lost on {via}")

    def _late(self, via: str) -> None:
        self.counted.append(f"late on {via}")

    async def hears(self, text: str, number: int = 1) -> tuple[Reply, ...]:
        return await self.desk.take(delivery(text, number))


def delivery(text: str, number: int = 1) -> Delivery:
    return Delivery("msteams:a", f"a-{number}", Message(text), address={"via": "some"})


@pytest.fixture(name="house")
def fixture_house(library: Library) -> House:
    return House(library)


async def test_what_the_process_died_with_is_delivered_by_the_next(house: House) -> None:
    replies = await house.hears("hej")
    house.clock.passes(minutes=2)

    await house.postman.round()

    assert tuple(house.channel.taken) == replies
    assert (await house.postman.waiting()).depth == 0
    assert house.counted == ["late on some"]


async def test_what_the_channel_has_taken_is_not_delivered_again(house: House) -> None:
    await house.hears("hej")
    await house.postman.delivered(delivery("hej"))
    house.clock.passes(minutes=2)

    await house.postman.round()

    assert house.channel.taken == []


async def test_of_replies_that_got_through_in_part_the_rest_follows(house: House) -> None:
    replies = await house.hears("riskkoll")
    assert len(replies) == 2
    house.channel.takes = [1, 0]
    house.clock.passes(minutes=2)

    await house.postman.round()
    assert tuple(house.channel.taken) == replies[:1]
    house.clock.passes(minutes=2)
    await house.postman.round()

    assert tuple(house.channel.taken) == replies


async def test_of_what_was_taken_before_a_crash_only_the_rest_is_said_again(house: House) -> None:
    first, second = await house.hears("riskkoll")
    await house.postman.goes_on(delivery("riskkoll"), (second,))
    house.clock.passes(minutes=2)

    await house.postman.round()

    assert house.channel.taken == [second]
    assert first != second


async def test_what_has_queued_up_in_a_conversation_follows_without_a_pause(house: House) -> None:
    first = await house.hears("hej")
    await house.postman.failed(delivery("hej"), first)
    for number in range(2, 30):
        assert await house.hears("hej", number) == ()
    house.clock.now = datetime.now(UTC) + timedelta(minutes=2)

    async with delivering(house.postman, house.store, seconds=3600):
        for _ in range(1000):
            await asyncio.sleep(0)

    assert len(house.channel.taken) == 29


async def test_what_is_said_later_waits_for_what_was_said_before(house: House) -> None:
    first = await house.hears("hej")
    await house.postman.failed(delivery("hej"), first)

    assert await house.hears("hjälp", 2) == ()
    for _ in range(3):
        house.clock.passes(minutes=2)
        await house.postman.round()

    assert len(house.channel.taken) == 2
    assert house.channel.taken[0] == first[0]


async def test_a_channel_that_is_away_is_tried_seldomer_and_at_last_given_up_out_loud(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.hears("hej")
    house.channel.fails = True
    rounds = 0
    while (await house.postman.waiting()).depth:
        house.clock.passes(minutes=11)
        await house.postman.round()
        rounds += 1

    assert 100 < rounds < 200
    assert house.counted == ["lost on some"]
    assert "given up" in caplog.text
    assert SECRET not in caplog.text


async def test_while_a_channel_has_replies_in_hand_nobody_else_gets_them(house: House) -> None:
    await house.hears("hej")
    for _ in range(9):
        house.clock.passes(seconds=25)
        await house.postman.renew()

        await house.postman.round()

    assert house.channel.taken == []
    house.clock.passes(minutes=2)
    await house.postman.renew()
    await house.postman.round()
    assert len(house.channel.taken) == 1


async def test_what_a_dead_replica_had_in_hand_is_sent_by_another_after_half_a_minute(house: House) -> None:
    await house.hears("hej")
    other = Postman(house.store, house.clock)
    other.serve("some", house.channel.deliver)
    house.clock.passes(seconds=29)
    assert await other.round() == 0

    house.clock.passes(seconds=1)

    assert await other.round() == 1
    assert len(house.channel.taken) == 1


class Moody(MemoryStore):
    """A store that is away for a while."""

    is_away = False

    async def delivered(self, conversation: str, delivery: str) -> None:
        if self.is_away:
            raise Away
        await super().delivered(conversation, delivery)

    async def postpone(self, conversation: str, delivery: str, due: datetime, left: Sequence[Any]) -> None:
        if self.is_away:
            raise Away
        await super().postpone(conversation, delivery, due, left)


async def test_what_was_delivered_while_the_database_was_away_is_written_down_before_anything_is_sent(
    library: Library,
) -> None:
    store = Moody()
    house = House(library, store=store)
    first = await house.hears("hej")
    second = await house.desk.take(replace(delivery("riskkoll"), conversation="msteams:b"))
    store.is_away = True
    await house.postman.delivered(delivery("hej"))
    await house.postman.failed(replace(delivery("riskkoll"), conversation="msteams:b"), second[1:])
    house.clock.passes(minutes=2)
    with pytest.raises(Away):
        await house.postman.round()

    store.is_away = False
    await house.postman.round()

    assert first
    assert house.channel.taken == list(second[1:])
    assert (await house.postman.waiting()).depth == 0


async def test_a_sender_that_waits_for_its_answer_is_given_the_same_again(house: House) -> None:
    asked = Delivery("msteams:a", "a-1", Message("hej"), is_answered=True)

    first, again = await house.desk.take(asked), await house.desk.take(asked)

    assert first
    assert again == first
    assert (await house.postman.waiting()).depth == 0


@given(st.lists(st.sampled_from(SAMPLES), max_size=4))
def test_replies_come_back_as_they_were(replies: list[Reply]) -> None:
    assert from_json(to_json(replies)) == tuple(replies)


def test_replies_of_another_version_are_left_out() -> None:
    assert from_json([["Sing", {}], ["Say", {"nothing": 1}]]) == ()
