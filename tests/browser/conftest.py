"""A server and a browser for a file of tests. Without a browser they are skipped, but not in CI.

Playwright keeps an event loop running as long as it lives, so it is gone before the next file begins.
"""

import asyncio
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bot.app import serving
from bot.settings import load_settings
from bot.web import assets
from tests.browser.chat import Chat
from tests.cutting import Cable

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Quiet: no look at the network, for there may be none.
FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def missing() -> str:
    if not any(map(shutil.which, BROWSERS)):
        return "there is no Chromium here; on Debian: apt-get install chromium"
    return "" if assets.is_there() else "Web Chat has not been fetched: python -m bot.web.fetch"


@pytest.fixture(scope="module", name="browser", autouse=True)
def fixture_browser() -> Iterator[Browser]:
    if why := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    program = next(filter(None, map(shutil.which, BROWSERS)))
    is_root = os.name == "posix" and os.geteuid() == 0
    with sync_playwright() as playwright:
        flags = [*FLAGS, *(["--no-sandbox"] if is_root else [])]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module", name="cable")
def fixture_cable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cable]:
    """The way to a running server, which can be cut."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    stop = asyncio.Event()
    plugged: Future[Cable] = Future()

    async def serve() -> None:
        settings = load_settings(content=ROOT, port=0, database=tmp_path_factory.mktemp("browser") / "bot.sqlite")
        async with serving(settings) as address, Cable.to(address) as cable:
            plugged.set_result(cable)
            await stop.wait()

    served = asyncio.run_coroutine_threadsafe(serve(), loop)
    served.add_done_callback(lambda done: done.exception() and plugged.cancel())
    yield plugged.result(timeout=300)
    loop.call_soon_threadsafe(stop.set)
    served.result(timeout=240)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture(name="url")
def fixture_url(cable: Cable) -> str:
    return cable.address


@pytest.fixture(name="open_chat")
def fixture_open_chat(browser: Browser, url: str) -> Iterator[Callable[..., Chat]]:
    """Opens the chat page, and sees to it that nothing went wrong in it or left the machine."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_chat(language: str = "sv", *, dark: bool = False, width: int = 1200, hurried: bool = False) -> Chat:
        context = browser.new_context(
            color_scheme="dark" if dark else "light", viewport={"width": width, "height": 844}, locale="sv-SE"
        )
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.on("request", lambda asked: complaints.append(asked.url) if "//" + _host(url) not in asked.url else None)
        pages.append(page)
        if hurried:
            page.clock.install()
        page.goto(f"{url}/?lang={language}")
        return Chat(page)

    yield open_chat
    for page in pages:
        page.context.close()
    assert [said for said in complaints if not said.startswith(("data:", "blob:"))] == []


def _host(url: str) -> str:
    return url.partition("//")[2]
