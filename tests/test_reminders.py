"""The bot reminds owners in chat, in working hours, and takes only its own buttons for an answer."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.delivery import Delivery
from bot.desk import Desk
from bot.reminders import Reminders, reminding
from bot.replies_json import from_json
from bot.store import MemoryStore
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Say
from dialogs.reviews import reviews

LATE = datetime(2040, 1, 3, 9, tzinfo=UTC).replace(hour=10)
"""A Tuesday on which everything is overdue."""

SLACK: Mapping[str, Any] = {"via": "slack", "place": {"channel": "C0123ABCD"}}
REMINDERS = Reminders({"dpo": SLACK, "line_manager": SLACK}, b"key")


async def said(store: MemoryStore, now: datetime) -> list[Say]:
    claimed = await store.claim(now, now + timedelta(hours=1), 20)
    for waits in claimed:
        await store.delivered(waits.conversation, waits.delivery)
    replies = [reply for waits in claimed for reply in from_json(waits.replies)]
    assert all(isinstance(reply, Say) for reply in replies)
    return [reply for reply in replies if isinstance(reply, Say)]


async def test_whoever_answers_for_something_overdue_is_reminded_where_the_role_is_reached(library: Library) -> None:
    store = MemoryStore()

    sent = await REMINDERS.remind(store, library, LATE)

    owners = {one.owner for one in reviews(library)} & set(REMINDERS.places)
    assert sent == len(owners) == len(await said(store, LATE)) > 0
    assert await REMINDERS.remind(store, library, LATE) == 0


@pytest.mark.parametrize("hours", [-8, 9, 24 * 4, 24 * 5])
async def test_nobody_is_reminded_at_night_or_on_a_weekend(library: Library, hours: int) -> None:
    assert await REMINDERS.remind(MemoryStore(), library, LATE + timedelta(hours=hours)) == 0


async def test_nobody_is_reminded_of_nothing(library: Library) -> None:
    early = LATE.replace(year=2026, month=1, day=6)

    assert await REMINDERS.remind(MemoryStore(), library, early) == 0


async def test_what_was_said_to_be_right_is_not_asked_for_again(library: Library) -> None:
    store = MemoryStore()
    take = REMINDERS.checking(Desk(lambda: library, store, lambda: LATE).take)
    await REMINDERS.remind(store, library, LATE)
    pressed = (await said(store, LATE))[0].actions[0].press

    await take(Delivery("slack:a", "1", Message(press=pressed)))
    await take(Delivery("slack:b", "2", Message(press=pressed)))

    (recorded,) = await store.recorded()
    assert REMINDERS.opened(pressed.target) == recorded.reviewed.name
    await REMINDERS.remind(store, library, LATE + timedelta(days=7))
    later = [action.press.target for each in await said(store, LATE + timedelta(days=8)) for action in each.actions]
    assert pressed.target not in later


async def test_a_button_that_somebody_made_up_records_nothing(library: Library) -> None:
    store = MemoryStore()
    take = REMINDERS.checking(Desk(lambda: library, store, lambda: LATE).take)
    one = reviews(library)[0].as_reviewed
    other = Reminders({}, b"another key")

    for number, target in enumerate((one.name, f"{one.name}:", other.signed(one), "", ":", f"{one.name}:åäö")):
        await take(Delivery("directline:a", str(number), Message(press=Press(Verb.STILL_RIGHT, target))))

    assert await store.recorded() == ()


async def test_all_else_passes_untouched(library: Library) -> None:
    store = MemoryStore()
    take = REMINDERS.checking(Desk(lambda: library, store, lambda: LATE).take)

    assert await take(Delivery("slack:a", "1", Message("hej")))
    assert await take(Delivery("slack:a", "2", Message(press=Press(Verb.HELP))))


async def test_a_look_that_fails_is_followed_by_another(caplog: pytest.LogCaptureFixture) -> None:
    looks, is_enough = [""], asyncio.Event()

    def fails() -> Library:
        looks.append("sec" + "ret")
        if len(looks) > 3:
            is_enough.set()
        raise OSError(looks[-1])

    async with reminding(REMINDERS, MemoryStore(), fails, seconds=0):
        await is_enough.wait()

    assert "could not be reminded" in caplog.text
    assert "secret" not in caplog.text
