"""The channel in front of a desk that says what a test wants, and a client of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient
from pytest_aiohttp.plugin import AiohttpClient

from bot.channels.direct_line import DirectLine, Door, Origins, Tokens
from bot.delivery import Take
from bot.store.memory_chats import MemoryChats
from tests.channels.bot_framework.peers import FakeDesk, FakeTime
from tests.channels.direct_line.peers import backlogs_of, writing

SECRET = "a secret of thirty-two characters or more"  # noqa: S105 - it opens nothing
BASE = "/v3/directline"
Client = TestClient[web.Request, web.Application]


@dataclass
class Browser:
    """Somebody's chat page, with the token it has."""

    client: Client
    conversation: str
    token: str
    watermark: str = ""
    said: int = 0

    @property
    def talk(self) -> str:
        return f"{BASE}/conversations/{self.conversation}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def begin(self, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever JSON can be
        response = await self.client.post(f"{BASE}/conversations", headers=self.headers, json=body)
        assert response.status in {200, 201}
        entry: dict[str, Any] = await response.json()
        return entry

    async def post(self, text: str = "", **changed: Any) -> ClientResponse:  # noqa: ANN401 - whatever JSON can be
        self.said += 1
        data = {"clientActivityID": f"client-{self.said}"}
        activity = {"type": "message", "from": {"id": "u"}, "text": text, "channelData": data} | changed
        return await self.client.post(f"{self.talk}/activities", headers=self.headers, json=activity)

    async def seen(self) -> list[dict[str, Any]]:
        """What has come since it last looked."""
        query = {"watermark": self.watermark}
        response = await self.client.get(f"{self.talk}/activities", headers=self.headers, params=query)
        assert response.status == 200
        found = await response.json()
        self.watermark = found["watermark"]
        return list(found["activities"])


Serve = Callable[..., Awaitable[Client]]
Open = Callable[..., Awaitable[Browser]]


@pytest.fixture(name="desk")
def fixture_desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture(name="passing")
def fixture_passing() -> FakeTime:
    return FakeTime()


@pytest.fixture(name="serve")
def fixture_serve(desk: FakeDesk, passing: FakeTime, aiohttp_client: AiohttpClient) -> Serve:
    async def serve(take: Take | None = None, *, proxies: int = 0, public_url: str = "") -> Client:
        door = Door(Tokens(SECRET), Origins.of("https://intranet.example.org", on_loopback=True), proxies)
        chats = MemoryChats()
        taking = writing(take or desk.take, chats, passing)
        channel = DirectLine(taking, door, backlogs_of(chats, passing), public_url)
        app = web.Application(client_max_size=256 * 1024)
        app.add_routes(channel.routes())
        app.on_shutdown.append(channel.close)
        return await aiohttp_client(app)

    return serve


@pytest.fixture(name="client")
async def fixture_client(serve: Serve) -> Client:
    return await serve()


@pytest.fixture(name="open_page")
def fixture_open_page(client: Client) -> Open:
    async def open_page(of: Client | None = None, *, begun: bool = True) -> Browser:
        page = of or client
        entry = await (await page.post(f"{BASE}/tokens/generate")).json()
        browser = Browser(page, entry["conversationId"], entry["token"])
        if begun:
            await browser.begin()
            await browser.seen()
        return browser

    return open_page


@pytest.fixture(name="browser")
async def fixture_browser(open_page: Open) -> Browser:
    """A page whose conversation has begun, and whose greeting has been seen."""
    return await open_page()


def tokens_of_another_hour() -> Tokens:
    return Tokens(SECRET, lambda: datetime.now(UTC) - timedelta(hours=1))
