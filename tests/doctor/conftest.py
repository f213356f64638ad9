from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.channels.bot_framework import client_session
from tests.doctor.world import Peers, World, healthy
from tests.planting import Folder
from tests.store.conftest import fixture_database, fixture_postgres

__all__ = ["fixture_database", "fixture_postgres"]


@pytest.fixture(name="session")
async def fixture_session() -> AsyncIterator[aiohttp.ClientSession]:
    async with client_session() as session:
        yield session


@pytest.fixture(name="world")
async def fixture_world(
    folder: Folder,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> AsyncIterator[World]:
    place = tmp_path_factory.mktemp("place")
    monkeypatch.chdir(place)
    server = TestServer(Peers().application(), host="127.0.0.1")
    await server.start_server()
    world = await healthy(server, folder, place, monkeypatch, lambda: request.getfixturevalue("database"))
    yield world
    for held in world.held:
        held.close()
    await server.close()
