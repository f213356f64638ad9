"""Activities as the SDK has them, from JSON and as JSON."""

from collections.abc import Mapping
from typing import Any

from botbuilder.schema import Activity, Attachment, CardAction, ChannelAccount, ConversationAccount, SuggestedActions

from bot.channels.values import MalformedError, an_object, as_object, member, objects, present, string


def read(body: bytes) -> Activity:
    """The activity in the body.

    Raises:
        MalformedError: the body is not JSON, not an object, or lacks what an answer needs.
    """
    said = an_object(body)
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
        reply_to_id=string(said.get("replyToId")),
        delivery_mode=string(said.get("deliveryMode")),
        entities=list(objects(said.get("entities"))),
        members_added=[ChannelAccount(id=string(member.get("id"))) for member in objects(said.get("membersAdded"))],
        value=said.get("value"),
        channel_data=said.get("channelData"),
    )


def _required(said: Mapping[str, Any], *path: str) -> str:
    found = string(member(said, *path))
    if not found:
        raise MalformedError(f"{'.'.join(path)} is missing")
    return found


def _account(said: Mapping[str, Any], name: str) -> ChannelAccount:
    directory_id = string(member(said, name, "aadObjectId"))
    return ChannelAccount(id=_required(said, name, "id"), aad_object_id=directory_id)


def _conversation(said: Mapping[str, Any]) -> ConversationAccount:
    found = as_object(said.get("conversation"))
    return ConversationAccount(
        id=_required(said, "conversation", "id"),
        is_group=found.get("isGroup") is True,
        conversation_type=string(found.get("conversationType")),
        tenant_id=string(found.get("tenantId")) or string(member(said, "channelData", "tenant", "id")),
    )


def written(activity: Activity) -> dict[str, Any]:
    """The activity as JSON values."""
    return present(
        {
            "type": activity.type,
            "id": activity.id,
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


def address_of(activity: Activity) -> dict[str, Any]:
    """What has to be known of an activity to answer it later; `read` reads it again."""
    return present(
        {
            "type": "message",
            "id": activity.id,
            "channelId": activity.channel_id,
            "serviceUrl": activity.service_url,
            "from": _address(activity.from_property),
            "recipient": _address(activity.recipient),
            "conversation": _address(activity.conversation),
        }
    )


def _address(account: ChannelAccount | ConversationAccount | None) -> dict[str, Any]:
    if isinstance(account, ConversationAccount):
        kind = {"isGroup": account.is_group, "conversationType": account.conversation_type}
        return present({"id": account.id, "tenantId": account.tenant_id, **kind})
    return {"id": account.id} if account else {}


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {"contentType": attachment.content_type, "content": attachment.content}


def _suggested(suggested: SuggestedActions | None) -> dict[str, Any]:
    return {"actions": [_card_action(action) for action in suggested.actions]} if suggested else {}


def _card_action(action: CardAction) -> dict[str, Any]:
    return {"type": action.type, "title": action.title, "value": action.value}
