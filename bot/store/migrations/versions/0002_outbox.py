"""Replies that wait to be delivered, and what was answered to a delivery whose sender waits for it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the outbox, and a place for recorded answers."""
    op.create_table(
        "outbox",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("delivery", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("replies", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("outbox_by_delivery", "outbox", ["conversation", "delivery"], unique=True)
    op.create_index("outbox_by_due", "outbox", ["due_at"])
    op.add_column("deliveries", sa.Column("answer", sa.Text))
