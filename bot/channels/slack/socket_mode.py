"""Slack over a socket that the bot opens itself, where it has no address that Slack could reach."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.api import silent
from bot.channels.slack.channel import Channel
from bot.channels.slack.events import work_of_event
from bot.channels.slack.interactions import work_of_command, work_of_interaction
from bot.channels.slack.work import Work
from bot.channels.values import string
from bot.store import NotNow

log = logging.getLogger(__name__)

EVENTS = "events_api"
LAST_ATTEMPT = 3
"""The last of the times that Slack sends an event again."""


class Socket:
    """Keeps the socket open, and hands on what comes in by it."""

    def __init__(self, channel: Channel, app_token: str, client: AsyncWebClient) -> None:
        self._channel = channel
        self._client = _Client(app_token, logger=silent, web_client=client)
        self._client.proxy = None
        self._client.socket_mode_request_listeners.append(self._heard)
        self._opening: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin to open the socket; that goes on until it succeeds, however long it takes."""
        await self._client.aiohttp_client_session.close()
        self._client.aiohttp_client_session = aiohttp.ClientSession(trust_env=True)
        self._opening = asyncio.create_task(self._client.connect())  # type: ignore[no-untyped-call] # the SDK's

    async def close(self) -> None:
        """Close the socket; nothing comes in by it from then on."""
        client = self._client
        if self._opening:
            self._opening.cancel()
        await client.close()  # type: ignore[no-untyped-call] # the SDK's
        begun = (self._opening, client.message_processor, client.message_receiver, client.current_session_monitor)
        await asyncio.gather(*filter(None, begun), return_exceptions=True)

    async def _heard(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        read = _READ.get(request.type)
        comes_again = request.type == EVENTS and (request.retry_attempt or 0) < LAST_ATTEMPT
        try:
            await self._channel.hear(read(request.payload) if read else None, comes_again=comes_again)
        except NotNow:
            return  # what is not acknowledged is sent again
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id))


class _Client(SocketModeClient):
    """The SDK's client, whose troubles are told without its words."""

    _in_trouble = False

    async def issue_new_wss_url(self) -> str:
        try:
            url = await super().issue_new_wss_url()
        except Exception as error:
            if not self._in_trouble:
                log.warning("Slack opens no socket: %s. Trying on.", type(error).__name__)
            self._in_trouble = True
            raise
        self._in_trouble = False
        return url


def _command(payload: Mapping[str, Any]) -> Work | None:
    return work_of_command({name: string(value) for name, value in payload.items()})


_READ: Mapping[str, Callable[[Mapping[str, Any]], Work | None]] = {
    EVENTS: work_of_event,
    "interactive": work_of_interaction,
    "slash_commands": _command,
}
