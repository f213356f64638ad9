"""The composition root: settings become a library, a store, a desk, channels and a web server."""

import logging
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

import aiohttp
from aiohttp import web

from bot.background import beside
from bot.channels import slack
from bot.channels.bot_framework import PATH, Credentials, Talks, client_session, routes
from bot.channels.direct_line import Backlogs, DirectLine, Door, Origins, Tokens
from bot.content.folder import content_folder
from bot.content.live import LiveLibrary, made_ready
from bot.content.stamp import stamp_of
from bot.delivery import Take
from bot.desk import Desk
from bot.experts import experts_of
from bot.metrics import Metrics
from bot.parts import library_of, pseudonyms_of, retention_of, rules_as_kept, store_of
from bot.postman import Counting, Postman, delivering
from bot.privacy import Pseudonyms, Seal, derived
from bot.reminders import Reminders, reminding
from bot.settings import Settings, is_loopback
from bot.store import Store
from bot.store.patience import in_time
from bot.store.retention import sweeping
from bot.throttle import Pace, Throttle
from bot.watching import watching
from bot.web.application import application
from bot.web.chat import ChatPage, static_files
from bot.web.headers import Headers
from bot.web.health import PATHS as HEALTH
from bot.web.health import Health, Insight, Vitals
from bot.web.hosts import Hosts
from bot.web.policy import PolicyPages
from bot.web.receipts import ReceiptPages
from bot.web.rendering import Pages
from dialogs.library import Library

log = logging.getLogger(__name__)

LONGEST_FINISH = 25.0
"""Seconds that requests under way are given when the bot stops; orchestrators mostly allow 30."""

NOBODY = ""
"""The key of no conversation, to see whether the store answers."""


async def _keep_rules(store: Store, library: Library) -> None:
    await store.keep_rules(library.rules_fingerprint, library.rules_text, datetime.now(UTC))


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[str]:
    """The server, running; gives its address.

    Raises:
        NoContent: there is no content in sight.
        BrokenContent: the content has errors.
        Unusable: the database cannot be opened, or not in time.
        Unsafe: the key of the pseudonyms cannot be made or read.
        OSError: the address is taken.
    """
    folder = content_folder(settings.content)
    store = await in_time(partial(store_of, settings))
    try:
        stamp = stamp_of(folder)
        library = LiveLibrary(library_of(settings), folder, stamp, partial(_keep_rules, store))
        await in_time(partial(_keep_rules, store, library()))
        async with (
            sweeping(store, retention_of(settings)),
            watching(library, folder, settings.content_looks),
            beside(made_ready(library())),
            _listening(settings, library, store) as address,
        ):
            yield address
    finally:
        await store.close()


@asynccontextmanager
async def _listening(settings: Settings, library: LiveLibrary, store: Store) -> AsyncIterator[str]:
    metrics = Metrics()
    postman = Postman(store, counting=Counting(metrics.lost, metrics.late))
    pseudonyms = pseudonyms_of(settings)
    experts = experts_of(settings, Seal(derived(pseudonyms.key, "hand-overs")))
    reminders = Reminders(experts.places, derived(pseudonyms.key, "reviews"))
    new_receipt = _receipt_id if _has_pages(settings) else lambda: ""
    desk = Desk(library, store, new_receipt=new_receipt, taken=metrics.count, held=postman.hold, experts=experts)
    take = _guarded(settings, library, metrics, reminders.checking(pseudonyms.hiding(desk.take)))
    overview, outbox = pseudonyms.hiding_overview(desk.overview), pseudonyms.hiding_outbox(postman)
    async with client_session() as session:
        teams = Talks(take, library, settings.public_url, partial(metrics.undelivered, "msteams"), outbox)
        talks = slack.Talks(take, overview, library, settings.public_url, partial(metrics.undelivered, "slack"), outbox)
        workspace = _slack(settings, talks, session)
        chat = direct_line_of(settings, take, Backlogs(store.chats, pseudonyms), pseudonyms)
        served = [
            *_bot_framework(settings, teams, session),
            *(workspace.routes() if workspace else ()),
            *(chat.routes() if chat else ()),
            *_pages(settings, library, store),
            *_health(settings, library, store, metrics, postman).routes(),
        ]
        app = _application(settings, served, chat)
        async with _running(app, workspace) as runner, delivering(postman, store), reminding(reminders, store, library):
            site = web.TCPSite(runner, settings.host, settings.port)
            await site.start()
            yield site.name if settings.port else _address(runner)


