"""A bot that is told to stop finishes what it has begun."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

ROOT = Path(__file__).parents[2]
SERVE = (sys.executable, "-c", "from bot.cli import main; main()", "serve", "--port", "0")


@dataclass
class SlowConnector:
    """Takes a reply only when it may."""

    was_asked: asyncio.Event = field(default_factory=asyncio.Event)
    may_take: asyncio.Event = field(default_factory=asyncio.Event)
    posted: list[str] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.was_asked.set()
        await self.may_take.wait()
        self.posted.append((await request.json())["text"])
        return web.json_response({"id": "1"}, status=201)


@pytest.fixture(name="connector")
def fixture_connector() -> SlowConnector:
    return SlowConnector()


@pytest.fixture(name="service_url")
async def fixture_service_url(connector: SlowConnector) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/v3/conversations/{conversation}/activities/{activity}", connector.take)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    yield str(server.make_url("/"))
    await server.close()


async def test_a_turn_under_way_is_finished_before_the_process_ends(
    connector: SlowConnector, service_url: str, tmp_path: Path
) -> None:
    content = str(ROOT / "tests" / "content" / "small")
    server = await asyncio.create_subprocess_exec(
        *SERVE, "--content", content, cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    async with asyncio.timeout(240), aiohttp.ClientSession() as session:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", (await server.stdout.readline()).decode())
        assert found is not None
        asking = asyncio.create_task(_status(session, found.group(), service_url))
        await connector.was_asked.wait()

        server.send_signal(signal.SIGTERM)
        await _until_nobody_listens(found.group())
        assert server.returncode is None
        connector.may_take.set()

        assert await asking in {200, 202}
        assert len(connector.posted) == 1
        assert await server.wait() == 0


async def _status(session: aiohttp.ClientSession, url: str, service_url: str) -> int:
    activity = {
        "type": "message",
        "id": "1",
        "channelId": "emulator",
        "serviceUrl": service_url,
        "from": {"id": "user"},
        "recipient": {"id": "bot"},
        "conversation": {"id": "talk"},
        "text": "hej",
    }
    async with session.post(f"{url}/api/messages", json=activity) as response:
        return response.status


async def _until_nobody_listens(url: str) -> None:
    while True:
        try:
            async with aiohttp.ClientSession() as session, session.get(f"{url}/healthz"):
                await asyncio.sleep(0.05)
        except aiohttp.ClientConnectionError:
            return
