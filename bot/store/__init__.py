"""What is kept between two messages: conversations by a key, and which deliveries have been taken."""

from bot.store.memory import MemoryStore
from bot.store.port import Conflict, Cutoffs, Forgotten, Kept, Store, Taken, Unusable

__all__ = ["Conflict", "Cutoffs", "Forgotten", "Kept", "MemoryStore", "Store", "Taken", "Unusable"]
