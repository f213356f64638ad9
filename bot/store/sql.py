"""The store on a database, whichever of those SQLAlchemy speaks to."""

import asyncio
import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Select, String, bindparam, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store import chats, handed, outbox, reviewing, tallies
from bot.store.erasing import conversations_of, erase, left_of, sweep, traces_in
from bot.store.port import Conflict, Counted, Cutoffs, Forgotten, Inquired, Kept, Outgoing, Recorded, Taken, Waiting
from bot.store.tables import conversations, deliveries, feedback, gaps, people, receipts, rules
from dialogs.language import Language
from dialogs.risk_check import Receipt
from dialogs.turn import Gap, GapKind, HandedOver

_SAME = (deliveries.c.conversation == bindparam("of")) & (deliveries.c.delivery == bindparam("which"))
KEPT = select(conversations.c.revision, conversations.c.state, exists().where(_SAME).label("has_taken")).where(
    conversations.c.id == bindparam("of")
)
"""One question for what every turn begins with; no delivery has been taken of a conversation that has not begun."""

_HERE = (conversations.c.id == bindparam("of")) & (conversations.c.revision == bindparam("before"))
_MOVED: dict[str, Any] = {
    "revision": bindparam("revision"),
    "state": bindparam("state"),
    "changed_at": bindparam("changed_at"),
}
BEGUN, TAKEN = insert(conversations), insert(deliveries)
MOVED_ON = update(conversations).where(_HERE).values(**_MOVED)
_LINK = exists().where((people.c.person == bindparam("who")) & (people.c.conversation == bindparam("of")))
LINKED = insert(people).from_select(
    ["person", "conversation"],
    select(bindparam("who", type_=String), bindparam("of", type_=String)).where(~_LINK),
)
"""Whose the conversation is, where it is not noted yet. What every turn says to the database is put together once."""

WRITES = "writes"
"""The execution option of connections that are to write."""


