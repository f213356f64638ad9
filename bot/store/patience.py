"""Waits at the start for a database that is not there yet: a server that restarts, a file that somebody holds."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.store.port import NotNow, NotYet, Unusable

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds after which whoever started the bot should hear that it does not come up."""

BETWEEN = 0.5
"""Seconds until it is tried again."""

Made = TypeVar("Made")


async def in_time(action: Callable[[], Awaitable[Made]], patience: float = PATIENCE) -> Made:
    """What the action gives, as soon as the database lets it.

    Raises:
        Unusable: it cannot be used, or not for so many seconds.
    """
    until, told = time.monotonic() + patience, False
    while True:
        try:
            return await action()
        except (NotYet, NotNow) as error:
            if time.monotonic() > until:
                raise Unusable(str(error)) from error
            if not told:
                log.warning("The database cannot be used yet: %s. Trying again for %.0f seconds", error, patience)
            told = True
        await asyncio.sleep(BETWEEN)
