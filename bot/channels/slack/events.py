"""From events to what they ask of the bot: mentions in channels, messages in its own chats, and its home page."""

from bot.channels.slack.hearing import heard, mentions
from bot.channels.slack.work import Home, Payload, Place, Removed, Talk, Work
from bot.channels.values import member, objects, text_at
from bot.delivery import Delivery
from dialogs.messages import Message

SAID = frozenset({"", "file_share", "thread_broadcast"})
"""Subtypes of messages that are somebody's words; edits, removals and what the channel itself tells are not."""


def work_of_event(payload: Payload) -> Work | None:
    """What the event asks for; None where it asks for nothing."""
    event = member(payload, "event")
    match text_at(event, "type"):
        case "app_mention":
            return _in_a_channel(payload)
        case "message":
            return _message(payload)
        case "app_home_opened":
            return _home(payload)
        case "app_uninstalled" | "tokens_revoked":
            return Removed()
        case _:
            return None


def private(team: str, user: str) -> str:
    """The key of a person's talk with the bot where nobody else reads along, wherever in the workspace that is."""
    return f"slack:{team}:{user}"


def threaded(team: str, channel: str, thread: str, user: str) -> str:
    """The key of a person's talk with the bot in a thread; everybody there has one of their own."""
    return f"slack:{team}:{channel}:{thread}:{user}"


def is_private(channel: str) -> bool:
    """Whether the channel is a chat of one person with the bot."""
    return channel.startswith("D")


def _message(payload: Payload) -> Talk | None:
    event = member(payload, "event")
    if text_at(event, "channel_type") == "im" or is_private(text_at(event, "channel")):
        return _alone(payload)
    bots = (text_at(each, "user_id") for each in objects(payload.get("authorizations")) if each.get("is_bot") is True)
    mentioned = any(mentions(text_at(event, "text"), bot) for bot in bots)
    return _in_a_channel(payload) if mentioned else None


def _in_a_channel(payload: Payload) -> Talk | None:
    event = member(payload, "event")
    channel, user, at = text_at(event, "channel"), text_at(event, "user"), text_at(event, "ts")
    if is_private(channel):
        return _alone(payload)
    thread = text_at(event, "thread_ts") or at
    key = threaded(text_at(payload, "team_id"), channel, thread, user)
    return _talk(payload, key, Place(channel, user, thread))


def _alone(payload: Payload) -> Talk | None:
    event = member(payload, "event")
    user = text_at(event, "user")
    place = Place(text_at(event, "channel"), user, text_at(event, "thread_ts"))
    return _talk(payload, private(text_at(payload, "team_id"), user), place)


def _talk(payload: Payload, key: str, place: Place) -> Talk | None:
    """The words of a person; a mention and the message it stands in are one delivery."""
    event, at = member(payload, "event"), text_at(payload, "event", "ts")
    is_of_a_bot = bool(text_at(event, "bot_id"))
    if is_of_a_bot or text_at(event, "subtype") not in SAID or not (place.user and place.channel and at):
        return None
    message = Message(heard(text_at(event, "text")))
    return Talk(Delivery(key, f"{place.channel}:{at}", message), place)


def _home(payload: Payload) -> Talk | Home | None:
    event = member(payload, "event")
    user = text_at(event, "user")
    if not user:
        return None
    key = private(text_at(payload, "team_id"), user)
    if text_at(event, "tab") != "messages":
        return Home(key, user)
    arrived = Delivery(key, text_at(payload, "event_id"), None)
    return Talk(arrived, Place(text_at(event, "channel") or user, user))
