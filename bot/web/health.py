"""How the bot does: for balancers, in one word; for who may know more, in detail and in figures."""

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.content.live import Standing
from bot.metrics import Metrics, Outbox
from bot.store import Waiting

log = logging.getLogger(__name__)

LONGEST_LOOK = 2.0
"""Seconds that the store may take to answer; a bot whose store is slower is not ready."""

LOOK_AGAIN = 1.0
"""Seconds that the store's last answer counts."""

MOST_SHOWN = 20
"""Errors of broken content that the detail names."""

PATHS = HEALTHZ, READYZ, METRICS = "/healthz", "/readyz", "/metrics"


@dataclass(frozen=True, slots=True)
class Insight:
    """Who may see details: with the token whoever has it; without one this machine, where nobody else is served."""

    token: str = field(repr=False)
    on_loopback: bool

    def lets_in(self, request: web.Request) -> bool:
        """Whether who asks may see details."""
        if not self.token:
            return self.on_loopback
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {self.token}".encode())


@dataclass(frozen=True, slots=True)
class Vitals:
    """What the bot's health is told from: its content, its store (who fails where it does), and what is counted."""

    standing: Callable[[], Standing]
    look_at_store: Callable[[], Awaitable[object]]
    metrics: Metrics
    secret_expires: date | None
    outbox: Outbox


class Health:
    """The three addresses."""

    def __init__(self, vitals: Vitals, insight: Insight, clock: Callable[[], float] = time.monotonic) -> None:
        self._vitals = vitals
        self._insight = insight
        self._clock = clock
        self._store_works = True
        self._look_at = clock()
        self._one_at_a_time = asyncio.Lock()

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """The routes."""
        return [
            web.get(HEALTHZ, self._healthy),
            web.get(READYZ, self._ready),
            web.get(METRICS, self._metrics),
        ]

    async def _healthy(self, _request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def _ready(self, request: web.Request) -> web.Response:
        works = await self._does_store_work()
        said: dict[str, Any] = {"status": "ok" if works else "the store does not answer"}
        if self._insight.lets_in(request):
            waiting = await self._vitals.outbox()
            said |= _detail(self._vitals.standing()) | {"outbox": {"depth": waiting.depth, "oldest": _when(waiting)}}
        return web.json_response(said, status=200 if works else 503)

    async def _metrics(self, request: web.Request) -> web.Response:
        if not self._insight.lets_in(request):
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        vitals = self._vitals
        told = vitals.metrics.told(vitals.standing(), await vitals.outbox(), vitals.secret_expires)
        return web.Response(body=told, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _does_store_work(self) -> bool:
        """Whether the store answers; asked at most once a second, however often somebody asks here."""
        async with self._one_at_a_time:
            if self._clock() >= self._look_at:
                self._store_works = await self._looked()
                self._look_at = self._clock() + LOOK_AGAIN
            return self._store_works

    async def _looked(self) -> bool:
        try:
            await asyncio.wait_for(self._vitals.look_at_store(), LONGEST_LOOK)
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing can be served
            log.error("The store does not answer: %s", type(error).__name__)  # noqa: TRY400 - no insides
            return False
        return True


def _when(waiting: Waiting) -> str | None:
    return waiting.oldest.isoformat() if waiting.oldest else None


def _detail(standing: Standing) -> dict[str, Any]:
    return {
        "content": standing.fingerprint,
        "rules": standing.rules_fingerprint,
        "since": standing.since.isoformat(timespec="seconds"),
        "current": standing.is_current,
        "errors": [str(problem) for problem in standing.errors[:MOST_SHOWN]],
        "failure": standing.failure,
    }
