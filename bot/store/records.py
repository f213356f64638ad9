"""What is given to a store, and what it gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

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
