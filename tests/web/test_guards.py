"""What stands before every address: names, bodies, and what browsers are told."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.app import hosts_of, serving
from bot.content.codes import Code
from bot.settings import load_settings
from bot.web import bodies
from bot.web.application import application
from bot.web.headers import SECURE, Headers
from bot.web.hosts import Hosts
from bot.web.policy import PolicyPages
from bot.web.rendering import Pages
from dialogs.library import Library
from tests.planting import Folder

SMALL = Path(__file__).parents[1] / "content" / "small"
TEAMS = {"app_id": "a", "app_password": "b", "tenant_id": "t"}
SLACK = {"slack_bot_token": "t", "slack_signing_secret": "s"}
CHAT = {"host": "10.0.0.1", "web_chat": True, "public_url": "https://bot.example.org"}
Client = TestClient[web.Request, web.Application]


@pytest.fixture(name="url")
async def fixture_url(tmp_path: Path) -> AsyncIterator[str]:
    async with serving(load_settings(content=SMALL, port=0, database=tmp_path / "bot.sqlite")) as address:
        yield address


@pytest.fixture(name="session")
async def fixture_session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize(
    "name", ["evil.example.org", "127.0.0.1.example.org", "localhost.example.org:80", "", "[", "10.0.0.1"]
)
@pytest.mark.parametrize("path", ["/", "/policy/sv", "/readyz", "/metrics", "/healthz", "/static/page.css"])
async def test_a_page_elsewhere_that_leads_its_name_here_is_not_let_in(
    name: str, path: str, url: str, session: aiohttp.ClientSession
) -> None:
    async with session.get(url + path, headers={"Host": name}) as response:
        assert response.status == 421


@pytest.mark.parametrize(
    "name", ["localhost", "LOCALHOST:3978", "127.0.0.1", "[::1]:3978", "bot.localhost", "localhost."]
)
async def test_the_machine_itself_is_let_in(name: str, url: str, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{url}/policy/sv", headers={"Host": name}) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    ("given", "path", "name", "allows"),
    [
        (CHAT, "/", "bot.example.org", True),
        (CHAT, "/", "BOT.example.org:443", True),
        (CHAT, "/", "10.0.0.1", False),
        (CHAT | {"hosts": {"bot.internal"}}, "/", "bot.internal:3978", True),
        (CHAT, "/readyz", "10.1.2.3:3978", True),
        (CHAT, "/api/messages", "10.1.2.3", False),
        (CHAT | TEAMS, "/api/messages", "10.1.2.3", True),
        (CHAT | SLACK, "/api/slack/events", "proxy.internal", True),
        ({}, "/api/messages", "proxy.internal", False),
        (TEAMS, "/api/messages", "proxy.internal", True),
        (TEAMS, "/policy/sv", "evil.example.org", False),
    ],
)
def test_only_what_is_signed_or_about_health_may_come_by_any_name(
    given: dict[str, object], path: str, name: str, *, allows: bool
) -> None:
    assert hosts_of(load_settings(**given)).allow(path, name) is allows


async def test_every_response_tells_browsers_to_be_careful(url: str, session: aiohttp.ClientSession) -> None:
    for path in ("/", "/policy/sv", "/nowhere", "/healthz", "/static/page.css", "/receipt/none"):
        async with session.get(url + path) as response:
            headers = response.headers
        assert SECURE.keys() <= headers.keys(), path
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Server"] == "Policybot"
        assert "Strict-Transport-Security" not in headers


@pytest.fixture(name="client")
async def fixture_client() -> AsyncIterator[Client]:
    async def size(request: web.Request) -> web.Response:
        return web.json_response(len(await request.read()))

    app = application([web.post("/", size)], Hosts(frozenset(), on_loopback=True), Headers(https_only=True))
    client: Client = TestClient(TestServer(app, host="127.0.0.1"))
    await client.start_server()
    yield client
    await client.close()


async def test_over_https_browsers_are_told_to_keep_to_it(client: Client) -> None:
    response = await client.post("/", data=b"x")

    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize(("size", "status"), [(bodies.LARGEST, 200), (bodies.LARGEST + 1, 413)])
async def test_a_body_is_as_large_as_it_may_be_and_no_larger(size: int, status: int, client: Client) -> None:
    async def in_pieces() -> AsyncIterator[bytes]:
        for at in range(0, size, 65536):
            yield b"x" * min(65536, size - at)

    whole, pieces = await client.post("/", data=b"x" * size), await client.post("/", data=in_pieces())

    assert (whole.status, pieces.status) == (status, status)


async def test_a_body_that_does_not_arrive_is_given_up() -> None:
    async def never(_request: web.Request) -> web.Response:
        raise AssertionError

    app = web.Application(middlewares=[bodies.in_time(longest=0.05)])
    app.router.add_post("/", never)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    assert server.port is not None
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf")
    await writer.drain()

    assert (await reader.readline()).split()[1] == b"408"

    writer.close()
    await server.close()


HOSTILE = 'Text. <img src=x onerror="alert(1)"> [här](javascript:alert(2)) <script>alert(3)</script>'


def test_hostile_content_is_refused(folder: Folder) -> None:
    folder.change("policy_text/sv/01-verktyg.md", "Text.", HOSTILE)

    errors = {problem.code for problem in folder.problems() if problem.is_error}
    assert errors == {Code.MARKDOWN_LINK, Code.RAW_HTML}


def test_what_the_policy_says_is_text_whatever_it_looks_like(library: Library) -> None:
    html = PolicyPages(Pages(lambda: library), has_chat=False)._rendered(HOSTILE)

    assert not any(part in html for part in ("<script", "<img", 'href="javascript:'))
