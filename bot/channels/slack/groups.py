"""What is used up with a press. Nothing on a card can be pressed twice."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from bot.channels.slack.block_kit import LONGEST_LABEL, MOST_BLOCKS, Block, cut
from bot.channels.slack.mrkdwn import escaped
from bot.channels.values import objects, text_at


class Group(StrEnum):
    """Blocks that belong together; all of `WAYS` can be gone one after the other, of the others only one."""

    ASK = "ask"
    SUGGEST = "suggest"
    FEEDBACK = "feedback"
    CHANGE = "change"
    WAYS = "ways"


def group_of(block_id: str) -> Group:
    """The group of a block by its name."""
    name = block_id.partition(".")[0]
    return Group(name) if name in list(Group) else Group.WAYS


def used(shown: object, pressed: Mapping[str, Any], said: str) -> list[Block]:
    """The blocks of a card after a press: what it used up is gone, and what was said with it stands there instead."""
    left = list(_left(list(objects(shown)), pressed))
    return [*left[: MOST_BLOCKS - 1], _said(said)] if said else left


def _left(shown: Sequence[Mapping[str, Any]], pressed: Mapping[str, Any]) -> Iterator[Block]:
    group = group_of(text_at(pressed, "block_id"))
    for block in shown:
        if group is Group.WAYS:
            yield from _without_button(block, pressed)
        elif group_of(text_at(block, "block_id")) is not group:
            yield dict(block)
        elif block.get("type") == "input":
            yield _bold(text_at(block, "label", "text"))
        elif block.get("type") == "section":
            yield {name: value for name, value in block.items() if name != "accessory"}


def _without_button(block: Mapping[str, Any], pressed: Mapping[str, Any]) -> Iterator[Block]:
    if block.get("type") != "actions" or block.get("block_id") != pressed.get("block_id"):
        yield dict(block)
        return
    others = [each for each in objects(block.get("elements")) if each.get("action_id") != pressed.get("action_id")]
    if others:
        yield dict(block) | {"elements": others}


def _bold(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": f"*{escaped(text)}*"}}


def _said(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "plain_text", "text": cut(f"✓ {text}", LONGEST_LABEL)}]}
