"""The bot's own records, for commands that look into them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import click

from bot.cli.content import stop
from bot.parts import is_begun, store_of
from bot.settings import Misconfigured, Settings, read_settings
from bot.store import Unusable
from bot.store.sql import SqlStore

T = TypeVar("T")

database_option = click.option(
    "--database", type=click.Path(path_type=Path), help="The file that the bot keeps its records in."
)


def in_records(database: Path | None, reading: Callable[[SqlStore], Awaitable[T]]) -> T:
    """What is read of the records in the file, or where the bot keeps them; else the command ends and says why."""
    try:
        return asyncio.run(_read(_settings(database), reading))
    except (Misconfigured, Unusable) as error:
        stop(str(error))


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[SqlStore]:
    """The database while it is looked into.

    Raises:
        Unusable: it cannot be opened or written, or is of a newer version.
    """
    store = await store_of(settings)
    try:
        yield store
    finally:
        await store.close()


def _settings(database: Path | None) -> Settings:
    """The settings; a database that is named goes before a server that is set."""
    settings = read_settings(database=database)
    return settings.model_copy(update={"database_url": None}) if database else settings


async def _read(settings: Settings, reading: Callable[[SqlStore], Awaitable[T]]) -> T:
    if not is_begun(settings):
        stop(f"There is no database at {settings.database}. Name the one that the bot uses with --database.")
    async with opened(settings) as store:
        return await reading(store)
