"""What is kept between two messages: conversations by a key, and which deliveries have been taken."""

from bot.store.memory import MemoryStore
from bot.store.port import (
    Chat,
    Chats,
    Conflict,
    Counted,
    Cutoffs,
    Entry,
    Forgotten,
    Kept,
    Outgoing,
    Store,
    Taken,
    Unusable,
    Waiting,
)

__all__ = [
    "Chat",
    "Chats",
    "Conflict",
    "Counted",
    "Cutoffs",
    "Entry",
    "Forgotten",
    "Kept",
    "MemoryStore",
    "Outgoing",
    "Store",
    "Taken",
    "Unusable",
    "Waiting",
]
