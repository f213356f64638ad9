"""Which of a database's errors pass by themselves, told apart in one place for everything that is asked of it."""

from sqlalchemy import ExceptionContext, event
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from bot.store.port import Away, Conflict

ROLLED_BACK = "40"
"""The class of PostgreSQL's errors that mean: somebody was in the way, begin anew."""

READ_ONLY = "25006"
"""A server that another one has taken the place of."""


class Pool(AsyncAdaptedQueuePool):
    """Connections, for whoever gets one in time."""

    def _do_get(self) -> ConnectionPoolEntry:
        try:
            return super()._do_get()
        except PoolTimeoutError as error:
            raise Away("no connection is free") from error


def tell_apart(engine: AsyncEngine) -> None:
    """Raise Away for what may pass, and Conflict for what has to be begun anew."""
    event.listen(engine.sync_engine, "handle_error", _told)


def _told(context: ExceptionContext) -> None:
    error = context.original_exception
    if not isinstance(error, Exception):
        return  # whoever is told to stop stops, and tries nothing again
    state = getattr(error, "sqlstate", None) or ""
    if state.startswith(ROLLED_BACK):
        raise Conflict
    may_pass = isinstance(context.sqlalchemy_exception, OperationalError | InterfaceError) or state == READ_ONLY
    if may_pass or context.is_disconnect:
        # SQLite names its troubles, PostgreSQL numbers them; neither says anything of what was to be written.
        raise Away(getattr(error, "sqlite_errorname", "") or state or type(error).__name__)
