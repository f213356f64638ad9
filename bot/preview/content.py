"""The content of a folder while somebody writes it: what can be shown at once, and what takes longer to know."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from bot.background import ended
from bot.content.apart import NotRead, read_apart
from bot.content.live import LiveLibrary, Standing
from bot.content.problems import Problem
from bot.content.reading import Reading
from bot.content.stamp import Stamp, stamp_of
from bot.preview.folder import Lying, deaf, quickly, unproven
from dialogs.library import Library

log = logging.getLogger(__name__)

LOOKS = 0.2
"""Seconds between two looks at the folder; what is saved is taken at the second look that finds it the same."""

SETTLED = 0.5
"""Seconds after a save before what takes long is begun: whoever saves again at once shall not wait for it."""


class Content:
    """The content at hand. Pages are drawn from `library`, questions answered from `router`; None until there is one.

    A save is read without its index, which pages do not need: that makes it quick. The index and what is learnt of the
    phrasings follow from another process, and so does what the proof finds.
    """

    def __init__(self, folder: Path, today: Callable[[], date], changed: Callable[[], None]) -> None:
        self.folder = folder
        self.library: Library | None = None
        self.router: Library | None = None
        self.lying: Lying | None = None
        self.failure = ""
        self._today = today
        self._changed = changed
        self._proven = ""
        self._of_proof: tuple[Problem, ...] = ()
        self._of_index: tuple[Problem, ...] = ()
        self._following: list[asyncio.Task[None]] = []
        self._apart = ProcessPoolExecutor(1, get_context("spawn"), deaf)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that `policybot check` would list, as far as it is known yet."""
        lying = self.lying.problems if self.lying else ()
        of_index = self._of_index if self.is_learnt and not self.is_kept else ()
        return tuple(sorted({*lying, *self._of_proof, *of_index}))

    @property
    def is_kept(self) -> bool:
        """Whether what is shown is older than what lies in the folder, which cannot be used."""
        problems = self.lying.problems if self.lying else ()
        return bool(self.failure) or any(problem.is_error for problem in problems)

    @property
    def is_learnt(self) -> bool:
        """Whether questions are answered from the content that is shown."""
        return bool(self.router and self.library and self.router.fingerprint == self.library.fingerprint)

    async def watch(self) -> None:
        """Read the folder, and again whenever something in it is saved; ends only when it is cancelled."""
        stamp, library = await self._first()
        live = LiveLibrary(library, self.folder, stamp, reading=self._read)

        def told(standing: Standing) -> None:
            self.failure = standing.failure
            self._take(live())

        self._take(library)
        try:
            await live.watch(LOOKS, told)
        finally:
            await ended(self._following)
            self._apart.shutdown(wait=False, cancel_futures=True)

    async def _first(self) -> tuple[Stamp, Library]:
        """The first content that can be used, with its stamp; until there is some its problems are shown."""
        seen: Stamp | None = None
        while True:
            stamp = await asyncio.to_thread(stamp_of, self.folder)
            if stamp != seen:
                reading = await self._read(self.folder, self._today())
                if reading.library:
                    return stamp, reading.library
                self._changed()
            seen = stamp
            await asyncio.sleep(LOOKS)

    def _take(self, library: Library) -> None:
        self.library = library
        self._follow(library)
        self._changed()

    def _follow(self, library: Library) -> None:
        """Begin what takes long, in place of what was begun before."""
        self._rest()
        self._following = [asyncio.create_task(self._learn(library)), asyncio.create_task(self._prove(library))]

    def _rest(self) -> None:
        for task in self._following:
            task.cancel()

    async def _read(self, folder: Path, today: date) -> Reading:
        """Read the folder while nothing else is worked on; what that was is taken up where nothing has changed."""
        self._rest()
        reading, self.lying = await asyncio.to_thread(quickly, folder, today)
        if self.library and reading.library and reading.library.fingerprint == self.library.fingerprint:
            self._follow(self.library)
        return reading

    async def _learn(self, library: Library) -> None:
        """Have the content read whole, with what is learnt of it, so that questions find what they find in the chat."""
        if self.router and self.router.fingerprint == library.fingerprint:
            return
        self._of_index = ()
        await asyncio.sleep(SETTLED)
        try:
            whole = await read_apart(self.folder, self._today())
        except NotRead as error:
            log.error("The phrasings could not be learnt: %s", error)  # noqa: TRY400 - it says why
            return
        if whole.library and whole.library.fingerprint == library.fingerprint:
            self.router, self._of_index = whole.library, whole.problems
            self._changed()

    async def _prove(self, library: Library) -> None:
        if self._proven == library.rules_text:
            return
        self._of_proof = ()
        await asyncio.sleep(SETTLED)
        self._of_proof = await asyncio.get_running_loop().run_in_executor(self._apart, unproven, self.folder)
        self._proven = library.rules_text
        self._changed()
