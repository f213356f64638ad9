"""Ways to a database: what is asked of one is a function of a connection, run in a transaction of its own.

SQLite answers in microseconds, and handing a question to a thread and back takes many times that: so turns ask it right
here, and as nothing waits within a transaction, turns of one process never meet in one.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.troubles import Held, told_apart

AGAIN = 0.005
"""Seconds until a file that somebody else holds is tried again."""

BEGIN = "BEGIN IMMEDIATE"
"""Who means to write says so at once: a reader that becomes a writer may find another before it, and fail."""

Made = TypeVar("Made")
Action = Callable[[Connection], Made]


class Way(Protocol):
    """A way to a database."""

    async def read(self, action: Action[Made]) -> Made:
        """What the action finds."""
        ...

    async def write(self, action: Action[Made]) -> Made:
        """What the action gives, when all that it has written is kept; where it fails nothing is."""
        ...

    async def close(self) -> None:
        """Let go of the connections."""
        ...


class Here:
    """To a file, without a thread. Who waits for another process lets the event loop go on meanwhile."""

    def __init__(self, engine: Engine, wait: float) -> None:
        """`wait` is how many seconds another process may hold the file."""
        self._engine = engine
        self._wait = wait

    async def read(self, action: Action[Made]) -> Made:
        """What the action finds."""
        return await self._patiently(_found, action)

    async def write(self, action: Action[Made]) -> Made:
        """What the action gives, when all that it has written is kept; where it fails nothing is."""
        return await self._patiently(_kept, action)

    async def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    async def _patiently(self, run: Callable[[Engine, Action[Made]], Made], action: Action[Made]) -> Made:
        until = time.monotonic() + self._wait
        while True:
            try:
                return run(self._engine, action)
            except Held:
                if time.monotonic() > until:
                    raise
            await asyncio.sleep(AGAIN)


class Aside:
    """To a file, in a thread, for what takes long and nobody should wait for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def read(self, action: Action[Made]) -> Made:
        """What the action finds."""
        return await asyncio.to_thread(_found, self._engine, action)

    async def write(self, action: Action[Made]) -> Made:
        """What the action gives, when all that it has written is kept; where it fails nothing is."""
        return await asyncio.to_thread(_kept, self._engine, action)

    async def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


class Server:
    """To a server over the network."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def read(self, action: Action[Made]) -> Made:
        """What the action finds."""
        with told_apart():
            async with self._engine.connect() as connection:
                return await connection.run_sync(action)

    async def write(self, action: Action[Made]) -> Made:
        """What the action gives, when all that it has written is kept; where it fails nothing is."""
        with told_apart():
            async with self._engine.begin() as connection:
                return await connection.run_sync(action)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._engine.dispose()


def _found(engine: Engine, action: Action[Made]) -> Made:
    """Who reads needs no transaction: what has to fit together is asked for in one question."""
    with told_apart(), engine.connect() as connection:
        return action(connection)


def _kept(engine: Engine, action: Action[Made]) -> Made:
    with told_apart(), engine.begin() as connection:
        connection.exec_driver_sql(BEGIN)
        return action(connection)
