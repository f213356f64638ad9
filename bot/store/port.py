"""What the desk asks of a store; what a store is made of is its own affair."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from dialogs.reviews import Reviewed
from dialogs.risk_check import Receipt
from dialogs.turn import Feedback, Gap, HandedOver, Tally

State = Mapping[str, Any]

BETWEEN = timedelta(days=7)
"""The least time between two reminders of a role."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation as it was left; `revision` counts its turns, 0 and no state before the first.

    `has_taken` tells whether the delivery that was asked about has been taken before.
    """

    revision: int = 0
    state: State | None = None
    has_taken: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Replies to be delivered to an address of the channel, as plain JSON values. `attempts` have failed so far."""

    conversation: str
    delivery: str
    channel: str
    address: Mapping[str, Any]
    replies: Sequence[Any]
    said_at: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Replies that are still to be delivered: how many, and when the first of them was said."""

    depth: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity for the clients of a chat, sealed; one of the same name takes the place of an earlier one."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation of the chat page: the number of its last entry, when it was touched, and entries in order."""

    last: int
    touched: datetime
    entries: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Inquired:
    """A question handed over to a person: in which conversation it was asked, and sealed, where its answer goes.

    `id` is what nobody can guess. `outgoing` is what the person is shown.
    """

    id: str
    conversation: str
    address: bytes
    handed: HandedOver
    asked_at: datetime
    outgoing: Outgoing | None = None


@dataclass(frozen=True, slots=True)
class Replied:
    """The answer of a person to the question of the id, and what the one who asked is told."""

    id: str
    answer: str
    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Taken:
    """A turn to be remembered whole: the state it left, the delivery it took, the feedback, receipt and gap it brought.

    `revision` is the one the turn began from. An empty `delivery` is never repeated. `person` is whose the
    conversation is; empty where nobody can tell. `outgoing` waits from then on to be delivered, by whoever has it
    before `due`; `answer` is recorded for a repetition. `tallies` are added to the counts of the day; `entries` are for
    the clients of the chat. `inquired` and `replied` go between somebody and a person who answers. `reviewed` is
    recorded on the day.
    """

    conversation: str
    delivery: str
    revision: int
    state: State
    at: datetime
    feedback: Feedback | None = None
    receipt: Receipt | None = None
    gap: Gap | None = None
    person: str = ""
    outgoing: Outgoing | None = None
    due: datetime | None = None
    answer: Sequence[Any] | None = None
    tallies: Sequence[Tally] = ()
    entries: Sequence[Entry] = ()
    inquired: Inquired | None = None
    replied: Replied | None = None
    reviewed: Reviewed | None = None

    @property
    def day(self) -> date:
        """The day that the turn is counted on: that of the bot's own clock."""
        return self.at.astimezone().date()


@dataclass(frozen=True, slots=True)
class Recorded:
    """A review, and the day somebody said that what was reviewed is still right."""

    reviewed: Reviewed
    on: date


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there were of something on a day."""

    day: date
    tally: Tally
    many: int


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """What was last touched before these moments is swept away."""

    chats: datetime
    conversations: datetime
    deliveries: datetime
    feedback: datetime
    receipts: datetime
    gaps: date
    tallies: date
    hand_overs: datetime


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Rows that were erased of somebody, by table; the conversations they were of; and what was found afterwards.

    `left` counts rows that still name one of them, `bytes_read` what was searched on disk, `traces` how often one of
    them still occurs there.
    """

    erased: Mapping[str, int]
    conversations: tuple[str, ...] = ()
    left: int = 0
    bytes_read: int = 0
    traces: int = 0


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

    async def has_taken(self, conversation: str, delivery: str) -> bool:
        """Whether the delivery has been taken before."""
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