class SqlStore:
    """Keeps conversations in a database; a turn is one transaction."""

    def __init__(self, engine: AsyncEngine, aside: AsyncEngine | None = None) -> None:
        """`aside` is another way to the same database, for what takes long and nobody should wait for."""
        self._engine = engine
        self._aside = aside or engine
        self.writing = engine.execution_options(**{WRITES: True})
        self._writing_aside = self._aside.execution_options(**{WRITES: True})
        self.chats = chats.SqlChats(engine, self.writing)
        self._file = Path(engine.url.database) if engine.dialect.name == "sqlite" and engine.url.database else None

    async def kept(self, conversation: str, delivery: str = "") -> Kept:
        """The conversation as it was left, and whether the delivery has been taken before."""
        async with self._engine.connect() as connection:
            found = (await connection.execute(KEPT, {"of": conversation, "which": delivery})).one_or_none()
        return Kept(found.revision, json.loads(found.state), found.has_taken) if found else Kept()

    async def has_taken(self, conversation: str, delivery: str) -> bool:
        """Whether the delivery has been taken before."""
        same = (deliveries.c.conversation == conversation) & (deliveries.c.delivery == delivery)
        async with self._engine.connect() as connection:
            return (await connection.execute(select(deliveries.c.delivery).where(same))).first() is not None

    async def answer_to(self, conversation: str, delivery: str) -> Sequence[Any] | None:
        """What was answered to the delivery, where that was recorded."""
        same = (deliveries.c.conversation == conversation) & (deliveries.c.delivery == delivery)
        found = await self._one(select(deliveries.c.answer).where(same))
        return None if found is None else list(json.loads(found))

    async def remember(self, taken: Taken) -> bool:
        """Remember the turn; gives whether earlier replies of the conversation are still to be delivered.

        Raises:
            Conflict: the conversation has moved on since the turn began, or the delivery has been taken.
        """
        try:
            async with self.writing.begin() as connection:
                await _remember(connection, taken)
                await chats.put(connection, taken.conversation, taken.entries, taken.at)
                if taken.reviewed:
                    await reviewing.record(connection, taken.reviewed, taken.day)
                is_behind = await outbox.put(connection, taken)
                await tallies.add(connection, taken)
                return is_behind
        except IntegrityError as error:
            raise Conflict from error

    async def delivered(self, conversation: str, delivery: str) -> None:
        """The channel has taken all replies to the delivery."""
        async with self.writing.begin() as connection:
            await outbox.remove(connection, conversation, delivery)

    async def postpone(self, conversation: str, delivery: str, due: datetime, left: Sequence[Any]) -> None:
        """Of the replies to the delivery these are left, to be tried again from then on."""
        async with self.writing.begin() as connection:
            await outbox.postpone(connection, (conversation, delivery), due, left)

    async def leave(self, conversation: str, delivery: str, left: Sequence[Any]) -> None:
        """Of the replies to the delivery these are left, and whoever has them goes on with them."""
        async with self.writing.begin() as connection:
            await outbox.leave(connection, (conversation, delivery), left)

    async def hold(self, deliveries: Collection[tuple[str, str]], until: datetime) -> None:
        """Nobody else is given the replies to the deliveries before `until`."""
        async with self.writing.begin() as connection:
            await outbox.hold(connection, deliveries, until)

    async def claim(self, now: datetime, until: datetime, most: int) -> Sequence[Outgoing]:
        """Replies that are due, the first of each conversation; nobody else is given them before `until`."""
        async with self.writing.begin() as connection:
            return await outbox.claim(connection, now, until, most)

    async def take_over(self, before: datetime) -> None:
        """What was said before is due, for whoever had it is gone. Where several share the database they do it."""
        if self._file:
            async with self.writing.begin() as connection:
                await outbox.make_due(connection, before)

    async def waiting(self) -> Waiting:
        """What is still to be delivered."""
        async with self._engine.connect() as connection:
            return await outbox.waiting(connection)

    async def receipt(self, receipt_id: str) -> Receipt | None:
        """The receipt of the id, where there is one."""
        found = await self._one(select(receipts.c.receipt).where(receipts.c.id == receipt_id))
        return Receipt.from_json(json.loads(found)) if found else None

    async def receipts(self) -> tuple[Receipt, ...]:
        """All receipts, the oldest first.

        Raises:
            FaultyReceipt: one is of a version this code does not know.
        """
        async with self._engine.connect() as connection:
            found = await connection.scalars(select(receipts.c.receipt).order_by(receipts.c.made_at, receipts.c.id))
            return tuple(Receipt.from_json(json.loads(each)) for each in found)

    async def count_receipts(self) -> int:
        """How many receipts there are."""
        async with self._engine.connect() as connection:
            return await connection.scalar(select(func.count()).select_from(receipts)) or 0

    async def keep_rules(self, fingerprint: str, text: str, at: datetime) -> None:
        """Keep the rules as they were written, by their fingerprint."""
        if await self.rules_text(fingerprint) is None:
            with suppress(IntegrityError):
                async with self.writing.begin() as connection:
                    await connection.execute(insert(rules).values(fingerprint=fingerprint, text=text, kept_at=at))

    async def rules_text(self, fingerprint: str) -> str | None:
        """The rules of the fingerprint as they were written, where they were kept."""
        return await self._one(select(rules.c.text).where(rules.c.fingerprint == fingerprint))

    async def inquired(self, name: str) -> Inquired | None:
        """The question handed over by that name, while it waits for an answer."""
        async with self._engine.connect() as connection:
            return await handed.one(connection, name)

    async def answered(self) -> tuple[tuple[HandedOver, str], ...]:
        """Questions handed over that were answered, with the answers, the oldest first."""
        async with self._engine.connect() as connection:
            return await handed.answered(connection)

    async def remind(self, role: str, today: date, outgoing: Outgoing) -> bool:
        """Put the reminder into the outbox, unless the role has been reminded in the last seven days; gives whether."""
        async with self.writing.begin() as connection:
            return await reviewing.remind(connection, role, today, outgoing)

    async def recorded(self) -> tuple[Recorded, ...]:
        """The reviews that were recorded, the oldest first."""
        async with self._engine.connect() as connection:
            return await reviewing.recorded(connection)

    async def gaps(self) -> tuple[tuple[date, Gap], ...]:
        """The gaps that are kept, with the day each was met, the oldest first."""
        async with self._aside.connect() as connection:
            found = (await connection.execute(select(gaps).order_by(gaps.c.id))).all()
        return tuple((row.asked_on, _gap(row)) for row in found)

    async def counted(self, first: date, last: date) -> tuple[Counted, ...]:
        """What was counted from the first day to the last, by day, what and which."""
        async with self._aside.connect() as connection:
            return await tallies.between(connection, first, last)

    async def sweep(self, cutoffs: Cutoffs) -> Mapping[str, int]:
        """Erase what is older than it may be; gives how many rows of each table."""
        async with self._writing_aside.begin() as connection:
            return await sweep(connection, cutoffs)

    async def forget(self, person: str) -> Forgotten:
        """Erase whatever is kept of somebody, and look whether anything is left in the tables, and on disk."""
        async with self._writing_aside.begin() as connection:
            names = await conversations_of(connection, person)
            erased = await erase(connection, person, names)
        await self._empty_the_log()
        async with self._aside.connect() as connection:
            left = await left_of(connection, person, names)
        read, found = await asyncio.to_thread(traces_in, self._files(), (person, *names))
        return Forgotten(erased, names, left, read, found)

    async def _empty_the_log(self) -> None:
        """Write what SQLite keeps beside its file into it, so that nothing erased lives on there."""
        if self._file:
            async with self._engine.connect() as connection:
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _files(self) -> list[Path]:
        beside = [self._file.with_name(f"{self._file.name}{end}") for end in ("", "-wal")] if self._file else []
        return [file for file in beside if file.exists()]

    async def _one(self, text: Select[Any]) -> str | None:
        async with self._engine.connect() as connection:
            found: str | None = await connection.scalar(text)
            return found

    async def close(self) -> None:
        """Let go of the connections."""
        await self._engine.dispose()
        await self._aside.dispose()


