"""The endpoint in front of a desk that says what a test wants, with its peers on loopback."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pytest_aiohttp.plugin import AiohttpClient

from bot.channels.bot_framework import Credentials, Talks, Time, client_session, routes
from dialogs.library import Library
from tests.channels.bot_framework.peers import APP_ID, TENANT, FakeConnector, FakeDesk, FakeKeys, FakeTime

Client = TestClient[web.Request, web.Application]
Activity = Callable[..., dict[str, Any]]
Serve = Callable[[Credentials | None], Awaitable[Client]]


async def post(serve: Serve, credentials: Credentials, token: str, said: dict[str, Any]) -> int:
    client = await serve(credentials)
    response = await client.post("/api/messages", json=said, headers={"Authorization": f"Bearer {token}"})
    return response.status


@pytest.fixture(name="passing")
def fixture_passing() -> FakeTime:
    return FakeTime()


@pytest.fixture(name="desk")
def fixture_desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture(name="connector")
def fixture_connector() -> FakeConnector:
    return FakeConnector()


@pytest.fixture(name="keys")
def fixture_keys() -> FakeKeys:
    return FakeKeys()


@pytest.fixture(name="connector_url")
async def fixture_connector_url(connector: FakeConnector) -> AsyncIterator[str]:
    server = TestServer(connector.application(), host="127.0.0.1")
    await server.start_server()
    yield str(server.make_url("/")).rstrip("/")
    await server.close()


@pytest.fixture(name="metadata_url")
async def fixture_metadata_url(keys: FakeKeys) -> AsyncIterator[str]:
    server = TestServer(keys.application(), host="127.0.0.1")
    await server.start_server()
    yield str(server.make_url("/metadata"))
    await server.close()


@pytest.fixture(name="session")
async def fixture_session() -> AsyncIterator[aiohttp.ClientSession]:
    async with client_session() as session:
        yield session


@pytest.fixture(name="serve")
def fixture_serve(
    desk: FakeDesk, session: aiohttp.ClientSession, passing: FakeTime, library: Library, aiohttp_client: AiohttpClient
) -> Serve:
    async def serve(credentials: Credentials | None) -> Client:
        app = web.Application(client_max_size=256 * 1024)
        app.add_routes(
            routes(
                Talks(desk.take, lambda: library, "https://bot.example.org"),
                credentials,
                session,
                Time(passing.now, passing.sleep),
            )
        )
        return await aiohttp_client(app)

    return serve


@pytest.fixture(name="client")
async def fixture_client(serve: Serve) -> Client:
    """The endpoint without an app id, as on one's own machine."""
    return await serve(None)


@pytest.fixture(name="activity")
def fixture_activity(connector_url: str) -> Callable[..., dict[str, Any]]:
    def activity(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever JSON can be
        made = {
            "type": "message",
            "id": "activity-1",
            "channelId": "msteams",
            "serviceUrl": connector_url,
            "from": {"id": "user-1", "name": "Kim"},
            "recipient": {"id": "bot-1", "name": "AI"},
            "conversation": {"id": "talk-1", "conversationType": "personal", "tenantId": TENANT},
            "text": "hej",
        } | changed
        return {name: value for name, value in made.items() if value != "LEAVE OUT"}

    return activity


@pytest.fixture(name="credentials")
def fixture_credentials(metadata_url: str) -> Credentials:
    return Credentials(
        app_id=APP_ID,
        app_password="not a secret",  # noqa: S106 - it opens nothing
        tenant_id=TENANT,
        allowed_tenants=frozenset({TENANT}),
        allowed_hosts=("smba.trafficmanager.net", "*.botframework.com"),
        openid_metadata_url=metadata_url,
        login_url="https://127.0.0.1:1",
    )
