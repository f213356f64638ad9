"""The proof of the risk check, for those who write it: what was proven, or which line breaks it and how."""

from bot.content.proof.certificate import certificate_in_words
from bot.content.proof.proof import proof_in

__all__ = ["certificate_in_words", "proof_in"]
