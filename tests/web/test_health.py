"""What the bot tells of itself, and to whom."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from prometheus_client.parser import text_string_to_metric_families
from pytest_aiohttp.plugin import AiohttpClient

from bot.app import serving
from bot.content.codes import Code, Severity
from bot.content.live import Standing
from bot.content.problems import Problem
from bot.delivery import Delivery
from bot.desk import Desk
from bot.metrics import Metrics
from bot.settings import load_settings
from bot.store import MemoryStore, Waiting
from bot.web.application import application
from bot.web.headers import Headers
from bot.web.health import LOOK_AGAIN, Health, Insight, Vitals
from bot.web.hosts import Hosts
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.state import State
from dialogs.turn import HandedOver, Turn
from tests.channels.bot_framework.peers import FakeTime

SMALL = Path(__file__).parents[1] / "content" / "small"
TOKEN = "sixteen letters and more"  # noqa: S105 - it opens nothing
GOOD = Standing("c" * 16, "r" * 16, datetime.now(UTC) - timedelta(hours=1))
BROKEN = Problem(Code.YAML_WRONG, Severity.ERROR, "faq/tools.yaml", 3, "Is no YAML.", "Close the quote.")
Client = TestClient[web.Request, web.Application]


class Body:
    """A bot whose parts a test makes well or ill."""

    def __init__(self) -> None:
        self.standing = GOOD
        self.metrics = Metrics()
        self.passing = FakeTime()
        self.fails: Exception | None = None
        self.looks = 0

    async def look(self) -> None:
        self.looks += 1
        if self.fails:
            raise self.fails

    async def outbox(self) -> Waiting:
        return Waiting(3, datetime(2026, 11, 25, 9, tzinfo=UTC))

    @property
    def vitals(self) -> Vitals:
        return Vitals(lambda: self.standing, self.look, self.metrics, date(2100, 1, 1), self.outbox)


@pytest.fixture(name="body")
def fixture_body() -> Body:
    return Body()


Examine = Callable[[Insight], Awaitable[Client]]


@pytest.fixture(name="examine")
def fixture_examine(body: Body, aiohttp_client: AiohttpClient) -> Examine:
    async def examine(insight: Insight) -> Client:
        hosts = Hosts(frozenset(), on_loopback=True)
        app = application(Health(body.vitals, insight, body.passing.now).routes(), hosts, Headers())
        return await aiohttp_client(app)

    return examine


@pytest.mark.parametrize(
    ("insight", "headers", "sees"),
    [
        (Insight("", on_loopback=True), {}, True),
        (Insight("", on_loopback=False), {}, False),
        (Insight("", on_loopback=False), {"Authorization": "Bearer "}, False),
        (Insight(TOKEN, on_loopback=True), {}, False),
        (Insight(TOKEN, on_loopback=False), {"Authorization": f"Bearer {TOKEN}"}, True),
        (Insight(TOKEN, on_loopback=False), {"Authorization": f"Bearer {TOKEN}x"}, False),
        (Insight(TOKEN, on_loopback=False), {"Authorization": TOKEN}, False),
    ],
)
async def test_details_and_figures_are_for_those_who_may(
    examine: Examine, insight: Insight, headers: dict[str, str], *, sees: bool
) -> None:
    client = await examine(insight)

    ready = await (await client.get("/readyz", headers=headers)).json()
    figures = await client.get("/metrics", headers=headers)

    assert ready["status"] == "ok"
    assert ("content" in ready) is sees
    assert figures.status == (200 if sees else 401)


@pytest.mark.parametrize(
    ("given", "is_private"),
    [
        ({}, True),
        ({"public_url": "https://bot.example.org"}, False),
        ({"proxies": 1}, False),
        ({"slack_bot_token": "t", "slack_app_token": "a"}, False),
        ({"app_id": "a", "app_password": "b", "tenant_id": "t"}, False),
        ({"host": "10.0.0.1", "app_id": "a", "app_password": "b", "tenant_id": "t"}, False),
    ],
)
def test_only_a_bot_that_nothing_leads_to_is_private(given: dict[str, object], *, is_private: bool) -> None:
    assert load_settings(**given).is_private is is_private


async def test_broken_content_is_told_and_the_bot_stays_ready(examine: Examine, body: Body) -> None:
    body.standing = replace(GOOD, errors=(BROKEN,), refusals=1)
    client = await examine(Insight("", on_loopback=True))

    response = await client.get("/readyz")
    told = await response.json()

    assert response.status == 200
    assert (told["content"], told["current"]) == (GOOD.fingerprint, False)
    assert told["errors"] == [str(BROKEN)]
    assert told["outbox"] == {"depth": 3, "oldest": "2026-11-25T09:00:00+00:00"}


@pytest.mark.parametrize("fault", [OSError("disk on fire"), TimeoutError()])
async def test_a_bot_whose_store_fails_is_not_ready_but_alive(examine: Examine, body: Body, fault: Exception) -> None:
    body.fails = fault
    client = await examine(Insight("", on_loopback=False))

    ready, healthy = await client.get("/readyz"), await client.get("/healthz")

    assert (ready.status, healthy.status) == (503, 200)
    assert "fire" not in await ready.text()

    body.fails = None
    body.passing.seconds += LOOK_AGAIN
    assert (await client.get("/readyz")).status == 200


async def test_the_store_is_asked_once_a_second_however_often_somebody_asks(examine: Examine, body: Body) -> None:
    client = await examine(Insight("", on_loopback=False))

    await asyncio.gather(*(client.get("/readyz") for _ in range(50)))

    assert body.looks == 1


async def test_turns_are_counted_by_channel_and_by_what_came_of_them(library: Library) -> None:
    metrics = Metrics()
    take = metrics.timed(Desk(lambda: library, MemoryStore(), taken=metrics.count).take)
    for conversation, text in (
        ("msteams:t:1", "Får jag använda mitt privata konto?"),
        ("slack:T:U", "qqqq zzzz wwww"),
        ("slack:T:U", "riskkoll"),
        ("made up:1", "hej"),
    ):
        await take(Delivery(conversation, "", Message(text)))
    metrics.undelivered("msteams")
    metrics.limited()

    now = datetime.now(UTC)
    standing, waiting = replace(GOOD, since=now - timedelta(hours=1)), Waiting(2, now - timedelta(seconds=7))
    figures = figures_of(metrics.told(standing, waiting, date(2100, 1, 1)))

    assert figures["policybot_turns_total", "msteams", "answer"] == 1
    assert figures["policybot_turns_total", "slack", "none"] == 1
    assert figures["policybot_turns_total", "slack", "check"] == 1
    assert figures["policybot_turns_total", "other", "other"] == 1
    assert figures["policybot_turn_seconds_count", "slack"] == 2
    assert figures["policybot_delivery_failures_total", "msteams"] == 1
    assert figures["policybot_outbox_depth",] == 2
    assert 7 <= figures["policybot_outbox_age_seconds",] < 60
    assert 3600 <= figures["policybot_content_age_seconds",] < 2 * 3600
    assert figures["policybot_secret_days_left",] > 365
    assert figures["policybot_turns_limited_total",] == 1


def test_questions_handed_over_are_counted_by_role() -> None:
    metrics = Metrics()
    handed = Turn(State(), (), handed_over=HandedOver("legal", Language.SV, "Får vi det?"))

    metrics.count(Delivery("slack:T:U", "", Message("ja")), handed)

    figures = figures_of(metrics.told(GOOD, Waiting(), None))
    assert figures["policybot_hand_overs_total", "legal"] == 1


async def test_a_turn_that_fails_is_counted_and_still_fails() -> None:
    async def falls_over(_delivery: Delivery) -> tuple[()]:
        raise RuntimeError

    metrics = Metrics()
    with pytest.raises(RuntimeError):
        await metrics.timed(falls_over)(Delivery("slack:T:U", "", Message("hej")))

    assert figures_of(metrics.told(GOOD, Waiting(), None))["policybot_turn_failures_total", "slack"] == 1


def figures_of(told: bytes) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(told.decode())
    return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


async def test_figures_are_served(tmp_path: Path) -> None:
    settings = load_settings(content=SMALL, port=0, database=tmp_path / "bot.sqlite")
    async with serving(settings) as url, aiohttp.ClientSession() as session, session.get(f"{url}/metrics") as response:
        figures = figures_of(await response.read())

    assert figures["policybot_content_current",] == 1
    assert figures["process_resident_memory_bytes",] > 0
