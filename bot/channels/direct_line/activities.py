"""From what a client posts to a message, and from replies to what it is sent."""

import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.channels.activity.presses import press_of
from bot.channels.activity.showing import CARD_TYPE, Shown, shown
from bot.channels.direct_line.backlog import Activity
from bot.channels.values import member, present, string
from dialogs.messages import Message
from dialogs.replies import Reply

BOT = {"id": "policybot", "name": "Policybot", "role": "bot"}
LONGEST_TEXT = 4000
"""Characters of a message that are heard, and shown as heard."""

LONGEST_NAME = 200
"""Characters of what clients name themselves and their activities."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the user's: `id` is the same when the client sends it again."""

    id: str
    message: Message
    echo: Activity


def said(activity: Mapping[str, Any], conversation: str, at: datetime) -> Said | None:
    """What the activity says; None where it says nothing, as when somebody is typing."""
    if activity.get("type") != "message":
        return None
    press, text = press_of(activity.get("value")), string(activity.get("text"))[:LONGEST_TEXT]
    client_id = _name(member(activity, "channelData", "clientActivityID"))
    activity_id = _id_of(conversation, client_id)
    echo = _envelope(activity_id, conversation, at) | present(
        {
            "from": {"id": _name(member(activity, "from", "id")) or "user", "role": "user"},
            "text": text,
            "value": activity.get("value") if press else None,
            "locale": _name(activity.get("locale")),
            "channelData": _channel_data(activity, client_id),
        }
    )
    return Said(activity_id, Message(press=press) if press else Message(text.strip()), echo)


def _id_of(conversation: str, client_id: str) -> str:
    """The activity's id: the same for the same activity, however often it is sent."""
    digest = hashlib.sha256(client_id.encode()).hexdigest() if client_id else uuid.uuid4().hex
    return f"{conversation}|u{digest[:16]}"


def _channel_data(activity: Mapping[str, Any], client_id: str) -> dict[str, Any]:
    """What a client knows its own activity by, and whether it is shown."""
    is_hidden = member(activity, "channelData", "postBack") is True
    return present({"clientActivityID": client_id, "postBack": is_hidden})


def _name(value: object) -> str:
    return string(value)[:LONGEST_NAME]


def activities_of(replies: Sequence[Reply], base_url: str, conversation: str, at: datetime) -> Iterator[Activity]:
    """The replies as a client is sent them."""
    for reply, message in zip(replies, shown(replies, base_url, group=False), strict=True):
        envelope = _envelope(f"{conversation}|b{uuid.uuid4().hex[:16]}", conversation, at)
        yield envelope | {"from": BOT, "locale": str(reply.language), "inputHint": "expectingInput"} | _content(message)


def _content(message: Shown) -> Activity:
    if message.card:
        return {"summary": message.summary, "attachments": [{"contentType": CARD_TYPE, "content": message.card}]}
    actions = [{"type": "imBack", "title": title, "value": title} for title in message.suggested]
    suggested = {"suggestedActions": {"actions": actions}} if actions else {}
    return {"text": message.text, "textFormat": "markdown", **suggested}


def _envelope(activity_id: str, conversation: str, at: datetime) -> Activity:
    return {
        "type": "message",
        "id": activity_id,
        "timestamp": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "channelId": "directline",
        "conversation": {"id": conversation},
    }
