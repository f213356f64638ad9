"""From replies to activities: cards where the channel shows them, numbered text elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from botbuilder.schema import Activity, Attachment, CardAction, SuggestedActions

from bot.channels.bot_framework.cards import card
from bot.channels.bot_framework.wire import as_bytes
from bot.channels.plain_text import plain_text, with_numbers
from dialogs.replies import Action, Reply, Say

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
SHOW_CARDS = frozenset({"msteams", "webchat", "directline", "emulator"})
LARGEST_CARD = 23_000
"""Bytes. Teams takes messages of 28 kB; the envelope and the summary need the rest."""

LARGEST_TEXT = 20_000
"""Bytes of a message without a card."""

LONGEST_FALLBACK = 1500
"""Characters of the words for clients that cannot show the card."""

LONGEST_SUMMARY = 200
"""Characters that a notification shows of a card."""

SHORTEST_CUT = 40
"""Characters that a text is not cut below."""

MOST_SUGGESTED = 6
"""Suggested actions that Teams shows."""


def activities_of(replies: Sequence[Reply], channel: str, public_url: str, *, group: bool) -> Iterator[Activity]:
    """The replies as the channel can show them."""
    if channel not in SHOW_CARDS:
        yield from (_said(text) for text in with_numbers(replies))
        return
    for left, reply in zip(reversed(range(len(replies))), replies, strict=True):
        yield _plain(reply, suggesting=not group and not left) or _with_card(reply, public_url)


def _plain(reply: Reply, *, suggesting: bool) -> Activity | None:
    """A plain message; None where it has actions that would not be seen, for the next message takes them away."""
    if not isinstance(reply, Say) or (reply.actions and not suggesting) or len(reply.actions) > MOST_SUGGESTED:
        return None
    activity = _said(reply.text)
    if reply.actions:
        activity.suggested_actions = SuggestedActions(actions=[_typed(action) for action in reply.actions])
    return activity


def _said(text: str) -> Activity:
    fitting = text.encode()[:LARGEST_TEXT].decode(errors="ignore")
    shown = text if fitting == text else f"{fitting}…"
    return Activity(type="message", text=shown, text_format="markdown", input_hint="expectingInput")


def _typed(action: Action) -> CardAction:
    """Sends the title as if it had been typed, which the conversation knows it by."""
    return CardAction(type="imBack", title=action.title, value=action.title)


def _with_card(reply: Reply, public_url: str) -> Activity:
    words = plain_text(reply)
    content = _fitting_card(reply, public_url, words[:LONGEST_FALLBACK])
    attachment = Attachment(content_type=CARD_TYPE, content=content)
    summary = words.split("\n", 1)[0].replace("**", "")[:LONGEST_SUMMARY]
    return Activity(type="message", attachments=[attachment], summary=summary, input_hint="expectingInput")


def _fitting_card(reply: Reply, public_url: str, fallback: str) -> dict[str, Any]:
    """The card, with less where it is too large: first without the help, then with its longest texts cut."""
    content = card(reply, public_url) | {"fallbackText": fallback}
    if _is_too_large(content):
        content = card(reply, public_url, with_help=False) | {"fallbackText": fallback}
    while _is_too_large(content) and (longest := max(_texts(content), key=len, default=None)):
        longest.cut()
    return content


def _is_too_large(content: Mapping[str, Any]) -> bool:
    return len(as_bytes(content)) > LARGEST_CARD


@dataclass(frozen=True, slots=True)
class _Text:
    """A visible text where it stands in a card."""

    holder: dict[str, Any]
    name: str

    def __len__(self) -> int:
        return len(self.holder[self.name])

    def cut(self) -> None:
        self.holder[self.name] = self.holder[self.name][: len(self) * 3 // 4].rstrip() + "…"


def _texts(value: object) -> Iterator[_Text]:
    """The texts in a card that are long enough to be cut."""
    if isinstance(value, dict):
        found = (_Text(value, name) for name in ("fallbackText", "text", "label", "title") if name in value)
        yield from (text for text in found if len(text) > SHORTEST_CUT)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from chain.from_iterable(map(_texts, parts))
