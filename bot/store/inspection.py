"""A database looked at as it is: nothing is made, changed or brought up to date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, create_engine, func, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.erasing import outdated
from bot.store.outbox import waiting
from bot.store.port import NotNow, Unusable
from bot.store.records import Cutoffs, Waiting
from bot.store.schema import Form, form_of
from bot.store.ways import Aside, Server, Way

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
    return await _inspected(Aside(create_engine(f"sqlite:///{file}", hide_parameters=True)), cutoffs)


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
    return await _inspected(Server(engine), cutoffs, writes=True)


async def _inspected(way: Way, cutoffs: Cutoffs, *, writes: bool = False) -> Inspected:
    try:
        return await way.read(partial(_told, cutoffs=cutoffs, writes=writes))
    except (NotNow, DBAPIError, OSError) as error:
        said = error.__cause__ if isinstance(error, NotNow) else error
        raise Unusable(str(getattr(said, "orig", None) or said).splitlines()[0]) from error
    finally:
        await way.close()


def _told(connection: Connection, cutoffs: Cutoffs, *, writes: bool) -> Inspected:
    if writes:
        connection.execute(MARK)
        connection.rollback()
    form = form_of(connection)
    if form is not Form.CURRENT:
        return Inspected(form)
    counts = {
        table.name: connection.scalar(select(func.count()).select_from(table).where(is_old)) or 0
        for table, is_old in outdated(cutoffs).items()
    }
    return Inspected(form, waiting(connection), {name: many for name, many in counts.items() if many})
