"""The key of the pseudonyms: from the settings, or made once and kept beside the database."""

import hashlib
import hmac
import os
import secrets
import stat
from pathlib import Path

SHORTEST = 32
"""Characters of a key; one that is made has 64."""

FOR_THE_OWNER = stat.S_IRUSR | stat.S_IWUSR


class Unsafe(Exception):
    """The key cannot be made or read; the message says why and what to do."""


def key_file(database: Path) -> Path:
    """Where the key of the database lies."""
    return database.with_name(f"{database.name}.key")


def key_beside(database: Path) -> bytes:
    """The key of the database, made where there is none yet; of two who make it at once both get the same.

    Raises:
        Unsafe: it cannot be made or read, or what lies there is none.
    """
    file = key_file(database)
    try:
        if not file.exists():
            _make(file)
        key = file.read_bytes().strip()
    except OSError as error:
        raise Unsafe(
            f"The key of the pseudonyms, {file}, cannot be made or read: {error.strerror}. "
            "Let the bot write there, or set POLICYBOT_PRIVACY_KEY."
        ) from error
    if len(key) < SHORTEST:
        raise Unsafe(f"{file} holds no key. Put back the right one, or delete it to begin anew.")
    return key


def derived(key: bytes, purpose: str) -> bytes:
    """A key of 32 bytes for another purpose, from which the first cannot be told."""
    return hmac.new(key, f"key\0{purpose}".encode(), hashlib.sha256).digest()


def is_open(file: Path) -> bool:
    """Whether others than its owner may read the file; never on systems without such a mode."""
    return os.name != "nt" and bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _make(file: Path) -> None:
    """Write the key whole under another name first, so that nobody reads half of it; who was first wins."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FOR_THE_OWNER)
    with os.fdopen(descriptor, "w", encoding="ascii") as made:
        made.write(secrets.token_hex(SHORTEST))
    try:
        os.link(part, file)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        part.replace(file)
        return
    part.unlink()
