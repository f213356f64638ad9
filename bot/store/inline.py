"""SQLite without a thread: what a turn asks takes microseconds, and handing it to a thread and back many times that.

It has the shape of aiosqlite, as far as SQLAlchemy asks for it. Nothing waits but for another process that holds the
file, and then the event loop goes on meanwhile. As nothing waits within a transaction, turns of one process never meet
in one.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

BUSY = 0.005
"""Seconds until a file that somebody else holds is tried again."""

Made = TypeVar("Made")


class Cursor:
    """A cursor, whose results are there at once."""

    def __init__(self, cursor: sqlite3.Cursor, wait: float) -> None:
        self._cursor = cursor
        self._wait = wait

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Execute the statement, as soon as nobody else holds the file."""
        await _patiently(lambda: self._cursor.execute(statement, parameters), self._wait)

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Execute the statement with each of the parameters."""
        await _patiently(lambda: self._cursor.executemany(statement, parameters), self._wait)

    async def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return self._cursor.fetchall()

    async def close(self) -> None:
        """Let go of the rows."""
        self._cursor.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a cursor of SQLite knows: description, rowcount
        return getattr(self._cursor, name)


class Connection:
    """A connection to a file; writers wait for each other, but for so many seconds at most."""

    def __init__(self, file: Path, wait: float) -> None:
        self._connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
        self._wait = wait

    def cursor(self) -> Cursor:
        """A new cursor."""
        return Cursor(self._connection.cursor(), self._wait)

    async def create_function(self, *given: Any, **options: Any) -> None:  # noqa: ANN401 - as SQLite takes them
        """Teach SQLite a function."""
        self._connection.create_function(*given, **options)

    async def commit(self) -> None:
        """Keep what was written."""
        await _patiently(self._connection.commit, self._wait)

    async def rollback(self) -> None:
        """Keep nothing of what was written."""
        self._connection.rollback()

    async def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def stop(self) -> None:
        """The same, when nobody can wait for it."""
        self._connection.close()


async def connect(file: Path, wait: float) -> Connection:
    """A connection to the file."""
    return Connection(file, wait)


async def _patiently(action: Callable[[], Made], wait: float) -> Made:
    until = time.monotonic() + wait
    while True:
        try:
            return action()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > until:
                raise
        await asyncio.sleep(BUSY)
