"""policybot reviews."""

import asyncio
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.store.opening import sqlite_store
from dialogs.library import Library
from dialogs.reviews import Kind, Reviewed, reviews
from tests.store.test_store import FIRST

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("learnt_library")


def run(database: Path, *said: str) -> Result:
    words = ("reviews", "--content", str(ROOT), "--database", str(database), *said)
    return CliRunner().invoke(main, words, catch_exceptions=False)


def kept(database: Path, *recorded: Reviewed) -> Path:
    async def fill() -> None:
        store = await sqlite_store(database)
        for number, reviewed in enumerate(recorded):
            await store.remember(replace(FIRST, conversation=f"slack:{number}", reviewed=reviewed))
        await store.close()

    asyncio.run(fill())
    return database


@pytest.fixture(name="database")
def fixture_database(tmp_path: Path, library: Library) -> Path:
    one = next(one for one in reviews(library) if one.id == "private-account")
    return kept(tmp_path / "bot.sqlite", one.as_reviewed, Reviewed(Kind.TOOL, "gone", date(2026, 1, 1)))


def test_reviews_that_the_content_lacks_are_listed(database: Path) -> None:
    told = run(database).output

    assert told.startswith("entry private-account: still right on 2026-11-25, due 2027-05-20. Får jag använda")
    assert "1 to be written into the content" in told
    assert "gone" not in told


def test_a_program_gets_them_as_json(database: Path) -> None:
    assert json.loads(run(database, "--json").stdout) == [
        {"kind": "entry", "id": "private-account", "due": "2027-05-20", "reviewed": "2026-11-25"}
    ]


def test_the_patch_goes_to_the_terminal_or_into_a_file(database: Path, tmp_path: Path) -> None:
    patch = run(database, "--patch").output
    told = run(database, "--patch", str(tmp_path / "reviews.patch")).output

    assert patch.startswith("--- a/faq/verktyg.yaml\n+++ b/faq/verktyg.yaml\n")
    assert (tmp_path / "reviews.patch").read_text(encoding="utf-8") == patch
    assert "git apply" in told


def test_without_anything_recorded_that_is_said(tmp_path: Path) -> None:
    assert "No review is recorded" in run(kept(tmp_path / "bot.sqlite")).output


def test_without_a_database_it_is_said_how_to_name_one(tmp_path: Path) -> None:
    result = run(tmp_path / "none.sqlite")

    assert result.exit_code == 1
    assert "--database" in result.output
