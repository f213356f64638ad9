"""What happens to machines: a disk that is full, a file that somebody holds, a server that restarts."""

import asyncio
import resource
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from tests.soak.driver import Mischief, Replica

SECONDS = 3.0
"""How long it lasts."""


class Server(Protocol):
    """A server of our own."""

    def stop(self) -> None: ...

    def ensure_postgres_running(self) -> None: ...

    def get_uri(self) -> str: ...


def full(file: Path) -> Mischief:
    """No file of the bot's may grow any more."""

    async def full(bots: list[Replica]) -> None:
        size = file.with_name(f"{file.name}-wal").stat().st_size
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        for bot in bots:
            with suppress(ProcessLookupError):
                resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, most))
        await asyncio.sleep(SECONDS)
        for bot in bots:
            with suppress(ProcessLookupError):  # killed meanwhile, and another one has no limit
                resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (most, most))

    return full


def locked(file: Path) -> Mischief:
    """Somebody holds the file for longer than a turn waits."""

    async def locked(_bots: list[Replica]) -> None:
        with sqlite3.connect(file, isolation_level=None, timeout=30) as other:
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(2 * SECONDS)
            other.execute("ROLLBACK")
        other.close()

    return locked


def restarted(server: Server) -> Mischief:
    """The server goes, and comes back."""

    def restart() -> None:
        server.stop()
        server.ensure_postgres_running()

    async def restarted(_bots: list[Replica]) -> None:
        await asyncio.to_thread(restart)

    return restarted
