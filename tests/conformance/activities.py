"""Places that speak in activities: Teams, a channel of the Bot Framework without cards, and the chat page."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.bot_framework import Talks, routes
from bot.channels.direct_line import Backlogs, DirectLine, Door, Origins, Tokens
from bot.delivery import Delivery
from bot.desk import Desk
from dialogs.library import Library
from dialogs.replies import Reply
from tests.channels.bot_framework import card_schema
from tests.channels.bot_framework.peers import TENANT, FakeConnector
from tests.channels.direct_line.conftest import BASE, SECRET, Browser
from tests.channels.direct_line.peers import NAMES
from tests.conformance import activity_schema
from tests.conformance.playing import Seen, numbered
from tests.transcripts import Exchange

JSON = dict[str, Any]
Client = TestClient[web.Request, web.Application]


def cards_of(activity: JSON) -> list[JSON]:
    return [attachment["content"] for attachment in activity.get("attachments", ())]


def visible(value: object) -> Iterator[str]:
    """All words in activities and cards, in the order they are read."""
    if isinstance(value, list):
        for each in value:
            yield from visible(each)
    elif isinstance(value, dict):
        yield from (value[name] for name in ("label", "title", "text") if isinstance(value.get(name), str))
        parts = ("attachments", "content", "body", "choices", "actions", "suggestedActions")
        yield from visible([value[name] for name in parts if name in value])


def press_for(typed: str, activities: Sequence[JSON]) -> JSON | None:
    """What pressing submits that says the same as what is typed, on the cards last seen."""
    for card in (card for activity in activities for card in cards_of(activity)):
        submits = [one for one in card_schema.elements(card) if one["type"] == "Action.Submit"]
        for action in submits:
            if action["title"] == typed:
                return dict(action["data"])
        choice = chosen(typed, [one for one in card_schema.elements(card) if one["type"] == "Input.ChoiceSet"])
        if choice:
            return {**submits[0]["data"], "choice": choice}
    return None


def chosen(typed: str, inputs: Sequence[JSON]) -> str:
    options = [option for one in inputs for option in one["choices"]]
    many = any(one["isMultiSelect"] for one in inputs)
    numbers = [number for number in numbered(typed) if number <= len(options)]
    if numbers and (many or len(numbers) == 1):
        return ",".join(options[number - 1]["value"] for number in numbers)
    begun = [option["value"] for option in options if option["title"].casefold().startswith(typed.casefold())]
    return begun[0] if len(begun) == 1 else ""


class Talker(Protocol):
    """How a place is written to and read."""

    async def arrives(self) -> list[JSON]: ...

    async def says(self, text: str) -> list[JSON]: ...

    async def submits(self, data: JSON) -> list[JSON]: ...

    def changed(self) -> list[JSON]:
        """What messages sent earlier have become, all of them."""
        ...


class Staff:
    """Types or, if they like, presses what there is to press."""

    def __init__(self, talker: Talker, *, presses: bool) -> None:
        self._talker, self._presses = talker, presses
        self._last: list[JSON] = []
        self.pressed = 0

    async def does(self, exchange: Exchange) -> Seen:
        self._last = await self._done(exchange.typed)
        sent = [*self._last, *self._talker.changed()]
        faults = [fault for activity in sent for card in cards_of(activity) for fault in card_schema.faults(card)]
        faults += [fault for activity in sent for fault in activity_schema.faults(activity)]
        return Seen("\n".join(visible(self._last)), tuple(faults))

    async def _done(self, typed: str | None) -> list[JSON]:
        if typed is None:
            return await self._talker.arrives()
        data = press_for(typed, self._last) if self._presses else None
        if data is None:
            return await self._talker.says(typed)
        self.pressed += 1
        return await self._talker.submits(data)


class BotFramework:
    """A chat that the Bot Service stands between."""

    def __init__(self, client: Client, connector: FakeConnector, url: str, channel: str, talk: JSON) -> None:
        self._client, self._connector, self._url, self._channel, self._talk = client, connector, url, channel, talk
        self._number = 0

    async def arrives(self) -> list[JSON]:
        return await self._send(type="conversationUpdate", membersAdded=[{"id": "kim"}, {"id": "bot"}])

    async def says(self, text: str) -> list[JSON]:
        if not self._talk.get("isGroup"):
            return await self._send(text=text)
        mention = {"type": "mention", "text": "<at>AI</at>", "mentioned": {"id": "bot", "name": "AI"}}
        return await self._send(text=f"<at>AI</at> {text}", entities=[mention])

    async def submits(self, data: JSON) -> list[JSON]:
        return await self._send(text=None, value=data, replyToId="card")

    def changed(self) -> list[JSON]:
        return [activity for _, activity in self._connector.changed]

    async def _send(self, **said: object) -> list[JSON]:
        self._number += 1
        before = len(self._connector.posted)
        activity = {
            "type": "message",
            "id": f"a-{self._number}",
            "channelId": self._channel,
            "serviceUrl": self._url,
            "from": {"id": "kim"},
            "recipient": {"id": "bot"},
            "conversation": self._talk,
        } | said
        response = await self._client.post("/api/messages", json=activity)
        assert response.status in {200, 202}
        return self._connector.posted[before:]


@asynccontextmanager
async def _bot_framework(library: Library, desk: Desk, channel: str, talk: JSON) -> AsyncIterator[BotFramework]:
    connector = FakeConnector()
    app = web.Application()
    async with aiohttp.ClientSession() as session, TestServer(connector.application(), host="127.0.0.1") as service:
        app.add_routes(routes(Talks(desk.take, lambda: library, "https://bot.example.org"), None, session))
        async with TestClient(TestServer(app, host="127.0.0.1")) as client:
            yield BotFramework(client, connector, str(service.make_url("/")).rstrip("/"), channel, talk)


@asynccontextmanager
async def teams(library: Library, desk: Desk, *, presses: bool) -> AsyncIterator[Staff]:
    talk = {"id": "talk", "conversationType": "personal", "tenantId": TENANT}
    async with _bot_framework(library, desk, "msteams", talk) as talker:
        yield Staff(talker, presses=presses)


@asynccontextmanager
async def teams_channel(library: Library, desk: Desk, *, presses: bool) -> AsyncIterator[Staff]:
    talk = {"id": "19:talk", "conversationType": "channel", "isGroup": True, "tenantId": TENANT}
    async with _bot_framework(library, desk, "msteams", talk) as talker:
        yield Staff(talker, presses=presses)


@asynccontextmanager
async def without_cards(library: Library, desk: Desk, *, presses: bool) -> AsyncIterator[Staff]:
    async with _bot_framework(library, desk, "sms", {"id": "talk"}) as talker:
        yield Staff(talker, presses=presses)


class ChatPage:
    """The chat page's side of Direct Line."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.greets = False

    async def arrives(self) -> list[JSON]:
        self.greets = True
        await self._browser.begin()
        return await self._answers()

    async def says(self, text: str) -> list[JSON]:
        await self._browser.begin()
        await self._browser.seen()
        await self._browser.post(text)
        return await self._answers()

    async def submits(self, data: JSON) -> list[JSON]:
        await self._browser.seen()
        await self._browser.post(value=data, channelData={"postBack": True, "clientActivityID": str(data)})
        return await self._answers()

    def changed(self) -> list[JSON]:
        return []

    async def _answers(self) -> list[JSON]:
        return [activity for activity in await self._browser.seen() if activity["from"]["role"] == "bot"]


@asynccontextmanager
async def chat_page(library: Library, desk: Desk, *, presses: bool) -> AsyncIterator[Staff]:  # noqa: ARG001 - the desk has it
    page: ChatPage

    async def take(delivery: Delivery) -> tuple[Reply, ...]:
        """The turn; where the transcript begins with a question, the page's greeting is left out."""
        return await desk.take(delivery) if delivery.message or page.greets else ()

    door = Door(Tokens(SECRET), Origins.of(on_loopback=True), 0)
    backlogs = Backlogs(desk._store.chats, NAMES, desk._now)
    channel = DirectLine(NAMES.hiding(take), door, backlogs, "https://bot.example.org")
    app = web.Application()
    app.add_routes(channel.routes())
    app.on_shutdown.append(channel.close)
    async with TestClient(TestServer(app, host="127.0.0.1")) as client:
        entry = await (await client.post(f"{BASE}/tokens/generate")).json()
        page = ChatPage(Browser(client, entry["conversationId"], entry["token"]))
        yield Staff(page, presses=presses)
