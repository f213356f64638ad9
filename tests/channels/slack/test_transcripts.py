"""The transcripts that staff can read, through Slack: typed, and pressed where there is something to press."""

import re

import pytest

from tests.channels.slack.conftest import Bot
from tests.channels.slack.limits import faults
from tests.channels.slack.peers import DIRECT, JSON, KIM
from tests.transcripts import Exchange, Transcript, transcripts

TRANSCRIPTS = list(transcripts())
EMPHASIS = "*"
"""What is compared without: Slack's marks of emphasis are not Markdown's, and the summary of a check has some more."""

NUMBERED = re.compile(r"^\d+(, ?\d+)*$")


def words(text: str) -> str:
    return text.replace(EMPHASIS, "")


def texts(value: object) -> list[str]:
    """Every visible text, in the order it is written in a message."""
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + texts(list(value.values()))
    return [text for part in value for text in texts(part)] if isinstance(value, list) else []


def seen(messages: list[JSON]) -> str:
    found = "\n".join(text for message in messages for text in texts(message["blocks"]))
    return found.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


class Staff:
    """Somebody who types or, if they like, presses what there is to press."""

    def __init__(self, bot: Bot, *, pressing: bool) -> None:
        self._bot = bot
        self._pressing = pressing
        self._last: list[JSON] = []
        self.pressed = 0

    async def does(self, exchange: Exchange) -> list[JSON]:
        if exchange.typed is None:
            event = {"type": "app_home_opened", "user": KIM, "channel": DIRECT, "tab": "messages"}
            self._last = await self._bot.hears(self._bot.workspace.happened(event))
        elif press := self._press(exchange.typed) if self._pressing else None:
            self.pressed += 1
            self._last = await self._bot.feels(press)
        else:
            self._last = await self._bot.hears(self._bot.workspace.said(exchange.typed))
        return self._last

    def _press(self, typed: str) -> JSON | None:
        """The press that says the same as what the transcript types, on the cards last seen."""
        for message in self._last:
            if typed in titles(message):
                return self._bot.workspace.press(message, typed)
            options = options_of(message)
            chosen = picked(typed, options)
            if chosen:
                return self._bot.workspace.press(message, submit_of(message), chosen)
        return None


def titles(message: JSON) -> list[str]:
    return [
        element["text"]["text"]
        for block in message["blocks"]
        for element in (*block.get("elements", ()), block.get("accessory", {}))
        if element.get("type") == "button"
    ]


def options_of(message: JSON) -> list[JSON]:
    return [option for block in message["blocks"] if block["type"] == "input" for option in block["element"]["options"]]


def picked(typed: str, options: list[JSON]) -> tuple[str, ...]:
    if NUMBERED.match(typed):
        return tuple(options[int(number) - 1]["value"] for number in typed.split(",") if int(number) <= len(options))
    begun = [option["value"] for option in options if label_of(option).startswith(typed.casefold())]
    return tuple(begun) if len(begun) == 1 else ()


def label_of(option: JSON) -> str:
    return str(option["text"]["text"]).partition(" ")[2].casefold()


def submit_of(message: JSON) -> str:
    return next(title for title in titles(message) if title in {"Nästa", "Next"})


@pytest.mark.parametrize("pressing", [False, True], ids=["typed", "pressed"])
@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda transcript: transcript.title)
async def test_the_conversation_goes_through_slack_as_it_is_written(
    transcript: Transcript, bot: Bot, *, pressing: bool
) -> None:
    staff = Staff(bot, pressing=pressing)
    for exchange in transcript.exchanges:
        messages = await staff.does(exchange)

        text, at = words(seen(messages)), 0
        for piece in map(words, exchange.seen):
            found = text.find(piece, at)
            assert found >= 0, f"after {exchange.typed!r} {piece!r} is not seen in:\n{text}"
            at = found + len(piece)
        assert [fault for message in messages for fault in faults(message)] == []
        assert {message["channel"] for message in messages} <= {DIRECT}


async def test_some_of_the_transcripts_are_pressed(bot: Bot) -> None:
    transcript = next(each for each in TRANSCRIPTS if each.title == "sv_riskkoll: varför frågar du, tillbaka och ändra")
    staff = Staff(bot, pressing=True)

    for exchange in transcript.exchanges:
        await staff.does(exchange)

    assert staff.pressed >= 2
