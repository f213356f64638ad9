"""The store on a database, whichever of those SQLAlchemy speaks to."""

import asyncio
import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select
from sqlalchemy.exc import IntegrityError

from bot.store import chats, erasing, handed, outbox, reviewing, tallies, turns
from bot.store.port import Conflict
from bot.store.records import Counted, Cutoffs, Forgotten, Inquired, Kept, Outgoing, Recorded, Taken, Waiting
from bot.store.tables import deliveries, gaps, receipts, rules
from bot.store.ways import Way
from dialogs.language import Language
from dialogs.risk_check import Receipt
from dialogs.turn import Gap, GapKind, HandedOver


class SqlStore:
    """Keeps conversations in a database; a turn is one transaction."""

    def __init__(self, way: Way, aside: Way | None = None, file: Path | None = None) -> None:
        """`aside` is another way to it, for what takes long and nobody should wait for; `file` is where it is."""
        self.way = way
        self._aside = aside or way
        self._file = file
        self.chats = chats.SqlChats(way)

    async def kept(self, conversation: str, delivery: str = "") -> Kept:
        """The conversation as it was left, and whether the delivery has been taken before."""
        return await self.way.read(lambda connection: turns.kept(connection, conversation, delivery))

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
            return await self.way.write(lambda connection: turns.remember(connection, taken))
        except IntegrityError as error:
            raise Conflict from error

    async def delivered(self, conversation: str, delivery: str) -> None:
        """The channel has taken all replies to the delivery."""
        await self.way.write(lambda connection: outbox.remove(connection, conversation, delivery))

    async def postpone(self, conversation: str, delivery: str, due: datetime, left: Sequence[Any]) -> None:
        """Of the replies to the delivery these are left, to be tried again from then on."""
        await self.way.write(lambda connection: outbox.postpone(connection, (conversation, delivery), due, left))

    async def leave(self, conversation: str, delivery: str, left: Sequence[Any]) -> None:
        """Of the replies to the delivery these are left, and whoever has them goes on with them."""
        await self.way.write(lambda connection: outbox.leave(connection, (conversation, delivery), left))

    async def hold(self, deliveries: Collection[tuple[str, str]], until: datetime) -> None:
        """Nobody else is given the replies to the deliveries before `until`."""
        await self.way.write(lambda connection: outbox.hold(connection, deliveries, until))

    async def claim(self, now: datetime, until: datetime, most: int) -> Sequence[Outgoing]:
        """Replies that are due, the first of each conversation; nobody else is given them before `until`."""
        return await self.way.write(lambda connection: outbox.claim(connection, now, until, most))

    async def take_over(self, before: datetime) -> None:
        """What was said before is due, for whoever had it is gone. Where several share the database they do it."""
        if self._file:
            await self.way.write(lambda connection: outbox.make_due(connection, before))

    async def waiting(self) -> Waiting:
        """What is still to be delivered."""
        return await self.way.read(outbox.waiting)

    async def receipt(self, receipt_id: str) -> Receipt | None:
        """The receipt of the id, where there is one."""
        found = await self._one(select(receipts.c.receipt).where(receipts.c.id == receipt_id))
        return Receipt.from_json(json.loads(found)) if found else None

    async def receipts(self) -> tuple[Receipt, ...]:
        """All receipts, the oldest first.

        Raises:
            FaultyReceipt: one is of a version this code does not know.
        """
        in_order = select(receipts.c.receipt).order_by(receipts.c.made_at, receipts.c.id)
        found = await self.way.read(lambda connection: connection.scalars(in_order).all())
        return tuple(Receipt.from_json(json.loads(each)) for each in found)

    async def count_receipts(self) -> int:
        """How many receipts there are."""
        return int(await self._one(select(func.count()).select_from(receipts)) or 0)

    async def keep_rules(self, fingerprint: str, text: str, at: datetime) -> None:
        """Keep the rules as they were written, by their fingerprint."""
        if await self.rules_text(fingerprint) is None:
            kept = insert(rules).values(fingerprint=fingerprint, text=text, kept_at=at)
            with suppress(IntegrityError):
                await self.way.write(lambda connection: connection.execute(kept))

    async def rules_text(self, fingerprint: str) -> str | None:
        """The rules of the fingerprint as they were written, where they were kept."""
        found: str | None = await self._one(select(rules.c.text).where(rules.c.fingerprint == fingerprint))
        return found

    async def inquired(self, name: str) -> Inquired | None:
        """The question handed over by that name, while it waits for an answer."""
        return await self.way.read(partial(handed.one, name=name))

    async def answered(self) -> tuple[tuple[HandedOver, str], ...]:
        """Questions handed over that were answered, with the answers, the oldest first."""
        return await self.way.read(handed.answered)

    async def remind(self, role: str, today: date, outgoing: Outgoing) -> bool:
        """Put the reminder into the outbox, unless the role has been reminded in the last seven days; gives whether."""
        return await self.way.write(lambda connection: reviewing.remind(connection, role, today, outgoing))

    async def recorded(self) -> tuple[Recorded, ...]:
        """The reviews that were recorded, the oldest first."""
        return await self.way.read(reviewing.recorded)

    async def gaps(self) -> tuple[tuple[date, Gap], ...]:
        """The gaps that are kept, with the day each was met, the oldest first."""
        in_order = select(gaps).order_by(gaps.c.id)
        found = await self._aside.read(lambda connection: connection.execute(in_order).all())
        return tuple((row.asked_on, _gap(row)) for row in found)

    async def counted(self, first: date, last: date) -> tuple[Counted, ...]:
        """What was counted from the first day to the last, by day, what and which."""
        return await self._aside.read(lambda connection: tallies.between(connection, first, last))

    async def sweep(self, cutoffs: Cutoffs) -> Mapping[str, int]:
        """Erase what is older than it may be; gives how many rows of each table."""
        return await self._aside.write(partial(erasing.sweep, cutoffs=cutoffs))

    async def forget(self, person: str) -> Forgotten:
        """Erase whatever is kept of somebody, and look whether anything is left in the tables, and on disk."""
        names, erased = await self._aside.write(partial(_erased, person=person))
        await self._empty_the_log()
        left = await self._aside.read(lambda connection: erasing.left_of(connection, person, names))
        read, found = await asyncio.to_thread(erasing.traces_in, self._files(), (person, *names))
        return Forgotten(erased, names, left, read, found)

    async def _empty_the_log(self) -> None:
        """Write what SQLite keeps beside its file into it, so that nothing erased lives on there."""
        if self._file:
            await self.way.read(lambda connection: connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)"))

    def _files(self) -> list[Path]:
        beside = [self._file.with_name(f"{self._file.name}{end}") for end in ("", "-wal")] if self._file else []
        return [file for file in beside if file.exists()]

    async def _one(self, text: Select[Any]) -> Any:  # noqa: ANN401 - whatever the column holds
        return await self.way.read(lambda connection: connection.scalar(text))

    async def close(self) -> None:
        """Let go of the connections."""
        await self.way.close()
        await self._aside.close()


def _erased(connection: Connection, person: str) -> tuple[tuple[str, ...], Mapping[str, int]]:
    names = erasing.conversations_of(connection, person)
    return names, erasing.erase(connection, person, names)


def _gap(row: Row[Any]) -> Gap:
    return Gap(GapKind(row.kind), Language(row.language), row.text, tuple(row.nearest.split()))
