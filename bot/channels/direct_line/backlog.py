"""What the clients of a conversation may still have to be sent, so that a lost connection or process loses nothing."""

import json
import logging
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.direct_line.watch import BETWEEN, Watch
from bot.channels.values import as_bytes
from bot.privacy import Pseudonyms, Seal, Tampered, derived
from bot.store import Chat, Chats, Entry
from bot.store.retention import CHATS

log = logging.getLogger(__name__)

Activity = dict[str, Any]

TOUCHED_AGAIN = timedelta(minutes=5)
"""How old a sign of life is before the next one is written down."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Activities in order, and the watermark that the next batch follows."""

    activities: tuple[Activity, ...]
    watermark: int


class UnknownConversation(Exception):
    """The conversation has never begun, or nobody has come by for so long that it was put away."""


def key_of(conversation: str) -> str:
    """What the conversation is called across all channels."""
    return f"directline::{conversation}"


class Backlogs:
    """Keeps the last activities of every conversation, sealed, where every process of the bot finds them.

    Every activity gets a number, one higher than the last; a watermark is the highest number somebody has seen.
    """

    def __init__(
        self,
        chats: Chats,
        pseudonyms: Pseudonyms,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        looks: float = BETWEEN,
    ) -> None:
        """`looks` are the seconds between two looks for what other processes have written."""
        self._chats = chats
        self._pseudonyms = pseudonyms
        self._seal = Seal(derived(pseudonyms.key, "activities"))
        self._now = now
        self._watch = Watch(chats.last, looks)

    async def open(self, conversation: str) -> bool:
        """Begin the conversation; False where it had begun."""
        return await self._chats.open(self._name(conversation), self._now())

    def sealed(self, conversation: str, activities: Iterable[Activity]) -> tuple[Entry, ...]:
        """Activities as they are kept."""
        return tuple(self._sealed(self._name(conversation), activity) for activity in activities)

    async def put(self, conversation: str, activities: Iterable[Activity]) -> None:
        """Add activities; one with the id of an earlier one takes its place, with a number of its own."""
        await self._chats.put(self._name(conversation), self.sealed(conversation, activities), self._now())
        self.wake(conversation)

    def wake(self, conversation: str) -> None:
        """Something has been added by this process."""
        self._watch.wake(self._name(conversation))

    async def since(self, conversation: str, watermark: int) -> Batch:
        """What came after the watermark.

        Raises:
            UnknownConversation: there is none such.
        """
        name = self._name(conversation)
        chat, now = await self._chats.since(name, watermark), self._now()
        if chat is None or now - chat.touched > CHATS:
            raise UnknownConversation
        if now - chat.touched > TOUCHED_AGAIN:
            await self._chats.touch(name, now)
        return Batch(tuple(self._opened(name, chat)), chat.last)

    async def batches(self, conversation: str, watermark: int) -> AsyncGenerator[Batch, None]:
        """What came after the watermark, and then what comes, as soon as there is something.

        Raises:
            UnknownConversation: there is none such, or it was put away meanwhile.
        """
        with self._watch.over(self._name(conversation)) as lookout:
            while True:
                lookout.begin(watermark)
                batch = await self.since(conversation, watermark)
                if batch.activities:
                    watermark = batch.watermark
                    yield batch
                else:
                    await lookout.news()

    async def close(self) -> None:
        """Look out for nothing any more."""
        await self._watch.close()

    def _name(self, conversation: str) -> str:
        return self._pseudonyms.conversation(key_of(conversation))

    def _sealed(self, name: str, activity: Activity) -> Entry:
        known_by = activity["id"].rpartition("|")[2]
        return Entry(known_by, self._seal.closed(as_bytes(activity), f"{name}|{known_by}"))

    def _opened(self, name: str, chat: Chat) -> Iterator[Activity]:
        for each in chat.entries:
            try:
                yield json.loads(self._seal.opened(each.content, f"{name}|{each.name}"))
            except Tampered:
                log.error("Something in the store is not what was sealed there; it is left out")  # noqa: TRY400 - no insides
