"""Reminders of reviews, and reviews that were recorded, in a database."""

from datetime import date

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.handed import post
from bot.store.records import BETWEEN, Outgoing, Recorded
from bot.store.tables import reminders, reviews
from dialogs.reviews import Kind, Reviewed


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def remind(connection: Connection, role: str, today: date, outgoing: Outgoing) -> bool:
    """Put the reminder into the outbox, where nobody else has done so in the last seven days."""
    put = _insert(connection, reminders).values(role=role, reminded_on=today)
    is_long_ago = reminders.c.reminded_on <= today - BETWEEN
    again = put.on_conflict_do_update(index_elements=["role"], set_={"reminded_on": today}, where=is_long_ago)
    if connection.execute(again.returning(reminders.c.role)).first() is None:
        return False
    post(connection, outgoing)
    return True


def record(connection: Connection, reviewed: Reviewed, today: date) -> None:
    """Note the review; one that is noted already keeps its day."""
    row = {"kind": reviewed.kind, "id": reviewed.id, "due": reviewed.due, "reviewed_on": today}
    connection.execute(_insert(connection, reviews).values(**row).on_conflict_do_nothing())


def recorded(connection: Connection) -> tuple[Recorded, ...]:
    """The reviews, the oldest first."""
    rows = connection.execute(select(reviews).order_by(reviews.c.reviewed_on, reviews.c.kind, reviews.c.id))
    return tuple(Recorded(Reviewed(Kind(row.kind), row.id, row.due), row.reviewed_on) for row in rows)
