"""From an activity to a delivery: who talks in which conversation, and what was typed or pressed."""

import html
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from botbuilder.schema import Activity

from bot.channels.activity.presses import REPLY, owner_of, press_of
from bot.channels.bot_framework.wire import address_of
from bot.channels.values import member, objects, string
from bot.delivery import VIA, Delivery
from dialogs.messages import Message, Verb

LONGEST_TEXT = 4000
"""Characters of a message that are handed on."""

IN_THE_RESPONSE = "expectReplies"
CHANNEL = "bot_framework"
MARK = 16
"""Hexadecimal digits that tell the people of a group apart."""

CARD_ACTION = "adaptiveCard/action"
_SPACES = re.compile(r"[ \t\u00a0]+")


def delivery_of(activity: Activity) -> Delivery | None:
    """What the activity brings; None where nothing is to be said to it."""
    match activity.type:
        case "message":
            return _delivery(activity, _message(activity, activity.value))
        case "invoke" if activity.name == CARD_ACTION:
            return _delivery(activity, _message(activity, member(activity.value, "action", "data")))
        case "conversationUpdate" if _somebody_arrived(activity):
            return _delivery(activity, None)
        case "installationUpdate" if activity.action.startswith("add"):
            return _delivery(activity, None)
        case _:
            return None


def _delivery(activity: Activity, message: Message | None) -> Delivery:
    is_answered = activity.type == "invoke" or activity.delivery_mode == IN_THE_RESPONSE
    return Delivery(
        conversation_of(activity),
        activity.id,
        message,
        user=_user_of(activity),
        address=None if is_answered else {VIA: CHANNEL, "activity": address_of(activity)},
        is_answered=is_answered,
    )


def _user_of(activity: Activity) -> str:
    """Who it comes from: by the id of the directory, which the IT department knows, else by the channel's own."""
    return str(activity.from_property.aad_object_id or activity.from_property.id)


def conversation_of(activity: Activity) -> str:
    """The key of one person's talk with the bot: in a group, everybody has one of their own."""
    talk = activity.conversation
    key = f"{activity.channel_id}:{talk.tenant_id}:{talk.id}"
    return f"{key}:{activity.from_property.id}" if is_group(activity) else key


def is_group(activity: Activity) -> bool:
    """Whether several people read along."""
    talk = activity.conversation
    return bool(talk.is_group) or talk.conversation_type in {"groupChat", "channel"}


def owner_in_group(activity: Activity) -> str:
    """The mark of the person in a talk that several read; empty where nobody else does. It names nobody."""
    if not is_group(activity):
        return ""
    return sha256(conversation_of(activity).encode()).hexdigest()[:MARK]


def presses_for_another(activity: Activity) -> bool:
    """Whether a card is pressed that belongs to somebody else in the group."""
    value = member(activity.value, "action", "data") if activity.type == "invoke" else activity.value
    return owner_of(value) not in {"", owner_in_group(activity)}


def _somebody_arrived(activity: Activity) -> bool:
    """The bot itself was added, or somebody joined a chat that is theirs alone."""
    added = {account.id for account in activity.members_added or ()}
    return activity.recipient.id in added or (bool(added) and not is_group(activity))


def _message(activity: Activity, value: object) -> Message:
    press = press_of(value)
    if press and press.verb is Verb.REPLY:
        return Message(string(member(value, REPLY)), press)
    return Message(press=press) if press else Message(_text(activity))


def _text(activity: Activity) -> str:
    text = activity.text[:LONGEST_TEXT]
    for entity in objects(activity.entities):
        text = _without_mention(text, entity, activity.recipient.id)
    return _SPACES.sub(" ", html.unescape(text)).strip()


def _without_mention(text: str, entity: Mapping[str, Any], bot: str) -> str:
    """The text without this mention of the bot; a bot named by an ordinary word loses nothing else."""
    said = string(entity.get("text"))
    is_ours = string(entity.get("type")).casefold() == "mention" and string(member(entity, "mentioned", "id")) == bot
    return text.replace(said, " ", 1) if is_ours and said else text
