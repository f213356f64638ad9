"""Where the store lies: whether there is room, and whether its key is there and kept from others."""

from pathlib import Path

from bot.doctor.findings import Check, Finding
from bot.doctor.surroundings import Patient
from bot.privacy.key import SHORTEST, is_open, key_file
from bot.settings import PREFIX

ROOM, KEY = Check("disk"), Check("privacy key")
LEAST, LITTLE = 100 * 1024**2, 1024**3
"""Bytes that have to be free, and that should be."""

LARGE_LOG = 256 * 1024**2
"""Bytes of a write-ahead log that has not been emptied for long."""


async def room(patient: Patient) -> list[Finding]:
    """Whether there is room left for what is to be kept here."""
    if patient.settings.database_url:
        return []
    file = patient.settings.database.absolute()
    nearest = next((folder for folder in file.parents if folder.exists()), Path("/"))
    free, log = patient.around.free_bytes(nearest), file.with_name(f"{file.name}-wal")
    found = []
    if free < LITTLE:
        worded = ROOM.error if free < LEAST else ROOM.warning
        found.append(worded(f"Only {free / 1024**2:.0f} MB are free where the database lies.", "Make room there."))
    if log.exists() and log.stat().st_size > LARGE_LOG:
        found.append(
            ROOM.warning(
                f"The database's write-ahead log has grown to {log.stat().st_size / 1024**2:.0f} MB.",
                "End whatever keeps the database open besides the bot, then start the bot again.",
            )
        )
    return found or [ROOM.ok(f"{free / 1024**3:.0f} GB are free.")]


async def privacy_key(patient: Patient) -> list[Finding]:
    """Whether the pseudonyms have a key, and others have not."""
    file = key_file(patient.settings.database)
    if patient.settings.privacy_key:
        return [KEY.ok(f"Pseudonyms are made with {PREFIX}PRIVACY_KEY.")]
    if file.exists():
        return [_of_key(file)]
    if patient.settings.database_url or not patient.settings.database.exists():
        return []
    remedy = f"Put {file.name} back beside the database, or set {PREFIX}PRIVACY_KEY to the key it held."
    return [KEY.warning("The database's key is gone, so every conversation would begin anew.", remedy)]


def _of_key(file: Path) -> Finding:
    try:
        length = len(file.read_bytes().strip())
    except OSError as error:
        return KEY.error(f"{file} cannot be read: {error.strerror}.", "Let the bot read it, and nobody else.")
    if length < SHORTEST:
        return KEY.error(f"{file} holds no key.", "Put back the right one, or delete it to begin anew.")
    if is_open(file):
        return KEY.error(f"Others than the bot may read {file}.", f"Run chmod 600 {file}.")
    return KEY.ok("Pseudonyms are made with the key beside the database.")
