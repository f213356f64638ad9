"""Delivers what waits in the outbox: after a failure, after a crash, and for a replica that is gone."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.delivery import Deliver, Delivery
from bot.failures import place_of
from bot.replies_json import from_json, to_json
from bot.store import Outgoing, Store, Waiting
from dialogs.replies import Reply

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
"""How long whoever has replies is left alone with them; longer than all attempts of a channel together."""

BETWEEN = 1.0
"""Seconds between two looks into the outbox."""

AT_ONCE = 20
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)
GIVEN_UP = timedelta(hours=24)
"""After that nobody waits for an answer any more; giving up is logged and counted."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Hears of what the postman does: replies given up, and replies delivered at a later attempt."""

    lost: Callable[[str], None] = lambda _channel: None
    late: Callable[[str], None] = lambda _channel: None


class Postman:
    """Looks after the outbox. Channels deliver by themselves first, and tell it how that went."""

    def __init__(
        self, store: Store, now: Callable[[], datetime] | None = None, counting: Counting | None = None
    ) -> None:
        self._store = store
        self._now = now or (lambda: datetime.now(UTC))
        self._counting = counting or Counting()
        self._channels: dict[str, Deliver] = {}

    def serve(self, via: str, deliver: Deliver) -> None:
        """Deliver by these means what waits for addresses of the channel."""
        self._channels[via] = deliver

    async def delivered(self, delivery: Delivery) -> None:
        """The channel has taken all replies."""
        await self._store.delivered(delivery.conversation, delivery.id)

    async def failed(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        """The channel has not taken these; they are tried again."""
        await self._store.postpone(delivery.conversation, delivery.id, self._now() + FIRST_WAIT, to_json(left))

    async def waiting(self) -> Waiting:
        """What is still to be delivered."""
        return await self._store.waiting()

    async def round(self) -> int:
        """Deliver what is due; gives how many deliveries were looked at."""
        now = self._now()
        due = await self._store.claim(now, now + LEASE, AT_ONCE)
        await asyncio.gather(*map(self._deliver, due))
        return len(due)

    async def _deliver(self, waits: Outgoing) -> None:
        replies = from_json(waits.replies)
        left = replies[await self._got_through(waits, replies) :]
        if not left:
            await self._store.delivered(waits.conversation, waits.delivery)
            self._counting.late(waits.channel)
        elif self._now() - waits.said_at > GIVEN_UP:
            log.error("Replies on %s were given up after %d attempts", waits.channel, waits.attempts + 1)
            await self._store.delivered(waits.conversation, waits.delivery)
            self._counting.lost(waits.channel)
        else:
            due = self._now() + _wait(waits.attempts)
            await self._store.postpone(waits.conversation, waits.delivery, due, to_json(left))

    async def _got_through(self, waits: Outgoing, replies: Sequence[Reply]) -> int:
        deliver = self._channels.get(waits.channel)
        if deliver is None:
            return 0
        try:
            return await deliver(waits.address, replies)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again
            log.error("Replies could not be delivered on %s: %s", waits.channel, place_of(error))  # noqa: TRY400 - no insides
            return 0


def _wait(attempts: int) -> timedelta:
    """Twice as long after every failure."""
    longer: int = 2 ** min(attempts, 20)
    return min(FIRST_WAIT * longer, LONGEST_WAIT)


@asynccontextmanager
async def delivering(postman: Postman, store: Store, seconds: float = BETWEEN) -> AsyncIterator[None]:
    """Take over what was left, and look after the outbox until the bot stops."""
    await store.take_over(datetime.now(UTC))
    task = asyncio.create_task(_look_after(postman, seconds))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _look_after(postman: Postman, seconds: float) -> None:
    while True:
        try:
            looked_at = await postman.round()
        except Exception as error:  # noqa: BLE001 - a database that is away comes back
            log.error("The outbox cannot be read: %s", place_of(error))  # noqa: TRY400 - no insides
            looked_at = 0
        if looked_at < AT_ONCE:
            await asyncio.sleep(seconds)
