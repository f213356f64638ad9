"""Owners of content are reminded in chat of what is to be reviewed, at most once a week whoever of us looks."""

import asyncio
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.background import beside
from bot.delivery import VIA, Delivery, Take
from bot.failures import place_of
from bot.replies_json import to_json
from bot.store import Outgoing, Store
from dialogs.flows.reminding import reminder
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Reply
from dialogs.reviews import Reviewed, due

log = logging.getLogger(__name__)

BETWEEN = 15 * 60.0
"""Seconds between two looks."""

MORNING, EVENING, SATURDAY = 8, 16, 5
"""Between which hours, and before which day of the week, people are reminded."""

SIGNED = 32
"""Hexadecimal digits of a signature."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """Where each role is reached, and the key that tells our own buttons from those that somebody made up."""

    places: Mapping[str, Mapping[str, Any]]
    key: bytes = field(repr=False)

    def signed(self, reviewed: Reviewed) -> str:
        """What a button carries."""
        return f"{reviewed.name}:{self._signature(reviewed.name)}"

    def opened(self, carried: str) -> str:
        """What a button of ours says; empty for any other."""
        name, _, signature = carried.rpartition(":")
        return name if hmac.compare_digest(signature.encode(), self._signature(name).encode()) else ""

    def _signature(self, name: str) -> str:
        return hmac.new(self.key, name.encode(), hashlib.sha256).hexdigest()[:SIGNED]

    def checking(self, take: Take) -> Take:
        """The desk, which from now on is told of reviews only by buttons of ours."""

        async def checking(delivery: Delivery) -> tuple[Reply, ...]:
            press = delivery.message.press if delivery.message else None
            if press and press.verb is Verb.STILL_RIGHT:
                message = Message(press=Press(Verb.STILL_RIGHT, self.opened(press.target)))
                delivery = replace(delivery, message=message)
            return await take(delivery)

        return checking

    async def remind(self, store: Store, library: Library, now: datetime) -> int:
        """Remind whoever is due to be; gives how many roles were."""
        local = now.astimezone()
        if local.weekday() >= SATURDAY or not MORNING <= local.hour < EVENING:
            return 0
        done = {each.reviewed for each in await store.recorded()}
        sent = 0
        for role, place in self.places.items():
            found = due(library, role, local.date(), done)
            if found:
                said = to_json([reminder(library, found, local.date(), self.signed)])
                outgoing = Outgoing(f"reminder:{role}", f"{role}:{local.date()}", place[VIA], place, said, now)
                sent += await store.remind(role, local.date(), outgoing)
        return sent


@asynccontextmanager
async def reminding(
    reminders: Reminders, store: Store, library: Callable[[], Library], seconds: float = BETWEEN
) -> AsyncIterator[None]:
    """Look now and ever again, where anybody can be reminded."""
    async with beside(_look(reminders, store, library, seconds)):
        yield


async def _look(reminders: Reminders, store: Store, library: Callable[[], Library], seconds: float) -> None:
    while reminders.places:
        try:
            await reminders.remind(store, library(), datetime.now(UTC))
        except Exception as error:  # noqa: BLE001 - whatever it is, the next look may get through
            log.error("Owners could not be reminded of reviews: %s", place_of(error))  # noqa: TRY400 - no insides
        await asyncio.sleep(seconds)
