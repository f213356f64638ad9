import asyncio
from datetime import UTC, datetime

import pytest

from bot.delivery import Delivery
from bot.desk import Desk
from bot.store import Conflict, Kept, MemoryStore, Taken
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.replies import Answer, Ask, Say
from dialogs.state import State

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def desk(library: Library, store: MemoryStore) -> Desk:
    return Desk(lambda: library, store, lambda: NOW)


def said(text: str, delivery: str = "", conversation: str = "c") -> Delivery:
    return Delivery(conversation, delivery, Message(text))


async def test_a_question_is_answered_and_the_turn_remembered(library: Library) -> None:
    store = MemoryStore()

    (answer,) = await desk(library, store).take(said("Får jag använda mitt privata konto?"))

    assert isinstance(answer, Answer)
    assert answer.id == "private-account"
    assert (await store.kept("c")).revision == 1


async def test_a_delivery_that_comes_twice_is_one_turn(library: Library) -> None:
    store = MemoryStore()
    taking = desk(library, store)
    first = await taking.take(said("riskkoll", "activity-1"))

    again = await taking.take(said("riskkoll", "activity-1"))

    assert isinstance(first[-1], Ask)
    assert again == ()
    assert (await store.kept("c")).revision == 1


async def test_somebody_who_arrives_is_greeted_once(library: Library) -> None:
    taking = desk(library, MemoryStore())

    first = await taking.take(Delivery("c", "1", None))
    second = await taking.take(Delivery("c", "2", None))

    assert isinstance(first[0], Say)
    assert second == ()


async def test_turns_of_one_conversation_never_interleave(library: Library) -> None:
    store = MemoryStore()
    taking = desk(library, store)
    await taking.take(said("riskkoll"))

    await asyncio.gather(*(taking.take(said("vet inte", str(number))) for number in range(4)))

    state = State.from_json((await store.kept("c")).state or {})
    assert state.check is not None
    assert len(state.check.answers) == 4
    assert (await store.kept("c")).revision == 5


class Busy(MemoryStore):
    """A store in which somebody else is always quicker, so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    async def remember(self, taken: Taken) -> bool:
        if self.times:
            self.times -= 1
            raise Conflict
        return await super().remember(taken)


async def test_a_turn_is_begun_anew_when_somebody_else_was_quicker(library: Library) -> None:
    store = Busy(times=4)

    replies = await desk(library, store).take(said("hej"))

    assert replies
    assert (await store.kept("c")).revision == 1


async def test_a_turn_that_never_gets_through_says_so(library: Library) -> None:
    with pytest.raises(Conflict):
        await desk(library, Busy(times=5)).take(said("hej"))


async def test_a_state_of_another_version_begins_afresh(library: Library) -> None:
    class Old(MemoryStore):
        async def kept(self, conversation: str, delivery: str = "") -> Kept:
            return Kept(0, {"version": 0, "step": 3}, has_taken=bool(delivery)) if conversation else Kept()

    replies = await desk(library, Old()).take(said("riskkoll"))

    assert isinstance(replies[-1], Ask)
