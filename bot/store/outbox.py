"""Replies that wait in a database to be delivered."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, select, update

from bot.store.records import Outgoing, Taken, Waiting
from bot.store.tables import aware, outbox

BEHIND = select(outbox.c.number).where(outbox.c.conversation == bindparam("of")).limit(1)
PUT = insert(outbox)
REMOVED = delete(outbox).where((outbox.c.conversation == bindparam("of")) & (outbox.c.delivery == bindparam("which")))


def put(connection: Connection, taken: Taken) -> bool:
    """Put what is to be delivered of the turn; gives whether earlier replies of the conversation wait."""
    behind = connection.scalar(BEHIND, {"of": taken.conversation})
    if taken.outgoing:
        said = taken.outgoing
        row = {"conversation": said.conversation, "delivery": said.delivery, "channel": said.channel}
        row |= {"address": _json(said.address), "replies": _json(said.replies)}
        moments = {"said_at": said.said_at, "due_at": taken.at if behind else taken.due or taken.at}
        connection.execute(PUT, {**row, **moments, "attempts": 0})
    return behind is not None


def remove(connection: Connection, conversation: str, delivery: str) -> None:
    """The replies have been delivered."""
    connection.execute(REMOVED, {"of": conversation, "which": delivery})


def postpone(connection: Connection, which: tuple[str, str], due: datetime, left: Sequence[Any]) -> None:
    """These of the replies have not got through."""
    later = {"due_at": due, "replies": _json(left), "attempts": outbox.c.attempts + 1}
    connection.execute(update(outbox).where(_of(*which)).values(**later))


def leave(connection: Connection, which: tuple[str, str], left: Sequence[Any]) -> None:
    """The replies but these have got through."""
    connection.execute(update(outbox).where(_of(*which)).values(replies=_json(left)))


def hold(connection: Connection, deliveries: Collection[tuple[str, str]], until: datetime) -> None:
    """The replies are not due before then."""
    for conversation, delivery in sorted(deliveries):
        connection.execute(update(outbox).where(_of(conversation, delivery)).values(due_at=until))


def claim(connection: Connection, now: datetime, until: datetime, most: int) -> Sequence[Outgoing]:
    """Replies that are due, the first of each conversation, kept from others until then."""
    first = select(func.min(outbox.c.number)).group_by(outbox.c.conversation)
    due = select(outbox).where(outbox.c.number.in_(first) & (outbox.c.due_at <= now)).limit(most)
    rows = connection.execute(due.order_by(outbox.c.due_at, outbox.c.number)).all()
    return [_outgoing(row) for row in rows if _is_mine(connection, row, until)]


def _is_mine(connection: Connection, row: Row[Any], until: datetime) -> bool:
    """Whether nobody else has moved the row meanwhile."""
    same = (outbox.c.number == row.number) & (outbox.c.due_at == row.due_at)
    return connection.execute(update(outbox).where(same).values(due_at=until)).rowcount == 1


def make_due(connection: Connection, before: datetime) -> None:
    """Everything said before the moment is due."""
    connection.execute(update(outbox).where(outbox.c.said_at < before).values(due_at=before))


def waiting(connection: Connection) -> Waiting:
    """How much waits, and since when."""
    row = connection.execute(select(func.count(), func.min(outbox.c.said_at)).select_from(outbox)).one()
    return Waiting(row[0], aware(row[1]) if row[1] else None)


def _of(conversation: str, delivery: str) -> ColumnElement[bool]:
    return (outbox.c.conversation == conversation) & (outbox.c.delivery == delivery)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _outgoing(row: Row[Any]) -> Outgoing:
    said = json.loads(row.address), json.loads(row.replies), aware(row.said_at)
    return Outgoing(row.conversation, row.delivery, row.channel, *said, attempts=row.attempts)
