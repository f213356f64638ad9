import asyncio

import aiohttp
from aiohttp import web

from bot.channels.slack.api import Api, Sleep, web_client
from bot.channels.slack.channel import Channel, Talks
from bot.channels.slack.credentials import Credentials
from bot.channels.slack.door import Door
from bot.channels.slack.routes import Endpoint
from bot.channels.slack.socket_mode import Socket
from bot.channels.slack.speaker import Speaker


class Slack:
    """The channel as a whole, from when the server starts until it stops."""

    def __init__(
        self, talks: Talks, credentials: Credentials, session: aiohttp.ClientSession, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._credentials = credentials
        speaker = Speaker(Api(session, credentials, sleep), talks.undelivered)
        self._channel = Channel(talks, speaker)
        self._client = web_client(session, credentials)
        self._socket: Socket | None = None

    def routes(self) -> list[web.RouteDef]:
        """The routes of the channel; none without a signing secret, for then nobody could be told from Slack."""
        secret = self._credentials.signing_secret
        return Endpoint(Door(secret), self._channel).routes() if secret else []

    async def start(self) -> None:
        """Open the socket, where there is a token for it."""
        if self._credentials.app_token:
            self._socket = Socket(self._channel, self._credentials.app_token, self._client)
            await self._socket.open()

    async def stop(self) -> None:
        """Take nothing more by the socket, and finish what was begun. The routes have to be closed before."""
        if self._socket:
            await self._socket.close()
        await self._channel.finish()
