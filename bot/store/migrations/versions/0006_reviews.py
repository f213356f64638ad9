"""When roles were reminded of reviews, and the reviews that were recorded."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "reminders",
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("reminded_on", sa.Date, nullable=False),
    )
    op.create_table(
        "reviews",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("due", sa.Date, primary_key=True),
        sa.Column("reviewed_on", sa.Date, nullable=False),
    )
