"""Every transcript over the wire of the chat page, from the first token to the last card."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.delivery import Delivery
from bot.desk import Desk
from bot.store import MemoryStore
from dialogs.library import Library
from dialogs.replies import Reply
from tests.channels.direct_line.conftest import Open, Serve
from tests.transcripts import Transcript, transcripts

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def plain(text: str) -> str:
    return text.replace("**", "")


def visible(value: object) -> Iterator[str]:
    """All words in activities and cards, in the order they are read."""
    if isinstance(value, list):
        for each in value:
            yield from visible(each)
    elif isinstance(value, dict):
        words = (value[name] for name in ("label", "title", "text") if isinstance(value.get(name), str))
        yield from map(plain, words)
        parts = ("attachments", "content", "body", "choices", "actions", "suggestedActions")
        yield from visible([value[name] for name in parts if name in value])


def of_the_bot(activities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [activity for activity in activities if activity["from"]["role"] == "bot"]


@pytest.mark.parametrize("transcript", list(transcripts()), ids=lambda transcript: transcript.title)
async def test_the_conversation_goes_as_it_is_written(
    transcript: Transcript, learnt_library: Library, serve: Serve, open_page: Open
) -> None:
    desk = Desk(lambda: learnt_library, MemoryStore(), lambda: NOW)
    is_greeted = transcript.exchanges[0].typed is None

    async def take(delivery: Delivery) -> tuple[Reply, ...]:
        """The turn; where the transcript begins with a question, the page's greeting is left out."""
        return await desk.take(delivery) if delivery.message or is_greeted else ()

    browser = await open_page(await serve(take), begun=False)
    await browser.begin()
    for exchange in transcript.exchanges:
        if exchange.typed is not None:
            await browser.seen()
            await browser.post(exchange.typed)
        shown = "\n".join(visible(of_the_bot(await browser.seen())))

        at = 0
        for piece in exchange.seen:
            found = shown.find(plain(piece), at)
            assert found >= 0, f"after {exchange.typed!r} {piece!r} is not seen in:\n{shown}"
            at = found + len(plain(piece))
