"""Reminders go out once a week whoever sends them, and reviews are recorded with their turn."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from bot.store import Outgoing, Recorded, Store
from bot.store.sql import SqlStore
from dialogs.reviews import Kind, Reviewed
from tests.store.conftest import Reopen
from tests.store.test_erasing import KEPT
from tests.store.test_store import FIRST, NOW

TODAY = date(2026, 11, 25)
ONE = Reviewed(Kind.ENTRY, "private-account", date(2026, 11, 20))


def outgoing(day: date, role: str = "dpo") -> Outgoing:
    return Outgoing(f"reminder:{role}", f"{role}:{day}", "slack", {"via": "slack"}, [], NOW)


async def test_a_role_is_reminded_once_a_week_at_most(store: Store) -> None:
    sent = [
        await store.remind("dpo", TODAY + timedelta(days=days), outgoing(TODAY + timedelta(days=days)))
        for days in (0, 0, 1, 6, 7, 13, 14)
    ]

    assert sent == [True, False, False, False, True, False, True]
    assert await store.remind("legal", TODAY, outgoing(TODAY, "legal"))
    assert (await store.waiting()).depth == 4


async def test_of_many_that_look_at_once_one_sends(reopen: Reopen) -> None:
    stores: list[SqlStore] = [await reopen() for _ in range(3)]

    sent = await asyncio.gather(*(each.remind("dpo", TODAY, outgoing(TODAY)) for each in stores * 5))

    assert sum(sent) == 1
    assert (await stores[0].waiting()).depth == 1
    for each in stores:
        await each.close()


async def test_a_review_is_recorded_once_with_the_day_of_the_first(store: Store) -> None:
    await store.remember(replace(FIRST, reviewed=ONE))
    await store.remember(replace(FIRST, revision=1, delivery="2", reviewed=ONE, at=NOW + timedelta(days=3)))

    assert await store.recorded() == (Recorded(ONE, FIRST.day),)


async def test_what_was_recorded_goes_after_its_months(reopen: Reopen) -> None:
    store = await reopen()
    await store.remember(replace(FIRST, reviewed=ONE))

    swept = await store.sweep(KEPT.cutoffs(NOW + timedelta(days=25 * 31 + 1)))

    assert swept["reviews"] == 1
    assert await store.recorded() == ()
    await store.close()
