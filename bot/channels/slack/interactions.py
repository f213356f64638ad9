"""From presses and the slash command to what they ask of the bot."""

from collections.abc import Mapping
from typing import Any

from bot.channels.slack.events import is_private, private, threaded
from bot.channels.slack.groups import Group, group_of, used
from bot.channels.slack.hearing import heard
from bot.channels.slack.presses import Button, button_of, ticked, title_of, typed
from bot.channels.slack.work import NotYours, Payload, Place, Share, Talk, Used, Work
from bot.channels.values import member, objects, text_at
from bot.delivery import Delivery
from dialogs.messages import Message, Press, Verb

Pressed = Mapping[str, Any]


def work_of_interaction(payload: Payload) -> Work | None:
    """What an interaction asks for; None where no button of ours was pressed."""
    user = text_at(payload, "user", "id")
    chosen = member(payload, "state", "values")
    if text_at(payload, "type") != "block_actions" or not user:
        return None
    for pressed in objects(payload.get("actions")):
        if button := button_of(pressed, chosen):
            return _press(payload, pressed, button)
    return None


def work_of_command(form: Mapping[str, str]) -> Talk | None:
    """What the slash command asks for; by itself it asks what can be asked."""
    team, channel, user = form.get("team_id", ""), form.get("channel_id", ""), form.get("user_id", "")
    place = Place(channel, user, response_url=form.get("response_url", ""), alone=True)
    if not (user and place.response_url):
        return None
    words = heard(form.get("text", ""))
    message = Message(words) if words else Message(press=Press(Verb.HELP))
    return Talk(Delivery(private(team, user), form.get("trigger_id", ""), message), place)


def _press(payload: Payload, pressed: Pressed, button: Button) -> Work | None:
    place = _place(payload)
    if place is None:
        return None
    if not button.is_for(place.user):
        return NotYours(place, button.language)
    delivery = Delivery(
        _key(payload, place), _id(pressed, place, _message(payload)), _message_of(button.press, payload)
    )
    if button.for_all:
        return Share(delivery, place)
    return Talk(delivery, place, _used(payload, pressed, place), home=_is_at_home(payload))


def _message_of(press: Press, payload: Payload) -> Message:
    """The press, with the words of a reply where it is one."""
    words = typed(member(payload, "state", "values")) if press.verb is Verb.REPLY else ""
    return Message(words, press)


def _place(payload: Payload) -> Place | None:
    user = text_at(payload, "user", "id")
    if _is_at_home(payload):
        return Place(user, user)
    channel = text_at(payload, "channel", "id") or text_at(payload, "container", "channel_id")
    if not channel:
        return None
    thread = text_at(payload, "message", "thread_ts") or text_at(payload, "container", "thread_ts")
    alone = member(payload, "container", "is_ephemeral") is True
    if not thread and not alone and not is_private(channel):
        thread = _message(payload)
    return Place(channel, user, thread, text_at(payload, "response_url"), alone)


def _is_at_home(payload: Payload) -> bool:
    return text_at(payload, "container", "type") == "view" and text_at(payload, "view", "type") == "home"


def _message(payload: Payload) -> str:
    return text_at(payload, "container", "message_ts") or text_at(payload, "message", "ts")


def _key(payload: Payload, place: Place) -> str:
    team = text_at(payload, "team", "id") or text_at(payload, "user", "team_id")
    if place.alone or is_private(place.channel) or place.channel == place.user:
        return private(team, place.user)
    return threaded(team, place.channel, place.thread, place.user)


def _id(pressed: Pressed, place: Place, message: str) -> str:
    """What names the press. A card that is used up with it can be pressed once, however fast; others stay."""
    group = group_of(text_at(pressed, "block_id"))
    stays = group is Group.WAYS and (place.alone or not message)
    part = text_at(pressed, "action_id") if group is Group.WAYS else group
    return f"{place.channel}:{message}:{part}" + (f":{text_at(pressed, 'action_ts')}" if stays else "")


def _used(payload: Payload, pressed: Pressed, place: Place) -> Used:
    if place.alone:
        return Used(replaced=group_of(text_at(pressed, "block_id")) not in {Group.WAYS, Group.FEEDBACK})
    said = ", ".join(words for _, words in ticked(member(payload, "state", "values")) if _is_submit(pressed))
    blocks = used(member(payload, "message", "blocks"), pressed, said or title_of(pressed))
    return Used(_message(payload), tuple(blocks) if member(payload, "message", "blocks") else ())


def _is_submit(pressed: Pressed) -> bool:
    return text_at(pressed, "action_id") == f"{Group.ASK}-0"
