"""Open chats in a database."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.port import Chat, Entry
from bot.store.tables import activities, chats

MOST_ENTRIES = 200
"""Entries kept of a chat; a client that has lost more than these has been away too long."""

AT_ONCE = 500
"""Chats named in one statement."""


class SqlChats:
    """Keeps chats on an engine; `writing` is the same for those who mean to write."""

    def __init__(self, engine: AsyncEngine, writing: AsyncEngine) -> None:
        self._engine = engine
        self._writing = writing

    async def open(self, conversation: str, at: datetime) -> bool:
        """Begin the chat; False where it had begun."""
        with suppress(IntegrityError):
            async with self._writing.begin() as connection:
                await connection.execute(insert(chats).values(conversation=conversation, last=0, touched_at=at))
            return True
        return False

    async def put(self, conversation: str, entries: Sequence[Entry], at: datetime) -> None:
        """Add entries; one of the same name as an earlier one takes its place, with a number of its own."""
        async with self._writing.begin() as connection:
            await put(connection, conversation, entries, at)

    async def since(self, conversation: str, number: int) -> Chat | None:
        """The chat with the entries after the number; None where it has not begun, or was put away."""
        newer = (activities.c.conversation == chats.c.conversation) & (activities.c.number > number)
        found = select(chats.c.last, chats.c.touched_at, activities.c.name, activities.c.content)
        found = found.select_from(chats.outerjoin(activities, newer)).where(chats.c.conversation == conversation)
        async with self._engine.connect() as connection:
            rows = (await connection.execute(found.order_by(activities.c.number))).all()
        if not rows:
            return None
        entries = tuple(Entry(row.name, row.content) for row in rows if row.name is not None)
        return Chat(rows[0].last, _aware(rows[0].touched_at), entries)

    async def touch(self, conversation: str, at: datetime) -> None:
        """Somebody has come by."""
        async with self._writing.begin() as connection:
            touched = update(chats).where(chats.c.conversation == conversation).values(touched_at=at)
            await connection.execute(touched)

    async def last(self, conversations: Collection[str]) -> Mapping[str, int]:
        """The number of the last entry of each of the chats that there are."""
        named, found = list(conversations), dict[str, int]()
        async with self._engine.connect() as connection:
            for start in range(0, len(named), AT_ONCE):
                these = chats.c.conversation.in_(named[start : start + AT_ONCE])
                rows = await connection.execute(select(chats.c.conversation, chats.c.last).where(these))
                found |= {row.conversation: row.last for row in rows}
        return found


async def put(connection: AsyncConnection, conversation: str, entries: Sequence[Entry], at: datetime) -> None:
    """Add entries, as part of what else is written on the connection.

    The chat's row is held from its first statement on, so that numbers are given in the order of the commits, and
    whoever has seen one has seen all before it.
    """
    if not entries:
        return
    last = await _moved_on(connection, conversation, len(entries), at)
    of_it = activities.c.conversation == conversation
    is_over = activities.c.name.in_([each.name for each in entries]) | (activities.c.number <= last - MOST_ENTRIES)
    await connection.execute(delete(activities).where(of_it & is_over))
    first = last - len(entries) + 1
    rows: list[dict[str, Any]] = [
        {"conversation": conversation, "number": number, "name": each.name, "content": each.content}
        for number, each in enumerate(entries, first)
    ]
    await connection.execute(insert(activities), rows)


async def _moved_on(connection: AsyncConnection, conversation: str, by: int, at: datetime) -> int:
    """The number of the chat's last entry, so much higher than before."""
    same = chats.c.conversation == conversation
    higher = {"last": chats.c.last + by, "touched_at": at}
    if not (await connection.execute(update(chats).where(same).values(**higher))).rowcount:
        await connection.execute(insert(chats).values(conversation=conversation, last=by, touched_at=at))
        return by
    return await connection.scalar(select(chats.c.last).where(same)) or by


def _aware(moment: datetime) -> datetime:
    """SQLite knows no time zones; all moments in it are UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
