"""A turn in a database: how the conversation was left before it, and everything that came of it."""

import json
from typing import Any

from sqlalchemy import Connection, String, bindparam, exists, insert, select, update

from bot.store import chats, handed, outbox, reviewing, tallies
from bot.store.port import Conflict
from bot.store.records import Kept, Taken
from bot.store.tables import conversations, deliveries, feedback, gaps, people, receipts

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


def kept(connection: Connection, conversation: str, delivery: str) -> Kept:
    """The conversation as it was left, and whether the delivery has been taken before."""
    found = connection.execute(KEPT, {"of": conversation, "which": delivery}).one_or_none()
    return Kept(found.revision, json.loads(found.state), found.has_taken) if found else Kept()


def remember(connection: Connection, taken: Taken) -> bool:
    """Write down the turn; gives whether earlier replies of the conversation are still to be delivered.

    Raises:
        Conflict: the conversation has moved on since the turn began.
    """
    _move_on(connection, taken)
    _take(connection, taken)
    _keep(connection, taken)
    chats.put(connection, taken.conversation, taken.entries, taken.at)
    is_behind = outbox.put(connection, taken)
    tallies.add(connection, taken)
    return is_behind


def _move_on(connection: Connection, taken: Taken) -> None:
    """The conversation is now as the turn left it."""
    state = {"revision": taken.revision + 1, "state": json.dumps(taken.state), "changed_at": taken.at}
    if taken.revision == 0:
        connection.execute(BEGUN, {"id": taken.conversation, **state})
        return
    same = {"of": taken.conversation, "before": taken.revision}
    if connection.execute(MOVED_ON, {**same, **state}).rowcount != 1:
        raise Conflict


def _take(connection: Connection, taken: Taken) -> None:
    """The delivery is recognised from now on, and whose the conversation is."""
    if taken.delivery:
        row: dict[str, Any] = {"conversation": taken.conversation, "delivery": taken.delivery, "taken_at": taken.at}
        row["answer"] = None if taken.answer is None else json.dumps(taken.answer, ensure_ascii=False)
        connection.execute(TAKEN, row)
    if taken.person:
        connection.execute(LINKED, {"who": taken.person, "of": taken.conversation})


def _keep(connection: Connection, taken: Taken) -> None:
    """What the turn brought that outlives the conversation."""
    if receipt := taken.receipt:
        written = json.dumps(receipt.to_json(), ensure_ascii=False)
        connection.execute(insert(receipts).values(id=receipt.id, receipt=written, made_at=taken.at))
    if said := taken.feedback:
        row: dict[str, Any] = {"entry": said.entry, "helped": said.helped, "fingerprint": said.fingerprint}
        connection.execute(insert(feedback).values(**row, given_at=taken.at))
    if gap := taken.gap:
        row = {"kind": gap.kind, "language": gap.language, "text": gap.text, "nearest": " ".join(gap.nearest)}
        connection.execute(insert(gaps).values(**row, asked_on=taken.at.date()))
    if taken.inquired:
        handed.put(connection, taken.inquired)
    if taken.replied:
        handed.settle(connection, taken.replied)
    if taken.reviewed:
        reviewing.record(connection, taken.reviewed, taken.day)
