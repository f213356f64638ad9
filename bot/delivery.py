"""What a channel hands to the desk, and what it gets back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from dialogs.language import Language
from dialogs.messages import Message
from dialogs.replies import Reply


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing that arrived.

    `conversation` names one person's talk with the bot, across all channels. `id` names the arrival, so that a
    repetition is recognised; empty where the channel never repeats. Without a message somebody has arrived, who reads
    `language` where the channel knows it.
    """

    conversation: str
    id: str
    message: Message | None
    language: Language | None = None


Take = Callable[[Delivery], Awaitable[tuple[Reply, ...]]]
"""One turn: what is said back to a delivery. A delivery taken before gives nothing."""

Overview = Callable[[str], Awaitable[tuple[Reply, ...]]]
"""What the bot's own page shows to whom a conversation is with."""

Undelivered = Callable[[], None]
"""Hears of every reply that could not be delivered."""


def tell_nobody() -> None:
    """For where nobody wants to hear of it."""
