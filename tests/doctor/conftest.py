from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.channels.bot_framework import client_session
from tests.doctor.world import Peers, World, healthy
from tests.planting import Folder


@pytest.fixture(name="session")
async def fixture_session() -> AsyncIterator[aiohttp.ClientSession]:
    async with client_session() as session:
        yield session


@pytest.fixture(name="world")
async def fixture_world(
    folder: Folder, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    peers, place = Peers(), tmp_path_factory.mktemp("place")
    monkeypatch.chdir(place)
    server = TestServer(peers.application(), host="127.0.0.1")
    await server.start_server()
    world = await healthy(server, peers, folder, Path(place), monkeypatch)
    yield world
    for held in world.held:
        held.close()
    await server.close()
