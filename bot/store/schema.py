"""The database brought to the form this program knows, by one process at a time; a newer form is refused."""

import logging
from enum import Enum, auto
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.store.port import Unusable
from bot.store.ways import Way

# Alembic tells of every start that there is nothing to do.
logging.getLogger("alembic").setLevel(logging.WARNING)

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x706F6C696379
"""The number of the advisory lock that processes on PostgreSQL wait for each other by."""


class Form(Enum):
    """The form of a database, seen from this program."""

    EMPTY = auto()
    OLDER = auto()
    CURRENT = auto()
    NEWER = auto()


def form_of(connection: Connection) -> Form:
    """The form that the database has."""
    found = MigrationContext.configure(connection).get_current_revision()
    known = ScriptDirectory(str(MIGRATIONS))
    if found is None:
        return Form.EMPTY
    if found == known.get_current_head():
        return Form.CURRENT
    return Form.OLDER if found in {script.revision for script in known.walk_revisions()} else Form.NEWER


async def bring_up_to_date(way: Way) -> None:
    """Run the migrations that are missing, all or none.

    Raises:
        Unusable: the database is of a newer version of this program.
    """
    await way.write(_upgrade)


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = MigrationContext.configure(connection).get_current_revision()
    if found and found not in {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}:
        raise Unusable(
            f"the database is of a newer version of Policybot (its form is {found}). Start that version, or go back to "
            "a copy of the database from before it"
        )
    command.upgrade(config, "head")
