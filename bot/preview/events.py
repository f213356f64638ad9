"""Tells open pages that the content has changed, by server-sent events."""

import asyncio
from contextlib import suppress

from aiohttp import web

QUIET = 15.0
"""Seconds after which a page is told that nothing has happened, which shows whether it is still there."""


class Events:
    """The changes, by number. A page that has missed some is told of the last."""

    def __init__(self) -> None:
        self.number = 0
        self._news = asyncio.Event()
        self._is_over = False

    def tell(self) -> None:
        """Tell every open page."""
        self.number += 1
        self._news.set()
        self._news = asyncio.Event()

    async def end(self, _app: web.Application) -> None:
        """Let go of the pages, so that the server can stop."""
        self._is_over = True
        self._news.set()

    async def listen(self, request: web.Request) -> web.StreamResponse:
        """The stream of one page, which says up to which change it knows."""
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        since = request.query.get("since", "")[:9]
        known = int(since) if since.isdecimal() else 0
        with suppress(ConnectionError):
            while not self._is_over:
                if known != self.number:
                    known = self.number
                    await response.write(f"data: {known}\n\n".encode())
                else:
                    await response.write(b": still here\n\n")
                await self._something()
        return response

    async def _something(self) -> None:
        """Wait for news, or until it has been quiet for long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), QUIET)
