"""What a channel hands to the desk, and what it gets back."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.store import Entry
from dialogs.language import Language
from dialogs.messages import Message
from dialogs.replies import Reply

Show = Callable[[Sequence[Reply]], Awaitable[Sequence[Entry]]]
"""What the clients of a chat are shown of a turn with these replies."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing that arrived.

    `conversation` names one person's talk with the bot, across all channels. `id` names the arrival, so that a
    repetition is recognised; empty where the channel never repeats. Without a message somebody has arrived, who reads
    `language` where the channel knows it. `user` is who it comes from, the same in every conversation of the channel;
    empty where nobody can tell.

    `address` is where the channel delivers replies, as plain JSON values of which `via` names the channel: with one
    they wait in the outbox until the channel has them. `is_answered` tells that the sender waits for them in the
    response instead, and is given the same again if it asks again. With `show` they are written for the clients of a
    chat, together with the turn.
    """

    conversation: str
    id: str
    message: Message | None
    language: Language | None = None
    user: str = ""
    address: Mapping[str, Any] | None = None
    is_answered: bool = False
    show: Show | None = None


CHANNELS = frozenset({"msteams", "slack", "directline", "webchat", "emulator", "terminal"})
"""Channels known by their name; whoever is let in may call theirs something else, and all those are one."""

OTHER = "other"


def channel_of(conversation: str) -> str:
    """The channel that a conversation is on: what stands before the first colon of its key."""
    return known_channel(conversation.partition(":")[0])


def known_channel(channel: str) -> str:
    """The channel, where it is one of those known."""
    return channel if channel in CHANNELS else OTHER


Take = Callable[[Delivery], Awaitable[tuple[Reply, ...]]]
"""One turn: what is said back to a delivery. A delivery taken before gives nothing."""

Overview = Callable[[str], Awaitable[tuple[Reply, ...]]]
"""What the bot's own page shows to whom a conversation is with."""


Deliver = Callable[[Mapping[str, Any], Sequence[Reply]], Awaitable[int]]
"""Delivers replies to an address of a channel, in order; gives how many of them the channel has taken."""

VIA = "via"
"""The part of every address that says which channel knows what to do with it."""


class Outbox(Protocol):
    """Where replies wait until their channel has them."""

    def serve(self, via: str, deliver: Deliver) -> None:
        """Deliver by these means what waits for addresses of the channel."""
        ...

    async def delivered(self, delivery: Delivery) -> None:
        """The channel has taken all replies."""
        ...

    async def goes_on(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        """The channel has taken all but these, and is given them next."""
        ...

    async def failed(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        """The channel has not taken these; they are tried again."""
        ...


async def tell_outbox(outbox: Outbox, delivery: Delivery, left: Sequence[Reply]) -> None:
    """The channel has been given all replies, and has taken all but these."""
    if left:
        await outbox.failed(delivery, left)
    else:
        await outbox.delivered(delivery)


class NoOutbox:
    """For where nothing waits."""

    def serve(self, via: str, deliver: Deliver) -> None:
        """Nothing is delivered later."""

    async def delivered(self, delivery: Delivery) -> None:
        """Nothing is taken away."""

    async def goes_on(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        """Nothing is written down."""

    async def failed(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        """Nothing is tried again."""


Undelivered = Callable[[], None]
"""Hears of every reply that could not be delivered."""


def tell_nobody() -> None:
    """For where nobody wants to hear of it."""
