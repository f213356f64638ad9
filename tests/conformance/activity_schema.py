"""What the protocol's schema would refuse of an activity, as far as ours go. Nothing else may stand in one."""

from typing import Any

from jsonschema import Draft7Validator


def only(required: str = "", **properties: object) -> dict[str, object]:
    names = required.split()
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}


TEXT = {"type": "string", "minLength": 1}
FLAG = {"type": "boolean"}
ACCOUNT = only("id", id=TEXT, name=TEXT, role={"enum": ["bot", "user"]}, aadObjectId=TEXT)
TALK = only("id", id=TEXT, isGroup=FLAG, conversationType=TEXT, tenantId=TEXT, name=TEXT, role=TEXT)
CARD_ACTION = only("type title value", type={"const": "imBack"}, title=TEXT, value=TEXT)
ATTACHMENT = only(
    "contentType content",
    contentType={"const": "application/vnd.microsoft.card.adaptive"},
    content={"type": "object"},
)
ACTIVITY = Draft7Validator(
    {
        **only(
            "type from",
            type={"const": "message"},
            id=TEXT,
            timestamp={"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$"},
            channelId=TEXT,
            serviceUrl={"type": "string", "pattern": "^https?://"},
            **{"from": ACCOUNT},
            recipient=ACCOUNT,
            conversation=TALK,
            replyToId=TEXT,
            locale={"enum": ["sv", "en"]},
            inputHint={"enum": ["acceptingInput", "ignoringInput", "expectingInput"]},
            text=TEXT,
            textFormat={"enum": ["markdown", "plain"]},
            summary=TEXT,
            attachments={"type": "array", "minItems": 1, "items": ATTACHMENT},
            attachmentLayout={"enum": ["list", "carousel"]},
            suggestedActions=only("actions", actions={"type": "array", "minItems": 1, "items": CARD_ACTION}, to={}),
            channelData={"type": "object"},
        ),
        "anyOf": [{"required": ["text"]}, {"required": ["attachments"]}],
    }
)


def faults(activity: dict[str, Any]) -> list[str]:
    """What is wrong with the activity; nothing where a channel would take it."""
    return [f"{'.'.join(map(str, fault.path))}: {fault.message}" for fault in ACTIVITY.iter_errors(activity)]
