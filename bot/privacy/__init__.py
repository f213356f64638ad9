"""Who people are stays with the channels: all else knows them by hashes that nobody can make without the key."""

from bot.privacy.key import Unsafe, key_beside
from bot.privacy.pseudonyms import Pseudonyms

__all__ = ["Pseudonyms", "Unsafe", "key_beside"]
