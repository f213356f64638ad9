"""Activities over a WebSocket, as they come."""

import asyncio
import logging
from contextlib import aclosing, suppress
from http import HTTPStatus
from typing import Any

from aiohttp import WSCloseCode, web

from bot.channels.direct_line.backlog import Backlogs, Batch, UnknownConversation
from bot.channels.direct_line.door import refusal
from bot.channels.values import as_bytes
from bot.failures import place_of

log = logging.getLogger(__name__)

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
        await self._backlogs.close()

    async def _send(self, socket: web.WebSocketResponse, conversation: str, watermark: int) -> None:
        """Send whatever comes; a client whose stream is closed comes back for the rest."""
        try:
            async with aclosing(self._backlogs.batches(conversation, watermark)) as batches:
                async for batch in batches:
                    await socket.send_str(as_bytes(as_set(batch)).decode())
        except (UnknownConversation, ConnectionError):
            pass
        except Exception as error:  # noqa: BLE001 - a database that is away comes back
            log.error("A stream of the chat page ends: %s", place_of(error))  # noqa: TRY400 - no insides
        await socket.close()


def as_set(batch: Batch) -> dict[str, Any]:
    """Activities as clients are sent them."""
    return {"activities": batch.activities, "watermark": str(batch.watermark)}
