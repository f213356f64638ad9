"""The store: whether it can be written, has room, is kept from others, and is swept."""

import os
import sqlite3
from collections.abc import Awaitable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from bot.doctor.findings import Check, Finding
from bot.doctor.surroundings import Patient
from bot.privacy.key import SHORTEST, is_open, key_file
from bot.settings import PREFIX, Settings
from bot.store import Cutoffs, Unusable, Waiting
from bot.store.inspection import Inspected, file_inspected, server_inspected
from bot.store.retention import Retention
from bot.store.schema import Form

STORE, OUTBOX, ROOM = Check("store"), Check("outbox"), Check("disk")
KEY, RETENTION = Check("privacy key"), Check("retention")
OTHER = f"Set {PREFIX}DATABASE to a file that the bot may write."
LEAST, LITTLE = 100 * 1024**2, 1024**3
"""Bytes that have to be free, and that should be."""

LARGE_LOG = 256 * 1024**2
"""Bytes of a write-ahead log that has not been emptied for long."""

PATIENCE = 2.0
"""Seconds that somebody else may hold the database; a turn holds it for thousandths."""

GRACE = timedelta(days=2)
"""How much longer than they may be records can be kept while the sweep has been running now and then."""

LATE = timedelta(minutes=10)
"""How long replies may wait to be delivered before somebody should look."""


async def database(patient: Patient) -> list[Finding]:
    """Whether the database can be opened and written, and what is in it that should have gone."""
    given = patient.settings
    if given.database_url:
        looking = server_inspected(given.database_url.get_secret_value(), _cutoffs(patient))
        return await _looked(
            "The PostgreSQL server", looking, f"See that the server runs, and {PREFIX}DATABASE_URL.", patient
        )
    wrong = _of_file(given.database)
    if wrong:
        return [wrong]
    looking = file_inspected(given.database, _cutoffs(patient))
    return await _looked(given.database.name, looking, OTHER, patient)


def _of_file(file: Path) -> Finding | None:
    """What is wrong with the file; None where it is there and can be written."""
    if not file.exists():
        if _can_be_made(file):
            return STORE.note(f"{file.name} is not there yet; the bot makes it when it starts.")
        return STORE.error(f"{file} cannot be made: its folder cannot be written.", OTHER)
    try:
        journal = _opened(file)
    except sqlite3.Error as error:
        return STORE.error(f"{file} cannot be used: {error}.", OTHER)
    if journal != "wal":
        remedy = "Keep it on a disk of this machine: on network drives SQLite can lose what was written."
        return STORE.warning(f"{file} cannot keep a write-ahead log (it has {journal}).", remedy)
    return None


async def _looked(name: str, looking: Awaitable[Inspected], remedy: str, patient: Patient) -> list[Finding]:
    try:
        found = await looking
    except Unusable as error:
        return [STORE.error(f"{name} cannot be used: {error}.", remedy)]
    if found.form is Form.NEWER:
        return [STORE.error(f"{name} is of a newer version of Policybot.", "Start that version, or go back to a copy.")]
    now = patient.around.now()
    return [STORE.ok(f"{name} opens and can be written."), *_of_outbox(found.waiting, now), *_overdue(found, patient)]


def _of_outbox(waiting: Waiting, now: datetime) -> Iterator[Finding]:
    if waiting.oldest and now - waiting.oldest > LATE:
        minutes = (now - waiting.oldest).total_seconds() / 60
        yield OUTBOX.warning(
            f"{waiting.depth} replies wait to be delivered, the first for {minutes:.0f} minutes.",
            "Start the bot if it does not run; else look in its log for what the channel says.",
        )


def _overdue(found: Inspected, patient: Patient) -> Iterator[Finding]:
    kept = _kept(patient.settings)
    for table, many in found.overdue.items():
        yield RETENTION.warning(
            f"{many} {table} are older than {kept[table]}.",
            "The sweep has not run: start the bot, and look in its log for why it could not.",
        )


def _days(given: Settings) -> dict[str, int]:
    """How long the rows of each table are kept."""
    return {
        name: getattr(given, f"keep_{name}_days")
        for name in ("conversations", "deliveries", "feedback", "receipts", "gaps", "hand_overs")
    }


def _kept(given: Settings) -> dict[str, str]:
    """The same in words, of the counts, and of the chat page while it is open."""
    days = {name: f"{many} days" for name, many in _days(given).items()}
    return {
        **days,
        **dict.fromkeys(("tallies", "reviews"), f"{given.keep_tallies_months} months"),
        "chats": "1 hour",
        "activities": "1 hour",
    }


def _cutoffs(patient: Patient) -> Cutoffs:
    """What a sweep would have swept away some days ago."""
    given = patient.settings
    return Retention(**_days(given), tallies=given.keep_tallies_months).cutoffs(patient.around.now() - GRACE)


def _can_be_made(file: Path) -> bool:
    nearest = next((folder for folder in file.absolute().parents if folder.exists()), Path("/"))
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _opened(file: Path) -> str:
    """How the database keeps its journal.

    Raises:
        sqlite3.Error: it cannot be opened or written, or is no database.
    """
    with closing(sqlite3.connect(f"file:{file.absolute()}?mode=rw", uri=True, timeout=PATIENCE)) as database:
        (journal,) = database.execute("PRAGMA journal_mode = WAL").fetchone()
        database.execute("BEGIN IMMEDIATE")
        database.execute("CREATE TABLE policybot_doctor_was_here (mark)")
        database.rollback()
        return str(journal)


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


async def retention(patient: Patient) -> list[Finding]:
    """How long things are kept."""
    told = ", ".join(f"{table} {long}" for table, long in _kept(patient.settings).items())
    return [RETENTION.ok(f"Kept: {told}; swept every ten minutes while the bot runs.")]
