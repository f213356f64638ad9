"""The receipt of a finished check as a page and as a file."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from bot.app import serving
from bot.settings import load_settings
from bot.store import Taken
from bot.store.opening import sqlite_store
from dialogs.library import Library
from dialogs.risk_check import Receipt
from tests.dialogs.test_receipts import finished, receipt_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="receipt")
def fixture_receipt(library: Library) -> Receipt:
    return receipt_of(finished(library))


@pytest.fixture(name="url")
async def fixture_url(tmp_path: Path, receipt: Receipt) -> AsyncIterator[str]:
    database = tmp_path / "bot.sqlite"
    store = await sqlite_store(database)
    await store.remember(Taken("a", "1", 0, {"version": 1}, datetime.now(UTC), receipt=receipt))
    await store.close()
    async with serving(load_settings(content=ROOT, port=0, database=database)) as address:
        yield address


async def test_a_receipt_shows_verdict_answers_and_what_it_was_made_from(url: str, receipt: Receipt) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/receipt/{receipt.id}") as response:
            swedish = await response.text()
        async with session.get(f"{url}/receipt/{receipt.id}?lang=en") as response:
            english = await response.text()

    assert response.status == 200
    assert "Kvitto på riskkollen" in swedish
    assert "(ur registret)" in swedish
    assert '<html lang="en">' in english
    assert receipt.fingerprints.rules in english
    assert "kept here" not in english


async def test_the_file_of_a_receipt_reads_as_the_receipt(url: str, receipt: Receipt) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{url}/receipt/{receipt.id}.json") as response:
        assert Receipt.from_json(await response.json()) == receipt
        assert response.headers["Cache-Control"] == "private, no-store"


async def test_a_guessed_id_finds_nothing(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("guess", "guess.json", "..%2f..%2fetc"):
            async with session.get(f"{url}/receipt/{path}") as response:
                assert response.status == 404
