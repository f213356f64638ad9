"""While the bot serves: its content is watched, and read anew where somebody asks for it with a hang-up signal."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

from bot.background import beside
from bot.content.live import LiveLibrary
from bot.content.note import Note


@asynccontextmanager
async def watching(live: LiveLibrary, folder: Path, seconds: float) -> AsyncIterator[None]:
    """Look after the content; with 0 seconds only when asked."""
    note = Note(folder)
    note.write(live.standing)
    asked = asyncio.Event()
    looking = [live.watch(seconds, note.write)] if seconds else []
    try:
        async with beside(*looking, _renew_when(asked, live, note)):
            with _on_hang_up(asked.set):
                yield
    finally:
        note.remove()


async def _renew_when(asked: asyncio.Event, live: LiveLibrary, note: Note) -> None:
    while True:
        await asked.wait()
        asked.clear()
        await live.renew()
        note.write(live.standing)


@contextmanager
def _on_hang_up(ask: Callable[[], None]) -> Iterator[None]:
    """Ask on a hang-up, where the system has that signal and this is the thread that signals come to."""
    loop = asyncio.get_running_loop()
    with suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
        loop.add_signal_handler(signal.SIGHUP, ask)
    try:
        yield
    finally:
        with suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
            loop.remove_signal_handler(signal.SIGHUP)