async def _remember(connection: AsyncConnection, taken: Taken) -> None:
    state = {"revision": taken.revision + 1, "state": json.dumps(taken.state), "changed_at": taken.at}
    if taken.revision == 0:
        await connection.execute(BEGUN, {"id": taken.conversation, **state})
    else:
        same = {"of": taken.conversation, "before": taken.revision}
        if (await connection.execute(MOVED_ON, {**same, **state})).rowcount != 1:
            raise Conflict
    if taken.delivery:
        row: dict[str, Any] = {"conversation": taken.conversation, "delivery": taken.delivery, "taken_at": taken.at}
        row["answer"] = None if taken.answer is None else json.dumps(taken.answer, ensure_ascii=False)
        await connection.execute(TAKEN, row)
    if taken.receipt:
        written = json.dumps(taken.receipt.to_json(), ensure_ascii=False)
        await connection.execute(insert(receipts).values(id=taken.receipt.id, receipt=written, made_at=taken.at))
    if taken.feedback:
        said = taken.feedback
        row = {"entry": said.entry, "helped": said.helped, "fingerprint": said.fingerprint, "given_at": taken.at}
        await connection.execute(insert(feedback).values(**row))

    if taken.gap:
        gap = taken.gap
        row = {"kind": gap.kind, "language": gap.language, "text": gap.text, "nearest": " ".join(gap.nearest)}
        await connection.execute(insert(gaps).values(**row, asked_on=taken.at.date()))
    if taken.inquired:
        await handed.put(connection, taken.inquired)
    if taken.replied:
        await handed.settle(connection, taken.replied)
    if taken.person:
        await connection.execute(LINKED, {"who": taken.person, "of": taken.conversation})


def _gap(row: Row[Any]) -> Gap:
    return Gap(GapKind(row.kind), Language(row.language), row.text, tuple(row.nearest.split()))
