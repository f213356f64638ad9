"""What a button of our own cards submits, and the press it stands for."""

from collections.abc import Mapping
from typing import Any

from bot.channels.values import string
from dialogs.messages import Press, Verb

MARK = "policybot"
"""What the data of our own cards carries, so that other values are not taken for presses."""

REPLY = "reply"
"""The input that holds the words of a reply."""

OWNER = "owner"
"""Where several people see a card, what marks the one whose talk it belongs to."""

CHOICE = "choice"
"""The input that holds the options ticked, separated by commas."""


def data_of(press: Press) -> dict[str, Any]:
    """What a button submits for the press."""
    return {MARK: 1, "verb": str(press.verb), "target": press.target, "card": press.card}


def owned(card: dict[str, Any], owner: str) -> dict[str, Any]:
    """The card with the mark of the one person who may press what belongs to their check."""
    rows = (
        {**row, "actions": [_marked(action, owner) for action in row["actions"]]} if "actions" in row else row
        for row in card["body"]
    )
    return {**card, "body": list(rows)}


def _marked(action: dict[str, Any], owner: str) -> dict[str, Any]:
    return {**action, "data": {**action["data"], OWNER: owner}} if action["data"]["card"] else action


def owner_of(value: object) -> str:
    """The mark of the one person who may press; empty where anybody may."""
    return string(value.get(OWNER)) if isinstance(value, Mapping) else ""


def press_of(value: object) -> Press | None:
    """The press that a submitted value stands for; None where it is none of ours."""
    if not isinstance(value, Mapping) or MARK not in value or value.get("verb") not in list(Verb):
        return None
    chosen = string(value.get(CHOICE))
    options = tuple(dict.fromkeys(option.strip() for option in chosen.split(",") if option.strip()))
    return Press(Verb(value["verb"]), string(value.get("target")), string(value.get("card")), options)
