"""Where questions, scenarios, receipts and questions asked in vain come from; how the command ends."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store import Taken
from bot.store.opening import sqlite_store
from dialogs.language import Language
from dialogs.library import Library
from dialogs.risk_check import Receipt
from dialogs.turn import Gap, GapKind
from tests.planting import Folder
from tests.reach.conftest import SMALL, diff
from tests.reach.test_consequences import receipt_of

NOW = datetime(2026, 11, 25, tzinfo=UTC)
QUESTIONS = "- {text: Kan jag logga in privat?, lang: sv, expect: [private-account]}\n"
SCENARIOS = """\
defaults: {is_ai: "yes", data: [none]}
scenarios: [{id: S1, title: {sv: Ett, en: One}, answers: {}, expect: {outcome: ok}}]
"""


async def _remember(file: Path, gaps: list[str], receipts: list[Receipt]) -> None:
    store = await sqlite_store(file)
    for number, gap in enumerate(gaps):
        asked = Gap(GapKind.UNANSWERED, Language.SV, gap, ())
        await store.remember(Taken(f"gap {number}", "", 0, {}, NOW, gap=asked))
    for number, receipt in enumerate(receipts):
        await store.remember(Taken(f"receipt {number}", "", 0, {}, NOW, receipt=receipt))
    await store.close()


@pytest.fixture(name="database")
def fixture_database(tmp_path: Path, old: Library) -> Path:
    """A database with three questions asked in vain and two receipts."""
    file = tmp_path / "bot.sqlite"
    asked = ["vad är klockan", "Vad är  klockan", "VAD ÄR KLOCKAN"]
    asyncio.run(_remember(file, asked, [receipt_of(old, "first-receipt"), receipt_of(old, "other-receipt")]))
    return file


def test_files_beside_the_content_and_the_store_that_is_set_are_put_to_both_sides(
    folder: Folder, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYBOT_DATABASE", str(database))
    folder.write("tests/questions/some.yaml", QUESTIONS)
    folder.write("tests/scenarios.yaml", SCENARIOS)

    result = diff(str(SMALL), "--content", str(folder.path))

    assert result.exit_code == 0
    assert result.output.splitlines()[1:] == [
        "0 of 1 questions get another answer.",
        "0 of 3 questions that were asked in vain get another answer.",
        "0 of 1 scenarios get another verdict.",
        "0 of 2 valid receipts need a new look.",
        "Nothing differs in words.",
    ]
    assert result.stderr == ""


def test_another_answer_ends_with_one(folder: Folder, tmp_path: Path) -> None:
    folder.change("faq/verktyg.yaml", "Kan jag logga in privat?", "Kan jag ta en paus?")
    folder.change("faq/verktyg.yaml", "Vem godkänner verktyg?", "Kan jag logga in privat?")
    file = tmp_path / "mine.yaml"
    file.write_text(QUESTIONS, encoding="utf-8")

    without = diff(str(SMALL), "--content", str(folder.path))
    result = diff(str(SMALL), "--questions", str(file), "--content", str(folder.path))

    assert (without.exit_code, result.exit_code) == (0, 1)
    assert "1 of 1 questions get another answer." in result.output


def test_another_verdict_of_a_scenario_or_a_receipt_ends_with_one(
    folder: Folder, database: Path, tmp_path: Path
) -> None:
    stop = "  minimal: {outcome: stop, stop_kind: policy, contacts: [ai_coordinator]}"
    folder.change("policy_text/risk_check.yaml", "  minimal: {}", stop)
    file = tmp_path / "mine.yaml"
    file.write_text(SCENARIOS, encoding="utf-8")
    compare = (str(SMALL), "--content", str(folder.path))

    judged = diff(*compare, "--scenarios", str(file))
    replayed = diff(*compare, "--database", str(database), "--markdown")

    assert (diff(*compare).exit_code, judged.exit_code, replayed.exit_code) == (0, 1, 1)
    assert (
        "S1  Ett\n    - conditions\n    + stop, stopped by policy, only here: ai\\_coordinator".replace("\\", "")
        in judged.output
    )
    assert "| first-re, other-re | chat | judged otherwise | ask | stop, stopped by policy |" in replayed.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--database", "nowhere.sqlite"], "The database cannot be used: there is no file nowhere.sqlite"),
        (["--database", "nonsense://"], "The database cannot be used: "),
        (["--questions", "{faulty}"], "faulty.yaml:1"),
        (["--scenarios", "{faulty}"], "faulty.yaml:1"),
        (["--questions", "nowhere.yaml"], "does not exist"),
    ],
)
def test_evidence_that_cannot_be_read_ends_with_two(tmp_path: Path, words: list[str], said: str) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("- {text: a}\n", encoding="utf-8")

    result = diff(str(SMALL), "--content", str(SMALL), *(word.format(faulty=faulty) for word in words))

    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_of_another_kind_than_a_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.sqlite"
    file.write_text("no database, " * 100, encoding="utf-8")

    result = diff(str(SMALL), "--content", str(SMALL), "--database", str(file))

    assert result.exit_code == 2
    assert "The database cannot be used" in result.stderr
