"""The preview's pages over the content that is shipped, and over a small folder that is written to."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.content.files import files_in
from bot.preview import previewing
from bot.preview.content import Content
from bot.preview.events import Events
from bot.preview.folder import Lying
from bot.preview.pages import PreviewPages
from bot.preview.places import places_in
from bot.web.application import application
from bot.web.headers import Headers
from bot.web.hosts import Hosts
from dialogs.library import Library
from tests.conftest import ROOT, TODAY
from tests.planting import Folder
from tests.preview.reader import Reader

Client = TestClient[web.Request, web.Application]
Open = Callable[[Folder], AbstractAsyncContextManager[Reader]]


@pytest.fixture(name="content")
def fixture_content(learnt_library: Library) -> Content:
    content = Content(ROOT, lambda: TODAY, lambda: None)
    files = files_in(ROOT).files
    content.library = content.router = learnt_library
    content.lying = Lying(files, places_in(files), (), datetime.now().astimezone())
    return content


@pytest.fixture(name="client")
async def fixture_client(content: Content) -> AsyncIterator[Client]:
    """The pages over the shipped content, which nobody watches."""
    pages = PreviewPages(content, Events(), lambda: TODAY)
    app = application(pages.routes(), Hosts.of((), on_loopback=True), Headers())
    async with TestClient(TestServer(app, host="127.0.0.1")) as client:
        yield client


@asynccontextmanager
async def opened(folder: Folder) -> AsyncIterator[Reader]:
    async with previewing(folder.path, 0, lambda: TODAY) as address, aiohttp.ClientSession() as session:
        yield Reader(address, session)


@pytest.fixture(name="open_preview")
def fixture_open_preview() -> Open:
    """Starts the preview of a folder, as the command does."""
    return opened
