"""What is erased from a database: what is older than it may be, and whatever is kept of somebody."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select

from bot.store.records import Cutoffs
from bot.store.tables import (
    activities,
    chats,
    conversations,
    deliveries,
    feedback,
    gaps,
    hand_overs,
    metadata,
    people,
    receipts,
    reviews,
    tallies,
)

AT_ONCE = 500
"""Conversations named in one statement."""

CHUNK = 1 << 20
"""Bytes of a file that are searched at once."""


def outdated(cutoffs: Cutoffs) -> Mapping[Table, ColumnElement[bool]]:
    """Which rows of which table are older than the cutoffs."""
    is_over = chats.c.touched_at < cutoffs.chats
    return {
        activities: activities.c.conversation.in_(select(chats.c.conversation).where(is_over)),
        chats: is_over,
        conversations: conversations.c.changed_at < cutoffs.conversations,
        deliveries: deliveries.c.taken_at < cutoffs.deliveries,
        feedback: feedback.c.given_at < cutoffs.feedback,
        receipts: receipts.c.made_at < cutoffs.receipts,
        gaps: gaps.c.asked_on < cutoffs.gaps,
        tallies: tallies.c.day < cutoffs.tallies,
        reviews: reviews.c.reviewed_on < cutoffs.tallies,
        hand_overs: hand_overs.c.asked_at < cutoffs.hand_overs,
    }


def sweep(connection: Connection, cutoffs: Cutoffs) -> Mapping[str, int]:
    """Erase what is older than the cutoffs, and the links to conversations that are gone."""
    is_orphan = people.c.conversation.not_in(select(conversations.c.id))
    return {
        table.name: connection.execute(delete(table).where(is_old)).rowcount
        for table, is_old in {**outdated(cutoffs), people: is_orphan}.items()
    }


def conversations_of(connection: Connection, person: str) -> tuple[str, ...]:
    """The conversations that are somebody's."""
    rows = connection.execute(select(people.c.conversation).where(people.c.person == person))
    return tuple(sorted(rows.scalars()))


def erase(connection: Connection, person: str, names: Sequence[str]) -> Mapping[str, int]:
    """Erase the person and the conversations from every table that names them."""
    erased: dict[str, int] = {}
    for table in metadata.sorted_tables:
        for named in _named(table, person, names):
            gone = connection.execute(delete(table).where(named)).rowcount
            erased[table.name] = erased.get(table.name, 0) + gone
    return erased


def left_of(connection: Connection, person: str, names: Sequence[str]) -> int:
    """How many rows still name the person or one of the conversations."""
    counts = [
        connection.scalar(select(func.count()).select_from(table).where(named))
        for table in metadata.sorted_tables
        for named in _named(table, person, names)
    ]
    return sum(count or 0 for count in counts)


def _named(table: Table, person: str, names: Sequence[str]) -> Iterable[ColumnElement[bool]]:
    """Which rows name them, in whichever of its columns a table does."""
    columns = [column for column in table.c if column.name == "conversation"]
    columns += [conversations.c.id] if table is conversations else []
    for column in columns:
        for start in range(0, len(names), AT_ONCE):
            yield column.in_(names[start : start + AT_ONCE])
    if "person" in table.c:
        yield table.c.person == person


def traces_in(files: Iterable[Path], names: Sequence[str]) -> tuple[int, int]:
    """How many bytes the files have, and how often one of the names occurs in them."""
    wanted = [name.encode() for name in names]
    overlap = max(map(len, wanted), default=1) - 1
    read = found = 0
    for file in files:
        before = b""
        with file.open("rb") as opened:
            while chunk := opened.read(CHUNK):
                read += len(chunk)
                searched = before + chunk
                found += sum(searched.count(name) for name in wanted)
                before = searched[len(searched) - overlap :] if overlap else b""
    return read, found
