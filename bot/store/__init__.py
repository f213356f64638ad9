"""What is kept between two messages: conversations by a key, and which deliveries have been taken."""

from bot.store.memory import MemoryStore
from bot.store.port import (
    AGAIN,
    Away,
    Chat,
    Chats,
    Conflict,
    Counted,
    Cutoffs,
    Entry,
    Forgotten,
    Kept,
    NotNow,
    Outgoing,
    Store,
    Taken,
    Unusable,
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
    "Kept",
    "MemoryStore",
    "NotNow",
    "Outgoing",
    "Store",
    "Taken",
    "Unusable",
    "Waiting",
]
