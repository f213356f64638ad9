"""The library in use. A change of the content is read, checked and taken whole, or the last good one stays."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.content.apart import NotRead, read_apart
from bot.content.problems import Problem
from bot.content.reading import Reading
from bot.content.stamp import Stamp, stamp_of
from dialogs.library import Library

log = logging.getLogger(__name__)

MOST_LOGGED = 20
"""Problems of a broken change that the log names."""

AFTER_FAILURE = 60.0
"""Seconds before content that could not be read, through no fault of its own, is tried again."""

Keep = Callable[[Library], Awaitable[None]]
Read = Callable[[Path, date], Awaitable[Reading]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is served since when, and why it is not what lies in the folder, where it is not.

    `errors` are those of the last change that was broken; `failure` says why the content could not even be read.
    """

    fingerprint: str
    rules_fingerprint: str
    since: datetime
    errors: tuple[Problem, ...] = ()
    failure: str = ""
    swaps: int = 0
    refusals: int = 0

    @property
    def is_current(self) -> bool:
        """Whether what is served is what lies in the folder, as far as anybody has looked."""
        return not (self.errors or self.failure)


async def _keep_nothing(_library: Library) -> None:
    """For whom nothing is to be kept of a library."""


class LiveLibrary:
    """The library of a folder; whoever calls it gets the one in use, and decides a whole turn on that.

    `keep` is awaited before a library is taken into use; what it raises keeps the library out.
    """

    def __init__(
        self,
        library: Library,
        folder: Path,
        stamp: Stamp,
        keep: Keep = _keep_nothing,
        reading: Read = read_apart,
    ) -> None:
        """`stamp` is the folder's from before the library was read."""
        self._library = library
        self._folder = folder
        self._seen = self._read = stamp
        self._keep = keep
        self._reading = reading
        self._one_at_a_time = asyncio.Lock()
        self.standing = Standing(library.fingerprint, library.rules_fingerprint, datetime.now(UTC))

    def __call__(self) -> Library:
        """The library in use."""
        return self._library

    async def watch(self, seconds: float, told: Callable[[Standing], None]) -> None:
        """Look at the folder ever again, with so many seconds between; `told` hears of every change of standing."""
        while True:
            await asyncio.sleep(AFTER_FAILURE if self.standing.failure else seconds)
            before = self.standing
            await self.look()
            if self.standing != before:
                told(self.standing)

    async def look(self) -> None:
        """Read the folder where it has changed, once it lies still from one look to the next."""
        stamp = await asyncio.to_thread(stamp_of, self._folder)
        lies_still, self._seen = stamp == self._seen, stamp
        if lies_still and stamp != self._read:
            await self.renew()

    async def renew(self) -> None:
        """Read the folder now; what changes while it is read is left to the next look."""
        async with self._one_at_a_time:
            before = await asyncio.to_thread(stamp_of, self._folder)
            try:
                reading = await self._reading(self._folder, datetime.now(UTC).astimezone().date())
                if before == await asyncio.to_thread(stamp_of, self._folder):
                    await self._take(reading)
                    self._read = before
            except Exception as error:  # noqa: BLE001 - whatever it is, the last good library goes on being served
                self._fail(error)

    async def _take(self, reading: Reading) -> None:
        if reading.library is None:
            self._refuse(tuple(problem for problem in reading.problems if problem.is_error))
            return
        await self._keep(reading.library)
        self.standing = replace(self.standing, errors=(), failure="")
        if reading.library.fingerprint != self.standing.fingerprint:
            await made_ready(reading.library)
            self._swap(reading.library, len(reading.problems))

    def _swap(self, library: Library, warnings: int) -> None:
        old = self.standing
        self._library = library
        fingerprints = library.fingerprint, library.rules_fingerprint
        self.standing = Standing(*fingerprints, datetime.now(UTC), swaps=old.swaps + 1, refusals=old.refusals)
        log.info("The content is now %s, after %s; %d warnings", library.fingerprint, old.fingerprint, warnings)

    def _refuse(self, errors: tuple[Problem, ...]) -> None:
        self._keep_on(errors=errors)
        shown = "\n".join(map(str, errors[:MOST_LOGGED]))
        served = self.standing.fingerprint
        log.error("The changed content has %d errors, so %s goes on being served:\n%s", len(errors), served, shown)

    def _fail(self, error: Exception) -> None:
        why = str(error) if isinstance(error, NotRead) else type(error).__name__
        self._keep_on(failure=why)
        log.error("The changed content could not be read, %s; %s goes on being served", why, self.standing.fingerprint)

    def _keep_on(self, errors: tuple[Problem, ...] = (), failure: str = "") -> None:
        self.standing = replace(self.standing, errors=errors, failure=failure, refusals=self.standing.refusals + 1)


async def made_ready(library: Library) -> None:
    """Work out beside the turns what else the first check would have to wait for, and everybody with it."""
    await asyncio.to_thread(library.still_to_ask.most, {})
