"""What the clients of a conversation may still have to be sent, so that a lost connection loses nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

Activity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """Activities in order, and the watermark that the next batch follows."""

    activities: tuple[Activity, ...]
    watermark: int


class UnknownConversation(Exception):
    """The conversation has never begun, or nobody has come by for so long that it was put away."""


class Backlogs(Protocol):
    """Keeps the last activities of every conversation.

    Every activity gets a number, one higher than the last; a watermark is the highest number somebody has seen.
    """

    async def open(self, conversation: str) -> bool:
        """Begin the conversation; False where it had begun."""
        ...

    async def put(self, conversation: str, activities: Iterable[Activity]) -> None:
        """Add activities; one with the id of an earlier one takes its place, with a number of its own.

        Raises:
            UnknownConversation: there is none such.
        """
        ...

    async def since(self, conversation: str, watermark: int) -> Batch:
        """What came after the watermark.

        Raises:
            UnknownConversation: there is none such.
        """
        ...

    async def news(self, conversation: str, watermark: int) -> Batch:
        """What came after the watermark, as soon as there is something.

        Raises:
            UnknownConversation: there is none such, or it was put away meanwhile.
        """
        ...