def _guarded(settings: Settings, library: Callable[[], Library], metrics: Metrics, take: Take) -> Take:
    """The desk, with a limit on how often somebody may come, and its turns timed."""
    if settings.turns_per_minute:
        take = Throttle(take, library, Pace(settings.turns_per_minute), metrics.limited).take
    return metrics.timed(take)


def _application(
    settings: Settings, served: Iterable[web.AbstractRouteDef], chat: DirectLine | None
) -> web.Application:
    headers = Headers(https_only=settings.public_url.startswith("https://"))
    app = application(served, hosts_of(settings), headers)
    if chat:
        app.on_shutdown.append(chat.close)
    return app


@asynccontextmanager
async def _running(app: web.Application, workspace: slack.Slack | None) -> AsyncIterator[web.AppRunner]:
    """The application, ready to be listened to; whatever it has begun is finished before it ends."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LONGEST_FINISH)
    await runner.setup()
    try:
        if workspace:
            await workspace.start()
        yield runner
    finally:
        await runner.cleanup()
        if workspace:
            await workspace.stop()


def _health(settings: Settings, library: LiveLibrary, store: Store, metrics: Metrics, postman: Postman) -> Health:
    vitals = Vitals(
        lambda: library.standing,
        lambda: store.kept(NOBODY),
        metrics,
        outbox=postman.waiting,
        secret_expires=settings.app_password_expires,
    )
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else ""
    return Health(vitals, Insight(token, on_loopback=settings.is_private))


def hosts_of(settings: Settings) -> Hosts:
    """The names that requests may reach the bot by. What is signed needs none, nor do those who ask for its health.

    A bot for its own machine alone has no such exceptions, for there a page from elsewhere may be behind the request.
    """
    signed = slack.PATHS if settings.slack_signing_secret else ()
    of_teams = (PATH,) if settings.app_id else ()
    open_paths = () if settings.is_private else (*HEALTH, *signed, *of_teams)
    names = (settings.public_url, *settings.hosts)
    return Hosts.of(names, on_loopback=is_loopback(settings.host), open_paths=open_paths)


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


def _bot_framework(settings: Settings, talks: Talks, session: aiohttp.ClientSession) -> Iterable[web.RouteDef]:
    """The routes of the Bot Framework; without an app id they let anybody in, so only on this machine."""
    credentials = credentials_of(settings)
    if credentials or is_loopback(settings.host):
        return routes(talks, credentials, session)
    return ()


def _receipt_id() -> str:
    """An id that nobody can guess: who has the link may read the receipt."""
    return secrets.token_urlsafe(24)


def _has_pages(settings: Settings) -> bool:
    return settings.serves_chat or bool(settings.public_url)


def _pages(settings: Settings, library: Callable[[], Library], store: Store) -> Iterable[web.AbstractRouteDef]:
    """The pages that people open: the chat where it is served, policy and receipts where anything links to them."""
    pages = Pages(library, settings.web_origins)
    if settings.serves_chat:
        yield from ChatPage(pages).routes()
    if _has_pages(settings):
        yield from PolicyPages(pages, has_chat=settings.serves_chat).routes()
        yield from ReceiptPages(pages, store.receipt, partial(rules_as_kept, store)).routes()
        yield static_files()


def direct_line_of(settings: Settings, take: Take, backlogs: Backlogs, pseudonyms: Pseudonyms) -> DirectLine | None:
    """The channel of the chat page; None where it is switched off."""
    if not settings.serves_chat:
        return None
    tokens = Tokens(derived(pseudonyms.key, "tokens of the chat page").hex())
    origins = Origins.of(settings.public_url, *settings.web_origins, on_loopback=is_loopback(settings.host))
    return DirectLine(take, Door(tokens, origins, settings.proxies), backlogs, settings.public_url)


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
