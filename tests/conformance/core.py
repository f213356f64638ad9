"""The conversation itself, without any channel; and the terminal, as wide as it is there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from io import StringIO

from rich.console import Console

from bot.channels.terminal.screen import WIDEST, Screen
from bot.delivery import Delivery
from bot.desk import Desk
from dialogs.library import Library
from dialogs.messages import Message
from tests.conformance.playing import Seen
from tests.talk import Talk
from tests.transcripts import Exchange

TODAY = date(2026, 11, 25)


class Reader:
    """Reads the replies as they are decided."""

    pressed = 0

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    async def does(self, exchange: Exchange) -> Seen:
        if exchange.typed is None:
            self._talk.arrive()
        else:
            self._talk.say(exchange.typed)
        return Seen(self._talk.text)


class AtTheTerminal:
    """Types lines, and reads the screen."""

    pressed = 0

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def does(self, exchange: Exchange) -> Seen:
        message = None if exchange.typed is None else Message(exchange.typed)
        screen = StringIO()
        Screen(Console(file=screen, width=WIDEST, highlight=False)).show(
            await self._desk.take(Delivery("terminal", "", message))
        )
        return Seen(screen.getvalue())


@asynccontextmanager
async def core(library: Library, desk: Desk, *, presses: bool) -> AsyncIterator[Reader]:  # noqa: ARG001 - nothing is pressed
    yield Reader(Talk(library, TODAY, receipt_id="receipt-1"))


@asynccontextmanager
async def terminal(library: Library, desk: Desk, *, presses: bool) -> AsyncIterator[AtTheTerminal]:  # noqa: ARG001 - nothing is pressed
    yield AtTheTerminal(desk)
