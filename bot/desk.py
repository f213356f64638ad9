"""One turn: what was known is read, the dialogs decide, what came of it is remembered, and the replies go back."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from weakref import WeakValueDictionary

from bot.delivery import Delivery
from bot.store import Conflict, Kept, Store, Taken
from dialogs.conversation import greet, overview, respond
from dialogs.library import Library
from dialogs.replies import Reply
from dialogs.state import State
from dialogs.turn import Turn

MOST_TRIES = 5
"""Turns begun anew because somebody else changed the conversation meanwhile."""


class Desk:
    """Takes deliveries one after the other within a conversation, and side by side across conversations."""

    def __init__(
        self,
        library: Callable[[], Library],
        store: Store,
        now: Callable[[], datetime] | None = None,
        new_receipt: Callable[[], str] = lambda: "",
        taken: Callable[[Delivery, Turn], None] = lambda _delivery, _turn: None,
    ) -> None:
        """`new_receipt` gives an id that nobody can guess; an empty one where finished checks get no receipt.

        `taken` hears of every turn that was remembered.
        """
        self._library = library
        self._store = store
        self._new_receipt = new_receipt
        self._taken = taken
        self._now = now or (lambda: datetime.now(UTC))
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(self, delivery: Delivery) -> tuple[Reply, ...]:
        """What is said back; nothing where the delivery has been taken before.

        Raises:
            Conflict: the conversation was changed from elsewhere at every try.
        """
        async with self._turns.setdefault(delivery.conversation, asyncio.Lock()):
            for left in reversed(range(MOST_TRIES)):
                try:
                    return await self._turn(delivery)
                except Conflict:
                    if not left:
                        raise
        return ()

    async def overview(self, conversation: str) -> tuple[Reply, ...]:
        """What the bot's own page shows to whom the conversation is with."""
        kept = await self._store.kept(conversation)
        return overview(self._library(), _state_of(kept), _today(self._now()))

    async def _turn(self, delivery: Delivery) -> tuple[Reply, ...]:
        if delivery.id and await self._store.has_taken(delivery.conversation, delivery.id):
            return ()
        kept, now = await self._store.kept(delivery.conversation), self._now()
        turn = _decided(self._library(), kept, delivery, now, self._new_receipt())
        told = turn.feedback, turn.receipt, turn.gap, delivery.user
        await self._store.remember(
            Taken(delivery.conversation, delivery.id, kept.revision, turn.state.to_json(), now, *told)
        )
        self._taken(delivery, turn)
        return turn.replies


def _decided(library: Library, kept: Kept, delivery: Delivery, now: datetime, receipt_id: str) -> Turn:
    state, today = _state_of(kept), _today(now)
    if delivery.message:
        return respond(library, state, delivery.message, today, receipt_id)
    return greet(library, state, today, delivery.language)


def _state_of(kept: Kept) -> State:
    return State.from_json(kept.state) if kept.state else State()


def _today(now: datetime) -> date:
    return now.astimezone().date()
