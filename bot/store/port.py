"""What the desk asks of a store; what a store is made of is its own affair."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from bot.store.records import (
    Chat,
    Counted,
    Cutoffs,
    Entry,
    Forgotten,
    Inquired,
    Kept,
    Outgoing,
    Recorded,
    Taken,
    Waiting,
)
from dialogs.risk_check import Receipt
from dialogs.turn import Gap, HandedOver


class NotNow(Exception):
    """It cannot be done now; whoever asks again, after `AGAIN` seconds, may be luckier."""


AGAIN = 5
"""Seconds after which it is worth asking again."""


class Conflict(NotNow):
    """Somebody else has changed the conversation since it was read."""


class Away(NotNow):
    """The database does not answer, or cannot be written at the moment; the message names the kind of trouble alone."""


class Unusable(Exception):
    """The store cannot be opened or written; the message says why."""


class NotYet(Unusable):
    """The store cannot be opened at the moment: its server is away, or somebody holds its file."""


class Chats(Protocol):
    """Keeps the last entries of every open chat.

    Every entry gets a number, one higher than the last, in the order in which they were written.
    """

    async def open(self, conversation: str, at: datetime) -> bool:
        """Begin the chat; False where it had begun."""
        ...

    async def put(self, conversation: str, entries: Sequence[Entry], at: datetime) -> None:
        """Add entries; one of the same name as an earlier one takes its place, with a number of its own."""
        ...

    async def since(self, conversation: str, number: int) -> Chat | None:
        """The chat with the entries after the number; None where it has not begun, or was put away."""
        ...

    async def touch(self, conversation: str, at: datetime) -> None:
        """Somebody has come by."""
        ...

    async def last(self, conversations: Collection[str]) -> Mapping[str, int]:
        """The number of the last entry of each of the chats that there are."""
        ...


class Store(Protocol):
    """Keeps conversations; every turn is remembered whole or not at all."""

    @property
    def chats(self) -> Chats:
        """The conversations of the chat page while they are open."""
        ...

    async def kept(self, conversation: str, delivery: str = "") -> Kept:
        """The conversation as it was left, and whether the delivery has been taken before."""
        ...

    async def answer_to(self, conversation: str, delivery: str) -> Sequence[Any] | None:
        """What was answered to the delivery, where that was recorded."""
        ...

    async def remember(self, taken: Taken) -> bool:
        """Remember the turn; gives whether earlier replies of the conversation are still to be delivered.

        Raises:
            Conflict: the conversation has moved on since the turn began.
            Away: nothing can be remembered at the moment.
        """
        ...

    async def delivered(self, conversation: str, delivery: str) -> None:
        """The channel has taken all replies to the delivery."""
        ...

    async def postpone(self, conversation: str, delivery: str, due: datetime, left: Sequence[Any]) -> None:
        """Of the replies to the delivery these are left, to be tried again from then on."""
        ...

    async def leave(self, conversation: str, delivery: str, left: Sequence[Any]) -> None:
        """Of the replies to the delivery these are left, and whoever has them goes on with them."""
        ...

    async def hold(self, deliveries: Collection[tuple[str, str]], until: datetime) -> None:
        """Nobody else is given the replies to the deliveries (each with its conversation first) before `until`."""
        ...

    async def claim(self, now: datetime, until: datetime, most: int) -> Sequence[Outgoing]:
        """Replies that are due, the first of each conversation; nobody else is given them before `until`."""
        ...

    async def take_over(self, before: datetime) -> None:
        """What was said before and still waits is due, for whoever had it is gone."""
        ...

    async def waiting(self) -> Waiting:
        """What is still to be delivered."""
        ...

    async def receipt(self, receipt_id: str) -> Receipt | None:
        """The receipt of the id, where there is one."""
        ...

    async def keep_rules(self, fingerprint: str, text: str, at: datetime) -> None:
        """Keep the rules as they were written, by their fingerprint, so that receipts can be replayed on them."""
        ...

    async def rules_text(self, fingerprint: str) -> str | None:
        """The rules of the fingerprint as they were written, where they were kept."""
        ...

    async def inquired(self, name: str) -> Inquired | None:
        """The question handed over by that name, while it waits for an answer."""
        ...

    async def answered(self) -> tuple[tuple[HandedOver, str], ...]:
        """Questions handed over that were answered, with the answers, the oldest first."""
        ...

    async def remind(self, role: str, today: date, outgoing: Outgoing) -> bool:
        """Put the reminder into the outbox, unless the role has been reminded in the last seven days; gives whether."""
        ...

    async def recorded(self) -> tuple[Recorded, ...]:
        """The reviews that were recorded, the oldest first."""
        ...

    async def gaps(self) -> tuple[tuple[date, Gap], ...]:
        """The gaps that are kept, with the day each was met, the oldest first."""
        ...

    async def counted(self, first: date, last: date) -> tuple[Counted, ...]:
        """What was counted from the first day to the last, by day, what and which."""
        ...

    async def sweep(self, cutoffs: Cutoffs) -> Mapping[str, int]:
        """Erase what is older than it may be; gives how many rows of each table."""
        ...

    async def forget(self, person: str) -> Forgotten:
        """Erase whatever is kept of somebody, and look whether anything is left."""
        ...

    async def close(self) -> None:
        """Let go of files and connections."""
        ...
