import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
"""Bytes in front that make every sealing another one."""


class Tampered(Exception):
    """What was sealed has been changed, belongs elsewhere, or was sealed with another key."""


class Seal:
    """Closes words so that whoever has the store alone can neither read nor change them (AES-256-GCM)."""

    def __init__(self, key: bytes) -> None:
        """The key has 32 bytes."""
        self._cipher = AESGCM(key)

    def closed(self, content: bytes, place: str) -> bytes:
        """The content, sealed; it opens at the same place alone."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, content, place.encode())

    def opened(self, sealed: bytes, place: str) -> bytes:
        """The content.

        Raises:
            Tampered: it is not what was sealed for the place.
        """
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise Tampered from error
