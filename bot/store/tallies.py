"""Counts by the day in a database, added to by every turn."""

import secrets
from collections import Counter
from datetime import date

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.records import Counted, Taken
from bot.store.tables import tallies
from dialogs.turn import Tallied, Tally

PARTS = 8
"""Rows that a count is spread over. Turns that share one wait for each other while they are written down."""

KEY = ("day", "what", "which", "part")


def add(connection: Connection, taken: Taken) -> None:
    """Add the counts of the turn, as the last thing of its transaction, for others may wait for the same rows."""
    if not taken.tallies:
        return
    part = secrets.randbelow(PARTS)
    counts = Counter((str(tally.what), tally.which) for tally in taken.tallies)
    # All take the rows in the same order, else two might wait for each other.
    rows = [
        {"day": taken.day, "what": what, "which": which, "part": part, "many": many}
        for (what, which), many in sorted(counts.items())
    ]
    connection.execute(ADDING[connection.dialect.name], rows)


_sqlite, _postgresql = sqlite.insert(tallies), postgresql.insert(tallies)
ADDING = {
    "sqlite": _sqlite.on_conflict_do_update(KEY, set_={"many": tallies.c.many + _sqlite.excluded.many}),
    "postgresql": _postgresql.on_conflict_do_update(
        index_elements=KEY, set_={"many": tallies.c.many + _postgresql.excluded.many}
    ),
}
"""How a count begins, or grows where it has begun."""


def between(connection: Connection, first: date, last: date) -> tuple[Counted, ...]:
    """What was counted from the first day to the last, by day, what and which."""
    named = (tallies.c.day, tallies.c.what, tallies.c.which)
    sums = select(*named, func.sum(tallies.c.many).label("many")).where(tallies.c.day.between(first, last))
    rows = connection.execute(sums.group_by(*named))
    found = (Counted(row.day, Tally(Tallied(row.what), row.which), row.many) for row in rows)
    return tuple(sorted(found, key=lambda each: (each.day, each.tally.what, each.tally.which)))
