"""A channel for tests: backlogs in memory, and a desk in front of which nobody stands that writes what is seen."""

from datetime import UTC, datetime, timedelta

from bot.channels.direct_line import Backlogs
from bot.delivery import Delivery, Take
from bot.privacy import Pseudonyms
from bot.store import MemoryStore
from bot.store.memory_chats import MemoryChats
from dialogs.replies import Reply
from tests.channels.bot_framework.peers import FakeTime

KEY = b"a key of thirty-two bytes or more"
EPOCH = datetime(2026, 11, 25, 9, tzinfo=UTC)
NAMES = Pseudonyms(KEY)


def backlogs_of(chats: MemoryChats, passing: FakeTime | None = None) -> Backlogs:
    """Backlogs whose time is the test's."""
    time = passing or FakeTime()
    return Backlogs(chats, NAMES, lambda: EPOCH + timedelta(seconds=time.seconds), looks=0.02)


def writing(take: Take, chats: MemoryChats, passing: FakeTime) -> Take:
    """The desk's other half: a delivery is taken once, and what is seen of it is written."""
    store = MemoryStore()

    async def written(delivery: Delivery) -> tuple[Reply, ...]:
        replies = await take(delivery)
        if delivery.id and (await store.kept(delivery.conversation, delivery.id)).has_taken:
            return ()
        store._deliveries.add((delivery.conversation, delivery.id))
        at = EPOCH + timedelta(seconds=passing.seconds)
        entries = await delivery.show(replies) if delivery.show else ()
        chats.add(NAMES.conversation(delivery.conversation), entries, at)
        return replies

    return written
