"""Counts by the day: written with their turn, once, and of nobody."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect

from bot.reports.tallying import BUCKETS, LONGER, bucket, tallied
from bot.store import Conflict, Counted, Store
from bot.store.sql import SqlStore
from bot.store.tables import tallies
from dialogs.state import State
from dialogs.turn import Tallied, Tally, Turn
from tests.store.conftest import Reopen
from tests.store.test_erasing import KEPT
from tests.store.test_store import FIRST, NOW

ANSWERED = Tally(Tallied.DECISION, "answer/slack")
SHOWN = Tally(Tallied.SHOWN, "private-account")
TODAY = NOW.astimezone().date()
COUNTED = replace(FIRST, tallies=(ANSWERED, SHOWN))


@pytest.fixture(name="sql")
async def fixture_sql(reopen: Reopen) -> AsyncIterator[SqlStore]:
    store = await reopen()
    yield store
    await store.close()


async def test_a_turn_is_counted_on_its_day(store: Store) -> None:
    await store.remember(COUNTED)
    await store.remember(replace(COUNTED, delivery="2", revision=1, tallies=(SHOWN, SHOWN)))
    await store.remember(replace(COUNTED, delivery="3", revision=2, at=NOW + timedelta(days=1)))

    counted = await store.counted(TODAY, TODAY)

    assert counted == (Counted(TODAY, ANSWERED, 1), Counted(TODAY, SHOWN, 3))
    assert len(await store.counted(TODAY, TODAY + timedelta(days=1))) == 4
    assert await store.counted(TODAY + timedelta(days=2), TODAY + timedelta(days=9)) == ()


async def test_a_turn_that_is_refused_is_not_counted(store: Store) -> None:
    await store.remember(COUNTED)
    with pytest.raises(Conflict):
        await store.remember(replace(COUNTED, delivery="2"))

    assert await store.counted(TODAY, TODAY) == (Counted(TODAY, ANSWERED, 1), Counted(TODAY, SHOWN, 1))


async def test_turns_side_by_side_are_all_counted(sql: SqlStore) -> None:
    turns = [
        replace(COUNTED, conversation=f"slack:{n}", tallies=(ANSWERED, SHOWN)[:: 1 if n % 2 else -1]) for n in range(60)
    ]
    await asyncio.gather(*map(sql.remember, turns))

    assert [each.many for each in await sql.counted(TODAY, TODAY)] == [60, 60]


async def test_counts_are_swept_away_after_their_months(store: Store) -> None:
    await store.remember(replace(COUNTED, at=NOW - timedelta(days=25 * 31 + 1)))
    await store.remember(replace(COUNTED, conversation="teams:b", at=NOW - timedelta(days=25 * 31 - 1)))

    await store.sweep(KEPT.cutoffs(NOW))

    assert sum(each.many for each in await store.counted(date.min, date.max)) == 2


async def test_the_table_has_no_place_for_a_person_a_text_or_a_time(sql: SqlStore) -> None:
    columns = await sql.way.read(lambda connection: inspect(connection).get_columns(tallies.name))

    assert {column["name"] for column in columns} == {"day", "what", "which", "part", "many"}


def test_the_channel_is_told_of_decisions_alone() -> None:
    turn = Turn(State(), (), tallies=(Tally(Tallied.DECISION, "none"), SHOWN))

    assert tallied(turn, "slack", 0.03) == (
        Tally(Tallied.DECISION, "none/slack"),
        SHOWN,
        Tally(Tallied.SECONDS, "0.05"),
    )


@given(st.floats(0, 100))
def test_every_time_falls_into_the_narrowest_bucket_that_holds_it(seconds: float) -> None:
    found = bucket(seconds)

    if found == LONGER:
        assert seconds > BUCKETS[-1]
    else:
        below = {str(f"{high:g}"): low for low, high in pairwise((-1.0, *BUCKETS))}
        assert below[found] < seconds <= float(found)


def test_a_turn_is_counted_on_the_day_of_the_bots_own_clock() -> None:
    late = replace(FIRST, at=datetime(2026, 11, 25, 23, 30, tzinfo=UTC))

    assert late.day == late.at.astimezone().date()
