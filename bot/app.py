"""The composition root: settings become a library, a store, a desk, channels and a web server."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import aiohttp
from aiohttp import web

from bot.channels import slack
from bot.channels.bot_framework import Credentials, client_session, routes
from bot.content import content_folder, read
from bot.content.weights import learnt
from bot.desk import Desk
from bot.settings import Settings, is_loopback
from bot.store.sql import sqlite_store
from bot.web.application import application
from dialogs.library import Library

log = logging.getLogger(__name__)


def library_of(settings: Settings) -> Library:
    """The content, checked.

    Raises:
        NoContent: there is no content in sight.
        BrokenContent: the content has errors.
    """
    library = read(content_folder(settings.content), date.today()).checked()  # noqa: DTZ011 - reviews are due by local dates
    return learnt(library, lambda: log.info("learning the phrasings, once for each change of faq/"))


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[str]:
    """The server, running; gives its address.

    Raises:
        NoContent: there is no content in sight.
        BrokenContent: the content has errors.
        Unusable: the database cannot be opened.
        OSError: the address is taken.
    """
    library = library_of(settings)
    store = await sqlite_store(settings.database)
    desk = Desk(lambda: library, store)
    async with client_session() as session:
        workspace = _slack(
            settings, slack.Talks(desk.take, desk.overview, lambda: library, settings.public_url), session
        )
        channels = [*_bot_framework(settings, desk, session), *(workspace.routes() if workspace else ())]
        runner = web.AppRunner(application(lambda: library, channels), access_log=None)
        await runner.setup()
        try:
            if workspace:
                await workspace.start()
            site = web.TCPSite(runner, settings.host, settings.port)
            await site.start()
            yield site.name if settings.port else _address(runner)
        finally:
            await runner.cleanup()
            if workspace:
                await workspace.stop()
            await store.close()


def _bot_framework(settings: Settings, desk: Desk, session: aiohttp.ClientSession) -> list[web.RouteDef]:
    """The routes of the Bot Framework; none where they would be open to others than this machine."""
    credentials = credentials_of(settings)
    if credentials is None and not is_loopback(settings.host):
        return []
    return routes(desk.take, credentials, session, public_url=settings.public_url)


def _slack(settings: Settings, talks: slack.Talks, session: aiohttp.ClientSession) -> slack.Slack | None:
    if not settings.slack_bot_token:
        return None
    credentials = slack.Credentials(
        bot_token=settings.slack_bot_token.get_secret_value(),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value(),
        api_url=settings.slack_api_url,
    )
    return slack.Slack(talks, credentials, session)


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
