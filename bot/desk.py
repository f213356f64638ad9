"""One turn: what was known is read, the dialogs decide, what came of it is remembered, and the replies go back."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from weakref import WeakValueDictionary

from bot.delivery import VIA, Delivery, channel_of
from bot.experts import Experts
from bot.postman import LEASE
from bot.replies_json import from_json, to_json
from bot.reports.tallying import tallied
from bot.store import Conflict, Kept, Outgoing, Replied, Store, Taken
from dialogs.conversation import greet, overview, respond
from dialogs.library import Library
from dialogs.messages import Verb
from dialogs.replies import Reply
from dialogs.state import State
from dialogs.turn import Turn

MOST_TRIES = 5
"""Turns begun anew because somebody else changed the conversation meanwhile."""


class Desk:
    """Takes deliveries one after the other within a conversation, and side by side across conversations."""

    def __init__(  # noqa: PLR0913 - all but two have a default
        self,
        library: Callable[[], Library],
        store: Store,
        now: Callable[[], datetime] | None = None,
        new_receipt: Callable[[], str] = lambda: "",
        taken: Callable[[Delivery, Turn], None] = lambda _delivery, _turn: None,
        *,
        held: Callable[[str, str], None] | None = None,
        experts: Experts | None = None,
    ) -> None:
        """`new_receipt` gives an id that nobody can guess; an empty one where finished checks get no receipt.

        `taken` hears of every turn that was remembered. With `held` replies to an address wait in the outbox until
        the channel tells that it has them; it hears of those that the channel is given, by conversation and delivery.
        `experts` are the people that questions can go to.
        """
        self._experts = experts or Experts()
        self._held = held
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
            Away: nothing can be remembered at the moment.
        """
        if self._held is None:
            delivery = replace(delivery, address=None)
        begun = time.perf_counter()
        async with self._turns.setdefault(delivery.conversation, asyncio.Lock()):
            for left in reversed(range(MOST_TRIES)):
                try:
                    return await self._turn(delivery, begun)
                except Conflict:
                    if not left:
                        raise
        return ()

    async def overview(self, conversation: str) -> tuple[Reply, ...]:
        """What the bot's own page shows to whom the conversation is with."""
        kept = await self._store.kept(conversation)
        return overview(self._library(), _state_of(kept), _today(self._now()))

    async def _turn(self, delivery: Delivery, begun: float) -> tuple[Reply, ...]:
        kept, now = await self._store.kept(delivery.conversation, delivery.id), self._now()
        if delivery.id and kept.has_taken:
            return await self._answered_before(delivery)
        library = self._library()
        turn, replied = await self._decided(library, kept, delivery, now)
        took = time.perf_counter() - begun
        counts = tallied(turn, channel_of(delivery.conversation), took) if delivery.message else ()
        entries = await delivery.show(turn.replies) if delivery.show else ()
        inquired = self._experts.inquired(library, delivery, turn, now)
        whole = _whole(delivery, kept, turn, now)
        whole = replace(whole, tallies=counts, entries=entries, inquired=inquired, replied=replied)
        is_behind = await self._store.remember(whole)
        self._taken(delivery, turn)
        if is_behind and delivery.address is not None:
            return ()  # earlier replies still wait, and these wait behind them, so that they arrive in order
        if self._held and whole.outgoing:
            self._held(delivery.conversation, delivery.id)
        return turn.replies

    async def _decided(
        self, library: Library, kept: Kept, delivery: Delivery, now: datetime
    ) -> tuple[Turn, Replied | None]:
        """The turn, and what a person has replied to somebody in it."""
        state, today, message = _state_of(kept), _today(now), delivery.message
        if message is None:
            return greet(library, state, today, delivery.language), None
        if message.press and message.press.verb is Verb.REPLY:
            return await self._experts.replied(library, self._store, delivery, state, now)
        experts = self._experts.reached_from(delivery)
        return respond(library, state, message, today, self._new_receipt(), experts=experts), None

    async def _answered_before(self, delivery: Delivery) -> tuple[Reply, ...]:
        """What was answered, to a sender that waits for it; nothing to others, for whom it is delivered already."""
        answer = await self._store.answer_to(delivery.conversation, delivery.id) if delivery.is_answered else None
        return from_json(answer or ())


def _whole(delivery: Delivery, kept: Kept, turn: Turn, now: datetime) -> Taken:
    """The turn with everything that came of it."""
    said = to_json(turn.replies) if delivery.id and (delivery.address is not None or delivery.is_answered) else []
    taken = Taken(
        delivery.conversation,
        delivery.id,
        kept.revision,
        turn.state.to_json(),
        now,
        feedback=turn.feedback,
        receipt=turn.receipt,
        gap=turn.gap,
        reviewed=turn.reviewed,
        person=delivery.user,
    )
    if delivery.is_answered:
        return replace(taken, answer=said)
    if not said or delivery.address is None:
        return taken
    outgoing = Outgoing(delivery.conversation, delivery.id, delivery.address[VIA], delivery.address, said, now)
    return replace(taken, outgoing=outgoing, due=now + LEASE)


def _state_of(kept: Kept) -> State:
    return State.from_json(kept.state) if kept.state else State()


def _today(now: datetime) -> date:
    return now.astimezone().date()
