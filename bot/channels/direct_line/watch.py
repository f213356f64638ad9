"""Looks out for what is added to conversations: at once where this process does it, soon where another does."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from contextlib import contextmanager

log = logging.getLogger(__name__)

BETWEEN = 0.3
"""Seconds between two looks into the store, while somebody listens."""

Last = Callable[[Collection[str]], Awaitable[Mapping[str, int]]]
"""The number of the last entry of each of the conversations that there are."""


class Lookout:
    """Somebody who waits for news of one conversation."""

    def __init__(self) -> None:
        self.seen = 0
        self._news = asyncio.Event()

    def begin(self, seen: int) -> None:
        """From now on what is higher than this is news."""
        self.seen = seen
        self._news.clear()

    def wake(self) -> None:
        """There is news."""
        self._news.set()

    async def news(self) -> None:
        """Wait until there is some."""
        await self._news.wait()


class Watch:
    """Wakes those who wait. One look is enough for all of them, and where nobody waits there is none."""

    def __init__(self, last: Last, seconds: float) -> None:
        self._last = last
        self._seconds = seconds
        self._lookouts: dict[Lookout, str] = {}
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def over(self, name: str) -> Iterator[Lookout]:
        """Look out for news of a conversation."""
        lookout = Lookout()
        self._lookouts[lookout] = name
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            yield lookout
        finally:
            del self._lookouts[lookout]

    def wake(self, name: str) -> None:
        """Wake whoever waits for news of the conversation."""
        for lookout in [each for each, of in self._lookouts.items() if of == name]:
            lookout.wake()

    async def close(self) -> None:
        """Look no more."""
        if self._looking:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def _look(self) -> None:
        while self._lookouts:
            await asyncio.sleep(self._seconds)
            try:
                last = await self._last(set(self._lookouts.values()))
            except Exception as error:  # noqa: BLE001 - a database that is away comes back
                log.error("Nobody can see what other replicas have said: %s", type(error).__name__)  # noqa: TRY400 - no insides
                continue
            for lookout, name in self._lookouts.items():
                # A conversation that is gone is news as well.
                if name not in last or last[name] > lookout.seen:
                    lookout.wake()
