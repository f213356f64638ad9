"""A database looked at as it is: nothing is made, changed or brought up to date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.erasing import outdated
from bot.store.outbox import waiting
from bot.store.port import Cutoffs, Unusable, Waiting
from bot.store.schema import Form, form_of

PATIENCE = 5
"""Seconds that a server may take to let somebody in."""

MARK = text("CREATE TABLE policybot_doctor_was_here (mark INTEGER)")
"""What only somebody who may write can do; it is never kept."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """The form of the database, and where that is ours what waits, and how many rows of a table are too old."""

    form: Form
    waiting: Waiting = field(default_factory=Waiting)
    overdue: Mapping[str, int] = field(default_factory=dict)


async def file_inspected(file: Path, cutoffs: Cutoffs) -> Inspected:
    """The database in a file that can be opened.

    Raises:
        Unusable: it is none that can be read.
    """
    return await _inspected(create_async_engine(f"sqlite+aiosqlite:///{file}", hide_parameters=True), cutoffs)


async def server_inspected(url: str, cutoffs: Cutoffs) -> Inspected:
    """The database on a PostgreSQL server.

    Raises:
        Unusable: it is no such URL, the server lets nobody in, or does not let the bot write.
    """
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
    except ArgumentError as error:
        raise Unusable("its address is not written as postgresql://user:password@host/name") from error
    engine = create_async_engine(address, hide_parameters=True, connect_args={"connect_timeout": PATIENCE})
    return await _inspected(engine, cutoffs, writes=True)


async def _inspected(engine: AsyncEngine, cutoffs: Cutoffs, *, writes: bool = False) -> Inspected:
    try:
        async with engine.connect() as connection:
            if writes:
                await connection.execute(MARK)
                await connection.rollback()
            form = await connection.run_sync(form_of)
            return await _told(connection, cutoffs) if form is Form.CURRENT else Inspected(form)
    except (DBAPIError, OSError) as error:
        raise Unusable(str(getattr(error, "orig", None) or error).splitlines()[0]) from error
    finally:
        await engine.dispose()


async def _told(connection: AsyncConnection, cutoffs: Cutoffs) -> Inspected:
    counts = {
        table.name: await connection.scalar(select(func.count()).select_from(table).where(is_old)) or 0
        for table, is_old in outdated(cutoffs).items()
    }
    return Inspected(Form.CURRENT, await waiting(connection), {name: many for name, many in counts.items() if many})
