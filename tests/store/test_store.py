"""What every store promises, asked of each."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.store import Conflict, Store, Taken, Unusable
from bot.store.opening import sqlite_store
from dialogs.risk_check import Fingerprints, Receipt
from dialogs.turn import Feedback
from tests.store.conftest import Reopen

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
RECEIPT = Receipt(
    "unguessable",
    "2026-11-25",
    "2027-05-25",
    "copilot-chat",
    Fingerprints("abc", "def"),
    {"tool": ("approved",)},
    ("tool",),
    "minimal",
    "minimal",
    "conditions",
    "nobody",
    ("data",),
    ("info-1",),
    ("mask",),
    ("dpo",),
)
FIRST = Taken("teams:a", "activity-1", 0, {"version": 1, "word": "åäö"}, NOW)


async def test_a_conversation_that_has_not_begun_has_no_state(store: Store) -> None:
    kept = await store.kept("teams:a")

    assert (kept.revision, kept.state) == (0, None)


async def test_a_turn_is_remembered_whole(store: Store) -> None:
    await store.remember(FIRST)

    kept = await store.kept("teams:a")
    assert (kept.revision, kept.state) == (1, FIRST.state)
    assert (await store.kept("teams:a", "activity-1")).has_taken
    assert not (await store.kept("teams:b", "activity-1")).has_taken


async def test_a_turn_on_what_has_moved_on_is_refused_and_changes_nothing(store: Store) -> None:
    await store.remember(FIRST)
    await store.remember(replace(FIRST, delivery="activity-2", revision=1, state={"version": 1, "turn": 2}))

    with pytest.raises(Conflict):
        await store.remember(replace(FIRST, delivery="activity-3", revision=1, state={"version": 1, "turn": 3}))

    assert (await store.kept("teams:a")).state == {"version": 1, "turn": 2}
    assert not (await store.kept("teams:a", "activity-3")).has_taken


async def test_two_first_turns_of_a_conversation_conflict(store: Store) -> None:
    await store.remember(FIRST)

    with pytest.raises(Conflict):
        await store.remember(replace(FIRST, delivery="activity-2"))


async def test_a_delivery_without_an_id_is_never_taken_for_a_repetition(store: Store) -> None:
    await store.remember(replace(FIRST, delivery=""))

    await store.remember(replace(FIRST, delivery="", revision=1))

    assert (await store.kept("teams:a")).revision == 2


async def test_what_is_kept_outlives_the_process(reopen: Reopen) -> None:
    store = await reopen()
    await store.remember(FIRST)
    await store.close()

    again = await reopen()

    assert (await again.kept("teams:a")).state == FIRST.state
    await again.close()


async def test_feedback_is_kept_without_saying_who_gave_it(tmp_path: Path) -> None:
    store = await sqlite_store(tmp_path / "bot.sqlite")

    await store.remember(replace(FIRST, feedback=Feedback("personal-data", helped=False, fingerprint="f")))

    await store.close()
    engine = create_engine(f"sqlite:///{tmp_path / 'bot.sqlite'}")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM feedback")).mappings().all()
    engine.dispose()
    assert [(row["entry"], row["helped"]) for row in rows] == [("personal-data", 0)]
    assert "conversation" not in rows[0]


def a_folder(file: Path) -> None:
    file.mkdir()


def no_database(file: Path) -> None:
    file.write_bytes(b"this is no database " * 100)


def connections() -> list[threading.Thread]:
    """The threads of connections; not those that the event loop keeps for work on the side."""
    return [thread for thread in threading.enumerate() if not thread.name.startswith("asyncio")]


@pytest.mark.parametrize("damage", [a_folder, no_database])
async def test_a_file_that_is_no_database_is_refused_and_leaves_nothing_running(
    damage: Callable[[Path], None], tmp_path: Path
) -> None:
    damage(tmp_path / "bot.sqlite")
    running = len(connections())

    with pytest.raises(Unusable):
        await sqlite_store(tmp_path / "bot.sqlite")

    assert len(connections()) <= running


async def test_a_receipt_is_kept_with_the_turn_that_made_it(store: Store) -> None:
    await store.remember(replace(FIRST, receipt=RECEIPT))

    assert await store.receipt("unguessable") == RECEIPT
    assert await store.receipt("guessed") is None


async def test_no_receipt_is_kept_of_a_turn_that_is_refused(store: Store) -> None:
    await store.remember(FIRST)

    with pytest.raises(Conflict):
        await store.remember(replace(FIRST, delivery="activity-2", receipt=RECEIPT))

    assert await store.receipt("unguessable") is None


async def test_rules_are_kept_by_their_fingerprint_and_never_changed(store: Store) -> None:
    await store.keep_rules("abc", "levels: {}\n", NOW)
    await store.keep_rules("abc", "levels: {}\n", NOW)

    assert await store.rules_text("abc") == "levels: {}\n"
    assert await store.rules_text("other") is None
