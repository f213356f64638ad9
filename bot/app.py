"""The composition root: settings become a library, a store, a desk, channels and a web server."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from aiohttp import web

from bot.channels.bot_framework import Credentials, client_session, routes
from bot.content import Problem, Reading, content_folder, read
from bot.content.weights import learnt
from bot.desk import Desk
from bot.settings import Settings
from bot.store.sql import sqlite_store
from bot.web.application import application
from dialogs.library import Library

log = logging.getLogger(__name__)


class BrokenContent(Exception):
    """The content has errors, so there is nothing safe to answer from."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))


def library_of(settings: Settings) -> Library:
    """The content, checked.

    Raises:
        NoContent: there is no content in sight.
        BrokenContent: the content has errors.
    """
    library = checked(read(content_folder(settings.content), date.today()))  # noqa: DTZ011 - reviews are due by local dates
    return learnt(library, lambda: log.info("learning the phrasings, once for each change of faq/"))


def checked(reading: Reading) -> Library:
    """The library of a reading without errors.

    Raises:
        BrokenContent: the reading has errors.
    """
    if reading.library is None:
        raise BrokenContent(tuple(problem for problem in reading.problems if problem.is_error))
    return reading.library


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[str]:
    """The server, running; gives its address.

    Raises:
        NoContent: there is no content in sight.
        BrokenContent: the content has errors.
        OSError: the address is taken, or the database cannot be opened.
    """
    library = library_of(settings)
    store = await sqlite_store(settings.database)
    desk = Desk(lambda: library, store)
    async with client_session() as session:
        channel = routes(desk.take, credentials_of(settings), session, public_url=settings.public_url)
        runner = web.AppRunner(application(lambda: library, channel), access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(runner, settings.host, settings.port)
            await site.start()
            yield site.name if settings.port else _address(runner)
        finally:
            await runner.cleanup()
            await store.close()


def _address(runner: web.AppRunner) -> str:
    host, port = runner.addresses[0][:2]
    return f"http://{host}:{port}"


def credentials_of(settings: Settings) -> Credentials | None:
    """What the Bot Framework knows the bot by; None without an app id."""
    if not settings.app_id:
        return None
    return Credentials(
        app_id=settings.app_id,
        app_password=settings.app_password.get_secret_value(),
        tenant_id=settings.tenant_id,
        allowed_tenants=settings.allowed_tenants or frozenset({settings.tenant_id}),
        allowed_hosts=settings.service_hosts,
        openid_metadata_url=settings.openid_metadata_url,
        login_url=settings.login_url,
    )
