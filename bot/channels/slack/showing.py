"""Replies as messages of Slack: words for those who hear them, blocks for those who see them."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.channels.plain_text import plain_text
from bot.channels.slack.block_kit import MOST_BLOCKS, Block, cut, messages
from bot.channels.slack.blocks import Showing, blocks
from bot.channels.slack.mrkdwn import mrkdwn
from dialogs.replies import Reply

Said = dict[str, Any]

LONGEST_TEXT = 3900
"""Characters of the words beside the blocks; Slack advises no more than 4000."""


def shown(replies: Sequence[Reply], showing: Showing) -> list[Said]:
    """The replies as messages; the words are those of the whole reply, on the first of its messages."""
    return [message for reply in replies for message in _messages(reply, showing)]


def _messages(reply: Reply, showing: Showing) -> Iterator[Said]:
    words = cut(mrkdwn(plain_text(reply)), LONGEST_TEXT)
    for number, part in enumerate(messages(blocks(reply, showing))):
        yield {"text": "…" if number else words, "blocks": part}


def home(replies: Sequence[Reply], showing: Showing) -> Said:
    """The replies one below the other, as the bot's home page."""
    page = [block for reply in replies for block in ({"type": "divider"}, *blocks(reply, showing))]
    return {"type": "home", "blocks": [_at_home(number, block) for number, block in enumerate(page[1:MOST_BLOCKS])]}


def _at_home(number: int, block: Block) -> Block:
    """The block with names of its own on the page; nothing there is used up."""
    elements = [each | {"action_id": f"home-{number}-{at}"} for at, each in enumerate(block.get("elements", ()))]
    renamed = block | ({"elements": elements} if block["type"] == "actions" else {})
    return renamed | {"block_id": f"home.{number}"}
