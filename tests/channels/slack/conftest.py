"""The channel in front of a real desk with the shipped content, and Slack on loopback around it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.slack import Credentials, Slack, Talks
from bot.delivery import Delivery
from bot.desk import Desk
from bot.store import Away, MemoryStore
from dialogs.library import Library
from dialogs.replies import Reply
from tests.channels.slack.peers import JSON, SECRET, TOKEN, Client, FakeSlack, Workspace

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@dataclass
class Bot:
    """The bot as Slack meets it: it can be told to fail, and remembers what was delivered."""

    workspace: Workspace
    slack: FakeSlack
    channel: Slack
    client: Client
    waited: list[float]
    deliveries: list[Delivery] = field(default_factory=list)
    fails: bool = False
    is_away: bool = False

    async def hears(self, payload: JSON) -> list[JSON]:
        """The messages posted after an event."""
        before = len(self.slack.posted)
        assert await self.workspace.event(payload) == 200
        return await self._new(before)

    async def feels(self, payload: JSON) -> list[JSON]:
        """The messages posted after a press."""
        before = len(self.slack.posted)
        assert await self.workspace.interaction(payload) == 200
        return await self._new(before)

    async def obeys(self, command: dict[str, str]) -> list[JSON]:
        """What was said to one alone after the slash command."""
        before = len(self.slack.of("respond"))
        assert await self.workspace.form("commands", **command) == 200
        await self.channel.stop()
        return self.slack.of("respond")[before:]

    async def _new(self, before: int) -> list[JSON]:
        await self.channel.stop()
        return self.slack.posted[before:]


@pytest.fixture(name="slack")
def fixture_slack() -> FakeSlack:
    return FakeSlack()


@pytest.fixture(name="slack_url")
async def fixture_slack_url(slack: FakeSlack) -> AsyncIterator[str]:
    server = TestServer(slack.application(), host="127.0.0.1")
    await server.start_server()
    yield str(server.make_url("/")).rstrip("/")
    await server.close()


@pytest.fixture(name="bot")
async def fixture_bot(slack: FakeSlack, slack_url: str, learnt_library: Library) -> AsyncIterator[Bot]:
    desk = Desk(lambda: learnt_library, MemoryStore(), lambda: NOW, lambda: "receipt-1")
    waited = list[float]()

    async def take(delivery: Delivery) -> tuple[Reply, ...]:
        bot.deliveries.append(delivery)
        if bot.is_away:
            raise Away
        if bot.fails:
            raise RuntimeError(delivery.message)
        return await desk.take(delivery)

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    talks = Talks(take, desk.overview, lambda: learnt_library, "https://bot.example.org")
    async with aiohttp.ClientSession() as session:
        credentials = Credentials(TOKEN, SECRET, api_url=f"{slack_url}/api/")
        channel = Slack(talks, credentials, session, sleep)
        app = web.Application()
        app.add_routes(channel.routes())
        client: Client = TestClient(TestServer(app, host="127.0.0.1"))
        await client.start_server()
        bot = Bot(Workspace(client, slack_url), slack, channel, client, waited)
        yield bot
        await client.close()
        await channel.stop()
