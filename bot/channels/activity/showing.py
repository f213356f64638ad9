"""How replies are shown where there are cards: plain words with suggested actions, or a card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.activity.fitting import fitting_card, fitting_text
from bot.channels.plain_text import plain_text
from dialogs.replies import Reply, Say

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
LONGEST_FALLBACK = 1500
"""Characters of the words for clients that cannot show the card."""

LONGEST_SUMMARY = 200
"""Characters that a notification shows of a card."""

MOST_SUGGESTED = 6
"""Suggested actions that Teams shows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One message: a `text` in Markdown with `suggested` titles, or a `card` with its first words as a `summary`."""

    text: str = ""
    suggested: tuple[str, ...] = ()
    card: dict[str, Any] | None = None
    summary: str = ""


def shown(replies: Sequence[Reply], public_url: str, *, group: bool) -> Iterator[Shown]:
    """The replies as messages. In a group nothing is suggested, for only one person would see it."""
    for left, reply in zip(reversed(range(len(replies))), replies, strict=True):
        # What is suggested before another message is taken away by that message.
        yield _plain(reply, suggesting=not group and not left) or _with_card(reply, public_url)


def _plain(reply: Reply, *, suggesting: bool) -> Shown | None:
    """A plain message; None where it has actions that would not be seen."""
    if not isinstance(reply, Say) or (reply.actions and not suggesting) or len(reply.actions) > MOST_SUGGESTED:
        return None
    return Shown(fitting_text(reply.text), tuple(action.title for action in reply.actions))


def _with_card(reply: Reply, public_url: str) -> Shown:
    words = plain_text(reply)
    summary = words.split("\n", 1)[0].replace("**", "")[:LONGEST_SUMMARY]
    return Shown(card=fitting_card(reply, public_url, words[:LONGEST_FALLBACK]), summary=summary)
