"""Delivers what waits in the outbox: after a failure, after a crash, and for a replica that is gone."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.background import beside
from bot.delivery import Deliver, Delivery
from bot.failures import place_of
from bot.replies_json import from_json, to_json
from bot.store import NotNow, Outgoing, Store, Waiting
from dialogs.replies import Reply

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
"""How long whoever has replies is left alone with them, if they say nothing."""

RENEWAL = 10.0
"""Seconds between two times that the lease of whatever is being sent begins anew; a few may fail before it is over."""

LONGEST_HOLD = timedelta(minutes=5)
"""How long replies may be in the hands of a channel; longer than all its attempts together."""

BETWEEN = 1.0
"""Seconds between two looks into the outbox while nothing is due."""

AT_ONCE = 20
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)
GIVEN_UP = timedelta(hours=24)
"""After that nobody waits for an answer any more; giving up is logged and counted."""

Key = tuple[str, str]
"""A conversation and a delivery."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Hears of what the postman does: replies given up, and replies delivered at a later attempt."""

    lost: Callable[[str], None] = lambda _channel: None
    late: Callable[[str], None] = lambda _channel: None


@dataclass(frozen=True, slots=True)
class _Sent:
    """What is left of replies that a channel was given, and from when on that is to be tried again."""

    left: Sequence[Reply]
    due: datetime


class Postman:
    """Looks after the outbox. Channels deliver by themselves first, and tell it how that went."""

    def __init__(
        self, store: Store, now: Callable[[], datetime] | None = None, counting: Counting | None = None
    ) -> None:
        self._store = store
        self._now = now or (lambda: datetime.now(UTC))
        self._counting = counting or Counting()
        self._channels: dict[str, Deliver] = {}
        self._held: dict[Key, datetime] = {}
        self._unrecorded: dict[Key, _Sent] = {}

    def serve(self, via: str, deliver: Deliver) -> None:
        """Deliver by these means what waits for addresses of the channel."""
        self._channels[via] = deliver

    def hold(self, conversation: str, delivery: str) -> None:
        """A channel has the replies in hand, so their lease is to be renewed until it tells how that went."""
        self._held[conversation, delivery] = self._now()

    async def delivered(self, delivery: Delivery) -> None:
        """The channel has taken all replies."""
        await self._record((delivery.conversation, delivery.id), _Sent((), self._now()))

    async def goes_on(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        """The channel has taken all but these; if this process dies now, only they are said again."""
        await self._leave((delivery.conversation, delivery.id), left)

    async def failed(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        """The channel has not taken these; they are tried again."""
        await self._record((delivery.conversation, delivery.id), _Sent(left, self._now() + FIRST_WAIT))

    async def waiting(self) -> Waiting:
        """What is still to be delivered."""
        return await self._store.waiting()

    async def round(self) -> int:
        """Deliver what is due; gives how many deliveries were looked at.

        Raises:
            NotNow: the database is away.
        """
        for key, sent in list(self._unrecorded.items()):
            await self._write(key, sent)
        now = self._now()
        due = await self._store.claim(now, now + LEASE, AT_ONCE)
        await asyncio.gather(*map(self._deliver, due))
        return len(due)

    async def renew(self) -> None:
        """Begin the lease of everything anew that a channel has in hand.

        Raises:
            NotNow: the database is away.
        """
        now = self._now()
        self._held = {key: since for key, since in self._held.items() if now - since < LONGEST_HOLD}
        if self._held:
            await self._store.hold(list(self._held), now + LEASE)

    async def _record(self, key: Key, sent: _Sent) -> None:
        """Write down how it went; where the database is away just now, before anything else is delivered."""
        self._unrecorded[key] = sent
        try:
            await self._write(key, sent)
        except NotNow as error:
            log.warning("What was delivered cannot be written down at the moment: %s", type(error).__name__)

    async def _write(self, key: Key, sent: _Sent) -> None:
        if sent.left:
            await self._store.postpone(*key, sent.due, to_json(sent.left))
        else:
            await self._store.delivered(*key)
        self._unrecorded.pop(key, None)
        self._held.pop(key, None)

    async def _leave(self, key: Key, left: Sequence[Reply]) -> None:
        try:
            await self._store.leave(*key, to_json(left))
        except NotNow as error:
            log.warning("What was delivered cannot be written down at the moment: %s", type(error).__name__)

    async def _deliver(self, waits: Outgoing) -> None:
        key = waits.conversation, waits.delivery
        self.hold(*key)
        replies = from_json(waits.replies)
        left = replies[await self._got_through(waits, replies) :]
        if not left:
            await self._record(key, _Sent((), self._now()))
            self._counting.late(waits.channel)
        elif self._now() - waits.said_at > GIVEN_UP:
            log.error("Replies on %s were given up after %d attempts", waits.channel, waits.attempts + 1)
            await self._record(key, _Sent((), self._now()))
            self._counting.lost(waits.channel)
        else:
            await self._record(key, _Sent(left, self._now() + _wait(waits.attempts)))

    async def _got_through(self, waits: Outgoing, replies: Sequence[Reply]) -> int:
        deliver = self._channels.get(waits.channel)
        if deliver is None:
            return 0
        taken = 0
        try:
            while taken < len(replies) and await deliver(waits.address, replies[taken : taken + 1]):
                taken += 1
                if taken < len(replies):
                    await self._leave((waits.conversation, waits.delivery), replies[taken:])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again
            log.error("Replies could not be delivered on %s: %s", waits.channel, place_of(error))  # noqa: TRY400 - no insides
        return taken


def _wait(attempts: int) -> timedelta:
    """Twice as long after every failure."""
    longer: int = 2 ** min(attempts, 20)
    return min(FIRST_WAIT * longer, LONGEST_WAIT)


@asynccontextmanager
async def delivering(postman: Postman, store: Store, seconds: float = BETWEEN) -> AsyncIterator[None]:
    """Take over what was left, and look after the outbox until the bot stops."""
    began = datetime.now(UTC)
    async with beside(_look_after(postman, partial(store.take_over, began), seconds), _renewing(postman)):
        yield


async def _look_after(postman: Postman, take_over: Callable[[], Awaitable[None]], seconds: float) -> None:
    is_away, has_taken_over = False, False
    while True:
        looked_at = 0
        try:
            if not has_taken_over:
                await take_over()
                has_taken_over = True
            looked_at = await postman.round()
            is_away = False
        except Exception as error:  # noqa: BLE001 - a database that is away comes back
            if not is_away:
                log.error("The outbox cannot be read: %s", place_of(error))  # noqa: TRY400 - no insides
            is_away = True
        if not looked_at:  # what failed is due later; behind what was delivered there may be more
            await asyncio.sleep(seconds)


async def _renewing(postman: Postman) -> None:
    while True:
        await asyncio.sleep(RENEWAL)
        try:
            await postman.renew()
        except Exception as error:  # noqa: BLE001 - a database that is away comes back
            log.warning("What is being sent cannot be held: %s", type(error).__name__)
