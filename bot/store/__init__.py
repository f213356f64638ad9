"""What is kept between two messages: conversations by a key, and which deliveries have been taken."""

from bot.store.memory import MemoryStore
from bot.store.port import AGAIN, Away, Chats, Conflict, NotNow, Store, Unusable
from bot.store.records import (
    Chat,
    Counted,
    Cutoffs,
    Entry,
    Forgotten,
    Inquired,
    Kept,
    Outgoing,
    Recorded,
    Replied,
    Taken,
    Waiting,
)

__all__ = [
    "AGAIN",
    "Away",
    "Chat",
    "Chats",
    "Conflict",
    "Counted",
    "Cutoffs",
    "Entry",
    "Forgotten",
    "Inquired",
    "Kept",
    "MemoryStore",
    "NotNow",
    "Outgoing",
    "Recorded",
    "Replied",
    "Store",
    "Taken",
    "Unusable",
    "Waiting",
]
