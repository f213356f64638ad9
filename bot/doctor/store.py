"""The store: whether it can be opened and written, and what waits in it that should have gone."""

import os
import sqlite3
from collections.abc import Awaitable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from bot.doctor.findings import Check, Finding
from bot.doctor.retention import RETENTION, cutoffs, kept
from bot.doctor.surroundings import Patient
from bot.settings import PREFIX
from bot.store import Unusable, Waiting
from bot.store.inspection import Inspected, file_inspected, server_inspected
from bot.store.schema import Form

STORE, OUTBOX = Check("store"), Check("outbox")
OTHER = f"Set {PREFIX}DATABASE to a file that the bot may write."
PATIENCE = 2.0
"""Seconds that somebody else may hold the database; a turn holds it for thousandths."""

LATE = timedelta(minutes=10)
"""How long replies may wait to be delivered before somebody should look."""


async def database(patient: Patient) -> list[Finding]:
    """Whether the database can be opened and written, and what is in it that should have gone."""
    given = patient.settings
    if given.database_url:
        looking = server_inspected(given.database_url.get_secret_value(), cutoffs(patient))
        return await _looked(
            "The PostgreSQL server", looking, f"See that the server runs, and {PREFIX}DATABASE_URL.", patient
        )
    wrong = _of_file(given.database)
    if wrong:
        return [wrong]
    looking = file_inspected(given.database, cutoffs(patient))
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
    times = kept(patient.settings)
    for table, many in found.overdue.items():
        yield RETENTION.warning(
            f"{many} {table} are older than {times[table]}.",
            "The sweep has not run: start the bot, and look in its log for why it could not.",
        )


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
