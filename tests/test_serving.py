"""The whole server on loopback, with a real database: a conversation over the Bot Framework's own protocol."""

import asyncio
import json
import logging
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.app import _bot_framework, credentials_of, serving
from bot.channels.bot_framework import Talks
from bot.content.folder import NoContent
from bot.content.problems import BrokenContent
from bot.desk import Desk
from bot.settings import Settings, load_settings
from bot.store import MemoryStore
from tests.channels.bot_framework.peers import FakeConnector
from tests.planting import Folder

ROOT = Path(__file__).parents[1]


class Staff:
    """Somebody who talks with the bot through a channel that expects replies in the response."""

    def __init__(self, session: aiohttp.ClientSession, url: str, conversation: str = "talk-1") -> None:
        self._session = session
        self._url = url
        self._conversation = conversation
        self._count = 0

    async def say(self, text: str = "", delivery: str = "", **fields: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        self._count += 1
        activity = {
            "type": "message",
            "id": delivery or f"activity-{self._count}",
            "channelId": "emulator",
            "serviceUrl": self._url,
            "from": {"id": "user-1"},
            "recipient": {"id": "bot"},
            "conversation": {"id": self._conversation},
            "deliveryMode": "expectReplies",
            "text": text,
        } | fields
        async with self._session.post(f"{self._url}/api/messages", json=activity) as response:
            assert response.status in {200, 202}
            return (await response.json())["activities"] if response.status == 200 else []

    async def choose(self, card: dict[str, Any], choice: str) -> list[dict[str, Any]]:
        """Tick an option of a card's question and submit it."""
        submit = next(e for e in card["body"] if e["type"] == "ActionSet")["actions"][0]["data"]
        return await self.say(value=submit | {"choice": choice})


@pytest.fixture(name="session")
async def fixture_session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture(name="url")
async def fixture_url(tmp_path: Path) -> AsyncIterator[str]:
    settings = load_settings(content=ROOT, port=0, database=tmp_path / "bot.sqlite")
    async with serving(settings) as address:
        yield address


def card_of(activity: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = activity["attachments"][0]["content"]
    return content


def heading_of(activity: dict[str, Any]) -> str:
    return str(next(e["text"] for e in card_of(activity)["body"] if e.get("weight") == "Bolder"))


async def test_a_question_and_a_whole_check_on_cards(url: str, session: aiohttp.ClientSession) -> None:
    staff = Staff(session, url)

    (answer,) = await staff.say("Får jag använda mitt privata konto?")
    assert heading_of(answer) == "Får jag använda mitt privata konto?"

    _, asked = await staff.say("riskkoll för copilot chat")
    for choice in ("public", "none", "none"):
        (asked,) = await staff.choose(card_of(asked), choice)
    (verdict,) = await staff.choose(card_of(asked), "yes")
    assert heading_of(verdict) == "Ja, du får"


async def test_an_old_card_does_nothing_and_a_repetition_is_answered_as_before(
    url: str, session: aiohttp.ClientSession
) -> None:
    staff = Staff(session, url)
    lead, old = await staff.say("riskkoll")
    await staff.say("börja om")

    (kindly,) = await staff.choose(card_of(old), "approved")
    again = await staff.say("riskkoll", delivery="activity-1")

    assert "äldre riskkoll" in kindly["text"]
    assert [reply.get("text") for reply in again] == [lead.get("text"), None]
    assert card_of(again[1]) == card_of(old)


async def test_replies_are_posted_to_where_the_conversation_came_from(url: str, session: aiohttp.ClientSession) -> None:
    connector = FakeConnector()
    server = TestServer(connector.application(), host="127.0.0.1")
    await server.start_server()
    staff = Staff(session, url)

    await staff.say("hej", serviceUrl=str(server.make_url("/")), deliveryMode="normal")

    assert "AI-policy" in connector.posted[0]["text"]
    await server.close()


async def test_two_conversations_never_share_a_state(url: str, session: aiohttp.ClientSession) -> None:
    one, other = Staff(session, url, "talk-1"), Staff(session, url, "talk-2")
    await one.say("riskkoll")

    (reply,) = await other.say("1")

    assert "inte svara" in reply["text"]


async def test_health_and_content_are_told(url: str, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{url}/healthz") as healthy, session.get(f"{url}/readyz") as ready:
        assert (healthy.status, ready.status) == (200, 200)
        assert len((await ready.json())["content"]) == 16


async def test_nothing_of_what_was_said_is_logged(
    url: str, session: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    await Staff(session, url).say("Kalle Anka har diabetes")

    assert "Kalle" not in caplog.text


async def test_slack_is_served_beside_and_alone(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    slack = {"slack_bot_token": "t", "slack_signing_secret": "s"}
    settings = load_settings(content=ROOT, port=0, database=tmp_path / "bot.sqlite", **slack)
    async with serving(settings) as url, session.post(f"{url}/api/slack/events", json={}) as response:
        assert response.status == 401

    assert paths_of(settings) == {"/api/messages"}
    assert paths_of(load_settings(host="10.0.0.1", **slack)) == set()


def paths_of(settings: Settings) -> set[str]:
    desk = Desk(cast("Any", None), MemoryStore())
    served = _bot_framework(settings, Talks(desk.take, cast("Any", None)), cast("Any", None))
    return {route.path for route in served}


async def test_broken_content_is_named_and_nothing_starts(folder: Folder, tmp_path: Path) -> None:
    folder.write("policy_text/organisation.yaml", "name: Lillby\n")
    settings = load_settings(content=folder.path, port=0, database=tmp_path / "bot.sqlite")

    with pytest.raises(BrokenContent, match=r"policy_text/organisation.yaml:1 P005 name is no mapping"):
        async with serving(settings):
            pass


def flooded(folder: Folder, place: Path, content_looks: float) -> Settings:
    """Settings of a server that may be asked as often as a test can ask."""
    given = {"content": folder.path, "port": 0, "database": place / "bot.sqlite"}
    return load_settings(**given, content_looks=content_looks, turns_per_minute=0)


async def test_a_pull_of_content_is_served_without_a_restart_and_without_a_turn_lost(
    folder: Folder, tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    settings = flooded(folder, tmp_path, content_looks=0.05)
    async with serving(settings) as url, asyncio.timeout(120):
        staff = Staff(session, url)
        for number in range(3):
            folder.change("faq/verktyg.yaml", "Nej, använd", f"Nummer {number}. Nej, använd")
            said = ""
            while f"Nummer {number}." not in said:
                (answer,) = await staff.say("Får jag använda mitt privata konto?")
                said = json.dumps(answer, ensure_ascii=False)
                assert "jobbkontot" in said


async def test_content_is_read_anew_on_a_hang_up(
    folder: Folder, tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    settings = flooded(folder, tmp_path, content_looks=0)
    async with serving(settings) as url, asyncio.timeout(120):
        staff = Staff(session, url)
        folder.change("faq/verktyg.yaml", "jobbkontot", "jobbets konto")
        os.kill(os.getpid(), signal.SIGHUP)
        while "jobbets konto" not in json.dumps(await staff.say("Får jag använda mitt privata konto?")):
            pass


async def test_without_content_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(NoContent):
        async with serving(load_settings(content=tmp_path, port=0)):
            pass


def test_the_tenant_of_the_app_is_the_only_one_unless_others_are_named() -> None:
    alone = credentials_of(load_settings(app_id="a", app_password="b", tenant_id="t"))  # noqa: S106 - opens nothing

    assert alone is not None
    assert alone.allowed_tenants == {"t"}
