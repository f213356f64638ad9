"""The preview as a server of its own, which only this machine can reach."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from aiohttp import web

from bot.background import beside
from bot.preview.content import Content
from bot.preview.events import Events
from bot.preview.pages import PreviewPages
from bot.web.application import application
from bot.web.headers import Headers
from bot.web.hosts import Hosts

LOOPBACK = "127.0.0.1"

LONGEST_FINISH = 2.0
"""Seconds that requests under way are given when the preview ends."""


@asynccontextmanager
async def previewing(folder: Path, port: int, today: Callable[[], date]) -> AsyncIterator[str]:
    """The preview of the folder, running; gives its address. With port 0 it is any that is free.

    Raises:
        OSError: the port is taken.
    """
    events = Events()
    content = Content(folder, today, events.tell)
    pages = PreviewPages(content, events, today)
    app = application(pages.routes(), Hosts.of((), on_loopback=True), Headers())
    app.on_shutdown.append(events.end)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LONGEST_FINISH)
    await runner.setup()
    async with beside(content.watch()):
        try:
            await web.TCPSite(runner, LOOPBACK, port).start()
            yield f"http://{LOOPBACK}:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()
