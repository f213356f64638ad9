"""Open chats in a database."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.store.records import Chat, Entry
from bot.store.tables import activities, aware, chats
from bot.store.ways import Way

MOST_ENTRIES = 200
"""Entries kept of a chat; a client that has lost more than these has been away too long."""

AT_ONCE = 500
"""Chats named in one statement."""


class SqlChats:
    """Keeps chats in the database of a way."""

    def __init__(self, way: Way) -> None:
        self._way = way

    async def open(self, conversation: str, at: datetime) -> bool:
        """Begin the chat; False where it had begun."""
        begun = insert(chats).values(conversation=conversation, last=0, touched_at=at)
        with suppress(IntegrityError):
            await self._way.write(lambda connection: connection.execute(begun))
            return True
        return False

    async def put(self, conversation: str, entries: Sequence[Entry], at: datetime) -> None:
        """Add entries; one of the same name as an earlier one takes its place, with a number of its own."""
        await self._way.write(partial(put, conversation=conversation, entries=entries, at=at))

    async def since(self, conversation: str, number: int) -> Chat | None:
        """The chat with the entries after the number; None where it has not begun, or was put away."""
        newer = (activities.c.conversation == chats.c.conversation) & (activities.c.number > number)
        found = select(chats.c.last, chats.c.touched_at, activities.c.name, activities.c.content)
        found = found.select_from(chats.outerjoin(activities, newer)).where(chats.c.conversation == conversation)
        found = found.order_by(activities.c.number)
        rows = await self._way.read(lambda connection: connection.execute(found).all())
        if not rows:
            return None
        entries = tuple(Entry(row.name, row.content) for row in rows if row.name is not None)
        return Chat(rows[0].last, aware(rows[0].touched_at), entries)

    async def touch(self, conversation: str, at: datetime) -> None:
        """Somebody has come by."""
        touched = update(chats).where(chats.c.conversation == conversation).values(touched_at=at)
        await self._way.write(lambda connection: connection.execute(touched))

    async def last(self, conversations: Collection[str]) -> Mapping[str, int]:
        """The number of the last entry of each of the chats that there are."""
        return await self._way.read(partial(_last, named=list(conversations)))


def put(connection: Connection, conversation: str, entries: Sequence[Entry], at: datetime) -> None:
    """Add entries, as part of what else is written on the connection.

    The chat's row is held from its first statement on, so that numbers are given in the order of the commits, and
    whoever has seen one has seen all before it.
    """
    if not entries:
        return
    last = _moved_on(connection, conversation, len(entries), at)
    of_it = activities.c.conversation == conversation
    is_over = activities.c.name.in_([each.name for each in entries]) | (activities.c.number <= last - MOST_ENTRIES)
    connection.execute(delete(activities).where(of_it & is_over))
    first = last - len(entries) + 1
    rows: list[dict[str, Any]] = [
        {"conversation": conversation, "number": number, "name": each.name, "content": each.content}
        for number, each in enumerate(entries, first)
    ]
    connection.execute(insert(activities), rows)


def _moved_on(connection: Connection, conversation: str, by: int, at: datetime) -> int:
    """The number of the chat's last entry, so much higher than before."""
    same = chats.c.conversation == conversation
    higher = {"last": chats.c.last + by, "touched_at": at}
    if not connection.execute(update(chats).where(same).values(**higher)).rowcount:
        connection.execute(insert(chats).values(conversation=conversation, last=by, touched_at=at))
        return by
    return connection.scalar(select(chats.c.last).where(same)) or by


def _last(connection: Connection, named: Sequence[str]) -> Mapping[str, int]:
    found = dict[str, int]()
    for start in range(0, len(named), AT_ONCE):
        these = chats.c.conversation.in_(named[start : start + AT_ONCE])
        rows = connection.execute(select(chats.c.conversation, chats.c.last).where(these))
        found |= {row.conversation: row.last for row in rows}
    return found
