"""Cards that have been used, cards that belong to somebody else, and chats that the bot has been removed from."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.bot_framework import Talks, routes
from bot.desk import Desk
from bot.store import MemoryStore
from dialogs.library import Library
from tests.channels.bot_framework.card_schema import elements
from tests.channels.bot_framework.conftest import Activity, Client
from tests.channels.bot_framework.peers import TENANT, FakeConnector, FakeDesk

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
JSON = dict[str, Any]
GROUP = {"id": "group-1", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}


class Teams:
    """A chat in Teams with the whole bot behind it."""

    def __init__(self, client: Client, connector: FakeConnector, activity: Activity) -> None:
        self._client, self._connector, self._activity = client, connector, activity
        self._number = 0

    async def says(self, text: str, **changed: object) -> list[JSON]:
        return await self._send(text=text, **changed)

    async def presses(self, card: JSON, title: str, *, choice: str = "", **changed: object) -> list[JSON]:
        action = next(one for one in elements(card) if one["type"] == "Action.Submit" and one["title"] == title)
        return await self._send(text=None, value={**action["data"], "choice": choice}, replyToId="card-1", **changed)

    async def _send(self, **changed: object) -> list[JSON]:
        self._number += 1
        before = len(self._connector.posted)
        response = await self._client.post("/api/messages", json=self._activity(id=f"a-{self._number}", **changed))
        assert response.status in {200, 202}
        return self._connector.posted[before:]

    @property
    def changed(self) -> list[tuple[str, str]]:
        """What the pressed cards have become, in words."""
        return [(card, "\n".join(texts_of(activity))) for card, activity in self._connector.changed]


def card_in(messages: list[JSON]) -> JSON:
    card: JSON = messages[-1]["attachments"][0]["content"]
    return card


def texts_of(activity: JSON) -> list[str]:
    (attachment,) = activity["attachments"]
    assert not [one for one in elements(attachment["content"]) if one["type"] == "Action.Submit"]
    return [one["text"] for one in elements(attachment["content"]) if one["type"] == "TextBlock"]


@pytest.fixture(name="teams")
async def fixture_teams(
    library: Library, connector: FakeConnector, activity: Activity, session: aiohttp.ClientSession
) -> AsyncIterator[Teams]:
    desk = Desk(lambda: library, MemoryStore(), lambda: NOW)
    app = web.Application()
    app.add_routes(routes(Talks(desk.take, lambda: library), None, session))
    client: Client = TestClient(TestServer(app, host="127.0.0.1"))
    await client.start_server()
    yield Teams(client, connector, activity)
    await client.close()


async def test_a_question_that_is_answered_shows_the_answer_and_no_buttons(teams: Teams) -> None:
    card = card_in(await teams.says("riskkoll"))

    asked = await teams.presses(card, "Nästa", choice="approved")

    assert "AI" in card_in(asked)["fallbackText"]
    ((changed, words),) = teams.changed
    assert changed == "card-1"
    assert words.startswith("Vilket verktyg tänker du använda")
    assert "✓ Godkänt verktyg" in words


async def test_a_press_without_a_choice_leaves_the_card(teams: Teams) -> None:
    card = card_in(await teams.says("riskkoll"))

    await teams.presses(card, "Nästa")

    assert teams.changed == []


async def test_an_old_card_is_answered_kindly_and_ticks_nothing(teams: Teams) -> None:
    old = card_in(await teams.says("riskkoll"))
    await teams.says("avbryt")
    await teams.says("riskkoll")

    said = await teams.presses(old, "Nästa", choice="rejected")

    assert said
    ((_, words),) = teams.changed
    assert "✓" not in words


async def test_what_asks_nothing_can_be_pressed_again(teams: Teams) -> None:
    card = card_in(await teams.says("riskkoll"))

    await teams.presses(card, "Varför frågar du?")

    assert teams.changed == []


@pytest.mark.parametrize("status", [403, 404, 405, 501])
async def test_a_channel_that_changes_nothing_is_no_trouble(
    status: int, teams: Teams, connector: FakeConnector
) -> None:
    connector.changes = status
    card = card_in(await teams.says("riskkoll"))

    assert await teams.presses(card, "Nästa", choice="approved")
    assert await teams.says("hej")


async def test_elsewhere_than_in_teams_no_message_is_changed(teams: Teams) -> None:
    card = card_in(await teams.says("riskkoll", channelId="emulator"))

    await teams.presses(card, "Nästa", choice="approved", channelId="emulator")

    assert teams.changed == []


async def test_in_a_group_a_check_is_pressed_by_whoever_started_it_alone(teams: Teams) -> None:
    kim, bo = {"id": "kim", "name": "Kim"}, {"id": "bo", "name": "Bo"}
    card = card_in(await teams.says("riskkoll", conversation=GROUP, **{"from": kim}))

    by_bo = await teams.presses(card, "Nästa", choice="rejected", conversation=GROUP, **{"from": bo})
    assert [message["text"] for message in by_bo] == [
        "Den riskkollen hör till den som startade den. Skriv **riskkoll** till mig om du vill göra en egen."
    ]
    assert teams.changed == []

    by_kim = await teams.presses(card, "Nästa", choice="approved", conversation=GROUP, **{"from": kim})
    assert "Fråga 2" in "\n".join(one["text"] for one in elements(card_in(by_kim)) if one["type"] == "TextBlock")
    assert len(teams.changed) == 1


async def test_the_mark_on_a_card_in_a_group_names_nobody(teams: Teams) -> None:
    card = card_in(await teams.says("riskkoll", conversation=GROUP, **{"from": {"id": "29:kim"}}))

    marks = {one["data"]["owner"] for one in elements(card) if one["type"] == "Action.Submit" and one["data"]["card"]}
    assert len(marks) == 1
    assert "kim" not in str(card)


async def test_where_the_bot_is_removed_nothing_more_is_sent_until_somebody_speaks_there(
    client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    connector.statuses = [(403, {})]
    desk.replies = (*desk.replies, *desk.replies)

    await client.post("/api/messages", json=activity(id="1"))
    assert (len(connector.paths), connector.posted) == (1, [])

    await client.post("/api/messages", json=activity(id="2"))
    assert len(connector.posted) == 2
