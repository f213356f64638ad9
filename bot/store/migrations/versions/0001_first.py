"""The first tables. Those that stand already, from before there were migrations, are taken over as they are."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        _moment("changed_at"),
    )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("conversation", sa.String, primary_key=True),
        sa.Column("delivery", sa.String, primary_key=True),
        _moment("taken_at"),
    )


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("receipt", sa.Text, nullable=False),
        _moment("made_at"),
    )


def _rules() -> None:
    op.create_table(
        "rules",
        sa.Column("fingerprint", sa.String, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        _moment("kept_at"),
    )


def _feedback() -> None:
    op.create_table(
        "feedback",
        _number(),
        sa.Column("entry", sa.String, nullable=False),
        sa.Column("helped", sa.Boolean, nullable=False),
        sa.Column("fingerprint", sa.String, nullable=False),
        _moment("given_at"),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("conversation", sa.String, primary_key=True),
    )


def _gaps() -> None:
    op.create_table(
        "gaps",
        _number(),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("nearest", sa.Text, nullable=False),
        sa.Column("asked_on", sa.Date, nullable=False),
    )


TABLES: dict[str, Callable[[], None]] = {
    "conversations": _conversations,
    "deliveries": _deliveries,
    "receipts": _receipts,
    "rules": _rules,
    "feedback": _feedback,
    "people": _people,
    "gaps": _gaps,
}


def upgrade() -> None:
    """Make what is not there."""
    standing = set(sa.inspect(op.get_bind()).get_table_names())
    for name, make in TABLES.items():
        if name not in standing:
            make()
