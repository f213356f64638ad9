"""Who people are stays with the channels: all else knows them by hashes that nobody can make without the key."""

from bot.privacy.key import Unsafe, derived, key_beside
from bot.privacy.pseudonyms import Pseudonyms
from bot.privacy.seal import Seal, Tampered

__all__ = ["Pseudonyms", "Seal", "Tampered", "Unsafe", "derived", "key_beside"]
