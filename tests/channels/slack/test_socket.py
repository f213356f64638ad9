"""Socket Mode: the same conversation over a socket that the bot opens."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackApiError

from bot.channels.slack import Credentials, Slack, Talks
from bot.desk import Desk
from bot.store import MemoryStore
from dialogs.library import Library
from tests.channels.slack.conftest import NOW, Bot
from tests.channels.slack.peers import JSON, TOKEN, FakeSlack
from tests.channels.slack.test_presses import QUESTION

APP_TOKEN = "xapp-not-a-token"  # noqa: S105 - it opens nothing


@dataclass
class FakeGateway:
    """Opens sockets, and sends envelopes that have to be acknowledged."""

    slack: FakeSlack
    acknowledged: list[str] = field(default_factory=list)
    opened: asyncio.Event = field(default_factory=asyncio.Event)
    refusals: int = 0
    tokens: list[str] = field(default_factory=list)
    _socket: web.WebSocketResponse | None = None
    _told: asyncio.Event = field(default_factory=asyncio.Event)

    def application(self) -> web.Application:
        app = self.slack.application()
        root = web.Application()
        root.router.add_post("/api/apps.connections.open", self._open)
        root.router.add_get("/socket", self._connected)
        for route in app.router.routes():
            root.router.add_route(route.method, route.resource.canonical if route.resource else "", route.handler)
        return root

    async def send(self, kind: str, payload: JSON) -> None:
        assert self._socket
        self._told.clear()
        await self._socket.send_str(json.dumps({"type": kind, "envelope_id": "E1", "payload": payload}))
        await self._told.wait()

    async def _open(self, request: web.Request) -> web.Response:
        self.tokens.append(request.headers.get("Authorization", ""))
        if self.refusals:
            self.refusals -= 1
            return web.json_response({"ok": False, "error": "internal_error"})
        return web.json_response({"ok": True, "url": str(request.url.with_scheme("ws").with_path("/socket"))})

    async def _connected(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = web.WebSocketResponse()
        await self._socket.prepare(request)
        self.opened.set()
        async for message in self._socket:
            self.acknowledged.append(json.loads(message.data)["envelope_id"])
            self._told.set()
        return self._socket


@pytest.fixture(name="gateway")
def fixture_gateway(slack: FakeSlack) -> FakeGateway:
    return FakeGateway(slack)


@pytest.fixture(name="channel")
async def fixture_channel(gateway: FakeGateway, learnt_library: Library) -> AsyncIterator[Slack]:
    server = TestServer(gateway.application(), host="127.0.0.1")
    await server.start_server()
    desk = Desk(lambda: learnt_library, MemoryStore(), lambda: NOW)
    async with aiohttp.ClientSession() as session:
        credentials = Credentials(TOKEN, app_token=APP_TOKEN, api_url=str(server.make_url("/api/")))
        talks = Talks(desk.take, desk.overview, lambda: learnt_library)
        channel = Slack(talks, credentials, session)
        await channel.start()
        await gateway.opened.wait()
        yield channel
        await channel.stop()
    await server.close()


async def test_everything_comes_by_the_socket_as_by_http(gateway: FakeGateway, channel: Slack, bot: Bot) -> None:
    await gateway.send("events_api", bot.workspace.said(QUESTION))
    await gateway.send("interactive", {"type": "shortcut"})
    await gateway.send("slash_commands", {**bot.workspace.command("hej"), "response_url": "https://127.0.0.1:1/"})
    await gateway.send("something_new", {})
    await channel.stop()

    assert gateway.acknowledged == ["E1"] * 4
    assert gateway.tokens == [f"Bearer {APP_TOKEN}"]
    assert [said["text"].partition("\n")[0] for said in gateway.slack.posted] == [f"*{QUESTION}*"]


async def test_a_press_by_the_socket_is_a_press(gateway: FakeGateway, channel: Slack, bot: Bot) -> None:
    await gateway.send("events_api", bot.workspace.said("riskkoll"))
    await channel._channel.finish()

    await gateway.send("interactive", bot.workspace.press(gateway.slack.posted[-1], "Nästa", ("approved",)))
    await channel.stop()

    assert gateway.slack.posted[-1]["text"].startswith("Fråga 2")


async def test_trouble_with_the_socket_is_told_once(
    gateway: FakeGateway, channel: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    assert channel._socket
    gateway.refusals = 2
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await channel._socket._client.issue_new_wss_url()

    assert await channel._socket._client.issue_new_wss_url()
    assert [record.message for record in caplog.records] == ["Slack opens no socket: SlackApiError. Trying on."]


async def test_without_an_app_token_there_is_no_socket(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    await bot.channel.start()

    assert caplog.records == []
