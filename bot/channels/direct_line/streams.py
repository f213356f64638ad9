"""Activities over a WebSocket, as they come."""

import asyncio
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from aiohttp import WSCloseCode, web

from bot.channels.direct_line.backlog import Backlogs, Batch, UnknownConversation
from bot.channels.direct_line.door import refusal
from bot.channels.values import as_bytes

HEARTBEAT = 25.0
"""Seconds between two pings; a client that answers none is gone."""

MOST_STREAMS = 4
"""Streams of one conversation; a lost one may linger for a heartbeat beside the new one."""

LARGEST_MESSAGE = 4096
"""Bytes that a client may send; all it has to say is that it is there."""


class Streams:
    """The streams that are open."""

    def __init__(self, backlogs: Backlogs) -> None:
        self._backlogs = backlogs
        self._open: dict[web.WebSocketResponse, str] = {}

    async def run(self, request: web.Request, conversation: str, watermark: int) -> web.StreamResponse:
        """Send everything after the watermark, until the client leaves or the conversation is put away."""
        if list(self._open.values()).count(conversation) >= MOST_STREAMS:
            return refusal(HTTPStatus.TOO_MANY_REQUESTS, "the conversation has enough streams")
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST_MESSAGE)
        if not socket.can_prepare(request).ok:
            return refusal(HTTPStatus.UPGRADE_REQUIRED, "this address speaks WebSocket")
        await socket.prepare(request)
        self._open[socket] = conversation
        sending = asyncio.create_task(self._send(socket, conversation, watermark))
        try:
            async for _ in socket:
                pass
        finally:
            del self._open[socket]
            sending.cancel()
            with suppress(asyncio.CancelledError):
                await sending
        return socket

    async def close(self) -> None:
        """Take leave of everybody."""
        for socket in list(self._open):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _send(self, socket: web.WebSocketResponse, conversation: str, watermark: int) -> None:
        with suppress(UnknownConversation, ConnectionError):
            while True:
                batch = await self._backlogs.news(conversation, watermark)
                watermark = batch.watermark
                await socket.send_str(as_bytes(as_set(batch)).decode())
        await socket.close()


def as_set(batch: Batch) -> dict[str, Any]:
    """Activities as clients are sent them."""
    return {"activities": batch.activities, "watermark": str(batch.watermark)}
