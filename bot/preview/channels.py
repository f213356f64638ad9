"""The replies as each channel is sent them, made by the channels' own code."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.channels.activity.showing import Shown
from bot.channels.activity.showing import shown as shown_with_cards
from bot.channels.slack.blocks import Showing
from bot.channels.slack.showing import shown as shown_in_slack
from dialogs.replies import Reply


class Channel(StrEnum):
    """Where people meet the bot."""

    TEAMS = "teams"
    SLACK = "slack"
    WEB = "web"
    TERMINAL = "terminal"

    @property
    def known_as(self) -> str:
        """The name people know it by."""
        return {"teams": "Teams", "slack": "Slack", "web": "Web chat", "terminal": "Terminal"}[self]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a channel is sent: messages with cards or blocks, or the replies themselves for the terminal."""

    channel: Channel
    messages: Sequence[Shown] = ()
    blocks: Sequence[dict[str, Any]] = ()
    replies: Sequence[Reply] = ()


def sent(channel: Channel, replies: Sequence[Reply], address: str) -> Sent:
    """What the channel is sent; `address` is where the bot's own pages are."""
    match channel:
        case Channel.SLACK:
            return Sent(channel, blocks=shown_in_slack(replies, Showing(owner="", public_url=address)))
        case Channel.TERMINAL:
            return Sent(channel, replies=replies)
        case _:
            return Sent(channel, messages=tuple(shown_with_cards(replies, address, group=False)))
