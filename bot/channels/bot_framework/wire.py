"""Activities as they travel. What comes in is read by hand, for anything at all may stand in it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from botbuilder.schema import Activity, Attachment, CardAction, ChannelAccount, ConversationAccount, SuggestedActions


class MalformedError(Exception):
    """The body is no activity that could be answered; the message names what is wrong with it."""


def read(body: bytes) -> Activity:
    """The activity in the body.

    Raises:
        MalformedError: the body is not JSON, not an object, or lacks what an answer needs.
    """
    said = _object(_parsed(body))
    return Activity(
        type=_required(said, "type"),
        id=string(said.get("id")),
        channel_id=_required(said, "channelId"),
        service_url=_required(said, "serviceUrl"),
        from_property=_account(said, "from"),
        recipient=_account(said, "recipient"),
        conversation=_conversation(said),
        text=string(said.get("text")),
        name=string(said.get("name")),
        action=string(said.get("action")),
        locale=string(said.get("locale")) or None,
        delivery_mode=string(said.get("deliveryMode")),
        entities=list(objects(said.get("entities"))),
        members_added=[ChannelAccount(id=string(member.get("id"))) for member in objects(said.get("membersAdded"))],
        value=said.get("value"),
        channel_data=said.get("channelData"),
    )


def string(value: object) -> str:
    """The value where it is text, without what no database or socket takes; else an empty string."""
    if not isinstance(value, str):
        return ""
    return value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def member(value: object, *path: str) -> object:
    """What stands at the path inside nested objects; None where it leads nowhere."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def objects(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects in a list; nothing where there is no list."""
    return (each for each in (value if isinstance(value, list) else ()) if isinstance(each, Mapping))


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise MalformedError("not JSON") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise MalformedError("not an object")
    return value


def _required(said: Mapping[str, Any], *path: str) -> str:
    found = string(member(said, *path))
    if not found:
        raise MalformedError(f"{'.'.join(path)} is missing")
    return found


def _account(said: Mapping[str, Any], name: str) -> ChannelAccount:
    return ChannelAccount(id=_required(said, name, "id"))


def _conversation(said: Mapping[str, Any]) -> ConversationAccount:
    found = _object(said.get("conversation"))
    return ConversationAccount(
        id=_required(said, "conversation", "id"),
        is_group=found.get("isGroup") is True,
        conversation_type=string(found.get("conversationType")),
        tenant_id=string(found.get("tenantId")) or string(member(said, "channelData", "tenant", "id")),
    )


def written(activity: Activity) -> dict[str, Any]:
    """The activity as JSON values."""
    return _present(
        {
            "type": activity.type,
            "channelId": activity.channel_id,
            "serviceUrl": activity.service_url,
            "from": _address(activity.from_property),
            "recipient": _address(activity.recipient),
            "conversation": _address(activity.conversation),
            "replyToId": activity.reply_to_id,
            "locale": activity.locale,
            "inputHint": activity.input_hint,
            "text": activity.text,
            "textFormat": activity.text_format,
            "summary": activity.summary,
            "attachments": [_attachment(attachment) for attachment in activity.attachments or ()],
            "suggestedActions": _suggested(activity.suggested_actions),
        }
    )


def as_bytes(value: object) -> bytes:
    """The value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _address(account: ChannelAccount | ConversationAccount | None) -> dict[str, Any]:
    if isinstance(account, ConversationAccount):
        kind = {"isGroup": account.is_group, "conversationType": account.conversation_type}
        return _present({"id": account.id, "tenantId": account.tenant_id, **kind})
    return {"id": account.id} if account else {}


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {"contentType": attachment.content_type, "content": attachment.content}


def _suggested(suggested: SuggestedActions | None) -> dict[str, Any]:
    return {"actions": [_card_action(action) for action in suggested.actions]} if suggested else {}


def _card_action(action: CardAction) -> dict[str, Any]:
    return {"type": action.type, "title": action.title, "value": action.value}
