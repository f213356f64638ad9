"""Slack's own chat with the bot."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.slack import Credentials, Slack, Talks
from bot.desk import Desk
from dialogs.library import Library
from tests.channels.slack import limits
from tests.channels.slack.conftest import Bot
from tests.channels.slack.peers import DIRECT, KIM, SECRET, TOKEN, FakeSlack, Workspace
from tests.conformance.playing import Seen, numbered
from tests.transcripts import Exchange

JSON = dict[str, Any]
SUBMITS = {"Nästa", "Next"}


def texts(value: object) -> Iterator[str]:
    """Every visible text, in the order it is written in a message."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from texts(part)


def titles(message: JSON) -> list[str]:
    return [
        element["text"]["text"]
        for block in message["blocks"]
        for element in (*block.get("elements", ()), block.get("accessory", {}))
        if element.get("type") == "button"
    ]


def options_of(message: JSON) -> list[JSON]:
    return [option for block in message["blocks"] if block["type"] == "input" for option in block["element"]["options"]]


def takes_several(message: JSON) -> bool:
    kinds = {block["element"]["type"] for block in message["blocks"] if block["type"] == "input"}
    return bool(kinds & {"checkboxes", "multi_static_select"})


def picked(typed: str, message: JSON) -> tuple[str, ...]:
    options = options_of(message)
    numbers = [number for number in numbered(typed) if number <= len(options)]
    if numbers and (takes_several(message) or len(numbers) == 1):
        return tuple(options[number - 1]["value"] for number in numbers)
    labels = [(str(option["text"]["text"]).partition(" ")[2].casefold(), option["value"]) for option in options]
    begun = [value for label, value in labels if label.startswith(typed.casefold())]
    return tuple(begun) if len(begun) == 1 else ()


class Staff:
    """Somebody who types or, if they like, presses what there is to press."""

    def __init__(self, bot: Bot, *, presses: bool) -> None:
        self._bot, self._presses = bot, presses
        self._last: list[JSON] = []
        self.pressed = 0

    async def does(self, exchange: Exchange) -> Seen:
        self._last = await self._done(exchange.typed)
        found = "\n".join(text for message in self._last for text in texts(message["blocks"]))
        faults = [fault for message in self._last for fault in limits.faults(message)]
        faults += [f"sent to {message['channel']}" for message in self._last if message["channel"] != DIRECT]
        return Seen(found.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), tuple(faults))

    async def _done(self, typed: str | None) -> list[JSON]:
        if typed is None:
            event = {"type": "app_home_opened", "user": KIM, "channel": DIRECT, "tab": "messages"}
            return await self._bot.hears(self._bot.workspace.happened(event))
        press = self._press(typed) if self._presses else None
        if press is None:
            return await self._bot.hears(self._bot.workspace.said(typed))
        self.pressed += 1
        return await self._bot.feels(press)

    def _press(self, typed: str) -> JSON | None:
        """The press that says the same as what is typed, on the cards last seen."""
        for message in self._last:
            if typed in titles(message):
                return self._bot.workspace.press(message, typed)
            chosen = picked(typed, message)
            if chosen:
                submit = next(title for title in titles(message) if title in SUBMITS)
                return self._bot.workspace.press(message, submit, chosen)
        return None


@asynccontextmanager
async def slack(library: Library, desk: Desk, *, presses: bool) -> AsyncIterator[Staff]:
    fake = FakeSlack()
    app = web.Application()
    async with aiohttp.ClientSession() as session, TestServer(fake.application(), host="127.0.0.1") as server:
        url = str(server.make_url("/")).rstrip("/")
        talks = Talks(desk.take, desk.overview, lambda: library, "https://bot.example.org")
        channel = Slack(talks, Credentials(TOKEN, SECRET, api_url=f"{url}/api/"), session)
        app.add_routes(channel.routes())
        async with TestClient(TestServer(app, host="127.0.0.1")) as client:
            yield Staff(Bot(Workspace(client, url), fake, channel, client, []), presses=presses)
            await channel.stop()
