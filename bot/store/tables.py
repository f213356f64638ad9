"""The tables of the store. Conversations hold state as JSON text; nothing in any table says who somebody is."""

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, MetaData, String, Table, Text

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
)

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
