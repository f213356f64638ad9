"""From replies to activities: cards where the channel shows them, numbered text elsewhere."""

from collections.abc import Iterator, Sequence

from botbuilder.schema import Activity, Attachment, CardAction, SuggestedActions

from bot.channels.bot_framework.cards import card
from bot.channels.bot_framework.wire import as_bytes
from bot.channels.plain_text import plain_text, with_numbers
from dialogs.replies import Action, Reply, Say

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
SHOW_CARDS = frozenset({"msteams", "webchat", "directline", "emulator"})
LARGEST_CARD = 22_000
"""Bytes. Teams takes messages of 28 kB; the envelope and UTF-16 need the rest."""

MOST_SUGGESTED = 6
"""Suggested actions that Teams shows."""


def activities_of(replies: Sequence[Reply], channel: str, public_url: str, *, group: bool) -> Iterator[Activity]:
    """The replies as the channel can show them."""
    if channel not in SHOW_CARDS:
        yield from (_said(text) for text in with_numbers(replies))
        return
    for reply in replies:
        yield _plain(reply, group=group) or _with_card(reply, public_url)


def _plain(reply: Reply, *, group: bool) -> Activity | None:
    """A plain message, with actions only where nobody else's buttons are in the way and all of them are shown."""
    if not isinstance(reply, Say) or (reply.actions and group) or len(reply.actions) > MOST_SUGGESTED:
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
    content = card(reply, public_url)
    if len(as_bytes(content)) > LARGEST_CARD:
        content = card(reply, public_url, with_help=False)
    words = plain_text(reply)
    content["fallbackText"] = words[: LARGEST_CARD // 10]
    attachment = Attachment(content_type=CARD_TYPE, content=content)
    return Activity(type="message", attachments=[attachment], summary=words.split("\n", 1)[0][:200])
