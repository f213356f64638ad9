"""What a payload asks of the bot, in no protocol's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.slack.block_kit import Block
from bot.delivery import Delivery
from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Place:
    """Where replies go: to a channel or a thread in it for all there, or to one user alone by way of `response_url`."""

    channel: str
    user: str
    thread: str = ""
    response_url: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """A card that was pressed: the message it is, and how it looks from now on.

    Without `blocks` Slack has not told how it looks. `replaced` says that the reply takes its place.
    """

    message: str = ""
    blocks: tuple[Block, ...] = ()
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """Something was said to the bot. `home` tells that it was said on its home page, which shows it."""

    delivery: Delivery
    place: Place
    used: Used = field(default_factory=Used)
    home: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """An answer that somebody has been given alone is to be shown to everybody in the channel."""

    delivery: Delivery
    place: Place


@dataclass(frozen=True, slots=True)
class NotYours:
    """Somebody has pressed what belongs to somebody else's check."""

    place: Place
    language: Language


@dataclass(frozen=True, slots=True)
class Home:
    """Somebody looks at the bot's home page."""

    conversation: str
    user: str


@dataclass(frozen=True, slots=True)
class Removed:
    """The workspace has taken the app or its token away."""


Work = Talk | Share | NotYours | Home | Removed
Payload = Mapping[str, Any]
