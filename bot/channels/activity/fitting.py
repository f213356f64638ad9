"""Cards and texts that are not too large for a channel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bot.channels.activity.cards import card
from bot.channels.values import as_bytes
from dialogs.replies import Reply

LARGEST_CARD = 23_000
"""Bytes. Teams takes messages of 28 kB; the envelope and the summary need the rest."""

LARGEST_TEXT = 20_000
"""Bytes of a message without a card."""

SHORTEST_CUT = 40
"""Characters that a text is not cut below."""


def fitting_text(text: str) -> str:
    """The text, cut where it is too large."""
    fitting = text.encode()[:LARGEST_TEXT].decode(errors="ignore")
    return text if fitting == text else f"{fitting}…"


def fitting_card(reply: Reply, public_url: str, fallback: str) -> dict[str, Any]:
    """The card, with less where it is too large: first without the help, then with its longest texts cut."""
    content = card(reply, public_url) | {"fallbackText": fallback}
    if _is_too_large(content):
        content = card(reply, public_url, with_help=False) | {"fallbackText": fallback}
    while _is_too_large(content) and (longest := max(_texts(content), key=len, default=None)):
        longest.cut()
    return content


def _is_too_large(content: Mapping[str, Any]) -> bool:
    return len(as_bytes(content)) > LARGEST_CARD


@dataclass(frozen=True, slots=True)
class _Text:
    """A visible text where it stands in a card."""

    holder: dict[str, Any]
    name: str

    def __len__(self) -> int:
        return len(self.holder[self.name])

    def cut(self) -> None:
        self.holder[self.name] = self.holder[self.name][: len(self) * 3 // 4].rstrip() + "…"


def _texts(value: object) -> Iterator[_Text]:
    """The texts in a card that are long enough to be cut."""
    if isinstance(value, dict):
        found = (_Text(value, name) for name in ("fallbackText", "text", "label", "title") if name in value)
        yield from (text for text in found if len(text) > SHORTEST_CUT)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from chain.from_iterable(map(_texts, parts))
