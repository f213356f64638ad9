"""From replies to activities: cards where the channel shows them, numbered text elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from botbuilder.schema import Activity, Attachment, CardAction, SuggestedActions

from bot.channels.bot_framework.cards import card
from bot.channels.bot_framework.wire import as_bytes
from bot.channels.plain_text import plain_text, with_numbers
from dialogs.replies import Action, Reply, Say

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
SHOW_CARDS = frozenset({"msteams", "webchat", "directline", "emulator"})
LARGEST_CARD = 20_000
"""Bytes of a card without its fallback. Teams takes messages of 28 kB; the envelope and UTF-16 need the rest."""

LONGEST_FALLBACK = 1500
"""Characters of the words for clients that cannot show the card."""

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
    return Activity(type="message", text=text, text_format="markdown", input_hint="expectingInput")


def _typed(action: Action) -> CardAction:
    """Sends the title as if it had been typed, which the conversation knows it by."""
    return CardAction(type="imBack", title=action.title, value=action.title)


def _with_card(reply: Reply, public_url: str) -> Activity:
    words = plain_text(reply)
    content = _fitting_card(reply, public_url) | {"fallbackText": words[:LONGEST_FALLBACK]}
    attachment = Attachment(content_type=CARD_TYPE, content=content)
    return Activity(type="message", attachments=[attachment], summary=words.split("\n", 1)[0][:200])


def _fitting_card(reply: Reply, public_url: str) -> dict[str, Any]:
    """The card, with less where it is too large: first without the help, then with its longest texts cut."""
    content = card(reply, public_url)
    if _is_too_large(content):
        content = card(reply, public_url, with_help=False)
    while _is_too_large(content) and (longest := max(_cuttable(content), key=_length, default=None)):
        longest["text"] = longest["text"][: len(longest["text"]) * 3 // 4].rstrip() + "…"
    return content


def _is_too_large(content: Mapping[str, Any]) -> bool:
    return len(as_bytes(content)) > LARGEST_CARD


def _cuttable(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [element for element in content["body"] if _length(element) > SHORTEST_CUT]


def _length(element: Mapping[str, Any]) -> int:
    return len(element.get("text", ""))
