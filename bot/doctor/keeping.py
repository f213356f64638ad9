"""The store: whether it can be written, has room, is kept from others, and is swept."""

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.doctor.findings import Check, Finding
from bot.doctor.surroundings import Patient
from bot.privacy.key import SHORTEST, is_open, key_file
from bot.settings import PREFIX

STORE, ROOM, KEY, RETENTION = Check("store"), Check("disk"), Check("privacy key"), Check("retention")
LEAST, LITTLE = 100 * 1024**2, 1024**3
"""Bytes that have to be free, and that should be."""

LARGE_LOG = 256 * 1024**2
"""Bytes of a write-ahead log that has not been emptied for long."""

PATIENCE = 2.0
"""Seconds that somebody else may hold the database; a turn holds it for thousandths."""

GRACE = timedelta(days=2)
"""How much longer than they may be records can be kept while the sweep has been running now and then."""

DATED = {
    "conversations": ("changed_at", "keep_conversations_days"),
    "deliveries": ("taken_at", "keep_deliveries_days"),
    "feedback": ("given_at", "keep_feedback_days"),
    "receipts": ("made_at", "keep_receipts_days"),
    "gaps": ("asked_on", "keep_gaps_days"),
}


async def store(patient: Patient) -> list[Finding]:
    """Whether the database can be opened and written."""
    if patient.settings.database_url:
        return [await asyncio.to_thread(_server, patient.settings.database_url.get_secret_value())]
    file, other = patient.settings.database, f"Set {PREFIX}DATABASE to a file that the bot may write."
    if not file.exists():
        if _can_be_made(file):
            return [STORE.note(f"{file.name} is not there yet; the bot makes it when it starts.")]
        return [STORE.error(f"{file} cannot be made: its folder cannot be written.", other)]
    try:
        journal = _opened(file)
    except sqlite3.Error as error:
        return [STORE.error(f"{file} cannot be used: {error}.", other)]
    if journal != "wal":
        remedy = "Keep it on a disk of this machine: on network drives SQLite can lose what was written."
        return [STORE.warning(f"{file} cannot keep a write-ahead log (it has {journal}).", remedy)]
    return [STORE.ok(f"{file.name} opens and can be written.")]


def _server(url: str) -> Finding:
    """Whether the server lets the bot in, and lets it write."""
    try:
        address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, connect_timeout=int(PATIENCE)) as connection:
            connection.execute("CREATE TEMPORARY TABLE policybot_doctor_was_here (mark integer)")
    except (psycopg.Error, ArgumentError) as error:
        remedy = f"Look whether the server runs, and whether {PREFIX}DATABASE_URL names it, the user and the password."
        return STORE.error(f"The PostgreSQL server cannot be used: {type(error).__name__}.", remedy)
    return STORE.ok("The PostgreSQL server lets the bot in, and lets it write.")


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
    """Whether there is room left for what is to be kept."""
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
    if not patient.settings.database.exists():
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
    """How long things are kept, and whether anything is older."""
    given = patient.settings
    days = {table: getattr(given, setting) for table, (_, setting) in DATED.items()}
    found = list(_overdue(patient, days)) if given.database.exists() else []
    told = ", ".join(f"{table} {many} days" for table, many in days.items())
    return found or [RETENTION.ok(f"Kept: {told}; swept every hour while the bot runs.")]


def _overdue(patient: Patient, days: dict[str, int]) -> Iterator[Finding]:
    try:
        with closing(sqlite3.connect(f"file:{patient.settings.database.absolute()}?mode=ro", uri=True)) as database:
            for table, (column, _) in DATED.items():
                before = (patient.around.now() - timedelta(days=days[table]) - GRACE).strftime("%Y-%m-%d")
                query = f"SELECT count(*) FROM {table} WHERE {column} < ?"  # noqa: S608 - names of our own
                (many,) = database.execute(query, (before,)).fetchone()
                if many:
                    yield RETENTION.warning(
                        f"{many} {table} are older than {days[table]} days.",
                        "The sweep has not run: start the bot, and look in its log for why it could not.",
                    )
    except sqlite3.Error:
        return
