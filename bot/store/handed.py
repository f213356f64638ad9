"""Questions that were handed over to a person, in a database."""

import json

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.port import Conflict
from bot.store.records import Inquired, Outgoing, Replied
from bot.store.tables import aware, hand_overs, outbox
from dialogs.language import Language
from dialogs.turn import HandedOver


def put(connection: Connection, asked: Inquired) -> None:
    """Note the question, and put it into the outbox for whoever is to answer it."""
    row = {"id": asked.id, "conversation": asked.conversation, "address": asked.address, "asked_at": asked.asked_at}
    handed = asked.handed
    row |= {"role": handed.role, "language": handed.language, "question": handed.text}
    connection.execute(insert(hand_overs).values(**row))
    post(connection, asked.outgoing)


def settle(connection: Connection, replied: Replied) -> None:
    """Note the answer, put it into the outbox for whoever asked, and forget who that is.

    Raises:
        Conflict: it has been answered meanwhile, or is gone.
    """
    open_one = (hand_overs.c.id == replied.id) & hand_overs.c.answer.is_(None)
    nobody = {"answer": replied.answer, "conversation": "", "address": b""}
    if connection.execute(update(hand_overs).where(open_one).values(**nobody)).rowcount != 1:
        raise Conflict
    post(connection, replied.outgoing)


def one(connection: Connection, name: str) -> Inquired | None:
    """The question of the name that still waits for an answer."""
    waits = (hand_overs.c.id == name) & hand_overs.c.answer.is_(None)
    row = connection.execute(select(hand_overs).where(waits)).one_or_none()
    if row is None:
        return None
    return Inquired(row.id, row.conversation, row.address, _handed(row), aware(row.asked_at))


def answered(connection: Connection) -> tuple[tuple[HandedOver, str], ...]:
    """What was answered, with the answers, the oldest first."""
    found = select(hand_overs).where(hand_overs.c.answer.is_not(None)).order_by(hand_overs.c.asked_at, hand_overs.c.id)
    return tuple((_handed(row), row.answer) for row in connection.execute(found))


def post(connection: Connection, said: Outgoing | None) -> None:
    """Put what is said into the outbox, due at once."""
    if said is None:
        return
    row = {"conversation": said.conversation, "delivery": said.delivery, "channel": said.channel}
    row |= {"address": json.dumps(said.address), "replies": json.dumps(said.replies, ensure_ascii=False)}
    connection.execute(insert(outbox).values(**row, said_at=said.said_at, due_at=said.said_at, attempts=0))


def _handed(row: Row[tuple[object, ...]]) -> HandedOver:
    return HandedOver(row.role, Language(row.language), row.question)
