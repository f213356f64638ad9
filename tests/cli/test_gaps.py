"""What the policy team sees of questions without an answer."""

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import insert

from bot.cli import main
from bot.store.opening import sqlite_store
from bot.store.tables import gaps
from dialogs.gaps import Met
from dialogs.turn import GapKind
from tests.gaps.made import VOICE, asked

SMALL = Path(__file__).parents[1] / "content" / "small"


async def kept(database: Path, met: Iterable[Met]) -> None:
    store = await sqlite_store(database)
    rows = [
        {
            "kind": gap.kind,
            "language": gap.language,
            "text": gap.text,
            "nearest": " ".join(gap.nearest),
            "asked_on": day,
        }
        for day, gap in met
    ]
    await store.way.write(lambda connection: connection.execute(insert(gaps), rows) if rows else None)
    await store.close()


@pytest.fixture(name="database")
def fixture_database(tmp_path: Path) -> Path:
    met = [
        *asked(*VOICE * 3),
        *asked("en enda fråga om Zorvik"),
        *asked(*["Får jag logga in?"] * 3, kind=GapKind.NOT_HELPED),
        *asked(*["konto privat"] * 3, kind=GapKind.UNCLEAR),
    ]
    asyncio.run(kept(tmp_path / "bot.sqlite", met))
    return tmp_path / "bot.sqlite"


def run(database: Path, *words: str) -> Result:
    return CliRunner().invoke(
        main, ["gaps", "--content", str(SMALL), "--database", str(database), *words], catch_exceptions=False
    )


def test_clusters_are_listed_and_what_few_asked_is_not(database: Path) -> None:
    listed = run(database).output

    assert "12 alike, weeks 2026-W45 to 2026-W46, Swedish: unanswered 12" in listed
    assert "The answer of private-account did not help" in listed
    assert "“konto privat” x3" in listed
    assert "Zorvik" not in listed
    assert "19 questions are kept, 18 of them in 3 clusters. 1 stay unseen, for fewer than 3 are alike." in listed


def test_a_program_reads_the_same(database: Path) -> None:
    told = json.loads(run(database, "--json").stdout)

    assert (told["kept"], told["unseen"]) == (19, 1)
    assert sorted(each["count"] for each in told["clusters"]) == [3, 3, 12]
    assert "Zorvik" not in json.dumps(told, ensure_ascii=False)
    assert {each["last_week"] for each in told["clusters"]} == {"2026-W45", "2026-W46"}


def test_drafts_are_written_to_a_new_file_and_never_over_another(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "drafts.yaml"

    first, second = (run(database, "--draft", str(target)) for _ in range(2))

    assert "drafts are in" in first.output
    assert "röst" in target.read_text("utf-8")
    assert (second.exit_code, "cannot be written" in second.output) == (1, True)


def test_drafts_are_shown_where_no_file_is_named(database: Path) -> None:
    shown = run(database, "--draft").output

    assert "TODO: the answer in Swedish" in shown


def test_phrasings_alone_make_no_file_for_that_would_be_content_without_an_entry(tmp_path: Path) -> None:
    database, target = tmp_path / "bot.sqlite", tmp_path / "drafts.yaml"
    asyncio.run(kept(database, asked(*["privata saker på kontot hemma"] * 3, kind=GapKind.UNCLEAR)))

    shown = run(database, "--draft", str(target)).output

    assert "#     - privata saker på kontot hemma" in shown
    assert "No entry is lacking, only phrasings" in shown
    assert not target.exists()


def test_nothing_to_draft_is_said(tmp_path: Path) -> None:
    asyncio.run(kept(tmp_path / "bot.sqlite", asked("en enda fråga")))

    done = run(tmp_path / "bot.sqlite", "--draft")

    assert (done.exit_code, "nothing to draft" in done.output) == (1, True)


def test_a_missing_database_is_named_and_not_made(tmp_path: Path) -> None:
    done = run(tmp_path / "none.sqlite")

    assert (done.exit_code, "There is no database" in done.output) == (1, True)
    assert not (tmp_path / "none.sqlite").exists()
