"""The tables of the store. Conversations hold state as JSON text; nothing in any table says who somebody is."""

from datetime import UTC, datetime

from sqlalchemy import Boolean, Column, Date, DateTime, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("id", String, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("conversation", String, primary_key=True),
    Column("delivery", String, primary_key=True),
    Column("taken_at", DateTime(timezone=True), nullable=False),
    Column("answer", Text),
)
"""Deliveries that were taken, so that a repetition is recognised, with what was answered where the sender waited."""

outbox = Table(
    "outbox",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String, nullable=False),
    Column("delivery", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("address", Text, nullable=False),
    Column("replies", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("said_at", DateTime(timezone=True), nullable=False),
    Column("due_at", DateTime(timezone=True), nullable=False),
    Index("outbox_by_delivery", "conversation", "delivery", unique=True),
    Index("outbox_by_due", "due_at"),
)
"""Replies until their channel has taken them. Whoever delivers a row moves its due time first, so nobody else does."""

chats = Table(
    "chats",
    metadata,
    Column("conversation", String, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("touched_at", DateTime(timezone=True), nullable=False),
    Index("chats_by_touch", "touched_at"),
)
"""Conversations of the chat page while they are open, with the number of the last activity."""

activities = Table(
    "activities",
    metadata,
    Column("conversation", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""What the clients of an open chat may still have to be sent, sealed."""

receipts = Table(
    "receipts",
    metadata,
    Column("id", String, primary_key=True),
    Column("receipt", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
)

rules = Table(
    "rules",
    metadata,
    Column("fingerprint", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("kept_at", DateTime(timezone=True), nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("entry", String, nullable=False),
    Column("helped", Boolean, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("given_at", DateTime(timezone=True), nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("person", String, primary_key=True),
    Column("conversation", String, primary_key=True),
)
"""Whose a conversation is, by pseudonyms, so that somebody can be forgotten."""

gaps = Table(
    "gaps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("nearest", Text, nullable=False),
    Column("asked_on", Date, nullable=False),
)
"""Questions that were not answered well: redacted, of a day, and of nobody."""

hand_overs = Table(
    "hand_overs",
    metadata,
    Column("id", String, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("role", String, nullable=False),
    Column("language", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text),
    Column("asked_at", DateTime(timezone=True), nullable=False),
)
"""Questions handed over to a person: redacted; whose they are until they are answered, with a sealed address."""

reminders = Table(
    "reminders",
    metadata,
    Column("role", String, primary_key=True),
    Column("reminded_on", Date, nullable=False),
)
"""When each role was reminded last; whoever sets the day sends the reminder."""

reviews = Table(
    "reviews",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("due", Date, primary_key=True),
    Column("reviewed_on", Date, nullable=False),
)
"""What was found still right, of nobody."""

tallies = Table(
    "tallies",
    metadata,
    Column("day", Date, primary_key=True),
    Column("what", String, primary_key=True),
    Column("which", String, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("many", Integer, nullable=False),
)
"""Counts by the day. Each is spread over a few parts, so that turns side by side do not wait for one row."""


def aware(moment: datetime) -> datetime:
    """The moment as it was written; SQLite knows no time zones, and all moments in it are UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
