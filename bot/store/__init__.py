"""What is kept between two messages: conversations by a key, and which deliveries have been taken."""

from bot.store.memory import MemoryStore
from bot.store.port import Conflict, Kept, Store, Taken, Unusable

__all__ = ["Conflict", "Kept", "MemoryStore", "Store", "Taken", "Unusable"]
