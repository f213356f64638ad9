"""The chat page's conversations while they are open, so that any replica can go on with them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make a place for open chats, and for what their clients may still have to be sent."""
    op.create_table(
        "chats",
        sa.Column("conversation", sa.String, primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("chats_by_touch", "chats", ["touched_at"])
    op.create_table(
        "activities",
        sa.Column("conversation", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
