"""Which of a database's errors pass by themselves, told apart in one place for everything that is asked of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.store.port import Away, Conflict

BUSY = "SQLITE_BUSY"
"""How the names begin of SQLite's errors that mean: another process holds the file."""

ROLLED_BACK = "40"
"""The class of PostgreSQL's errors that mean: somebody was in the way, begin anew."""

READ_ONLY = "25006"
"""A server that another one has taken the place of."""


class Held(Away):
    """Another process holds the file at this moment."""


@contextmanager
def told_apart() -> Iterator[None]:
    """Raise Away for what may pass, and Conflict for what has to be begun anew.

    SQLite names its troubles, PostgreSQL numbers them; neither says anything of what was to be written.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise Away("no connection is free") from error
    except DBAPIError as error:
        cause = error.orig
        state = getattr(cause, "sqlstate", None) or ""
        if is_held(cause):
            raise Held(BUSY) from error
        if state.startswith(ROLLED_BACK):
            raise Conflict from error
        may_pass = isinstance(error, OperationalError | InterfaceError) or state == READ_ONLY
        if may_pass or error.connection_invalidated:
            raise Away(getattr(cause, "sqlite_errorname", "") or state or type(cause).__name__) from error
        raise


def is_held(error: BaseException | None) -> bool:
    """Whether another process holds the file at this moment."""
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorname", "").startswith(BUSY)
