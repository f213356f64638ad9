"""The page that a meeting reads."""

import asyncio
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.content.proof import proof_in
from bot.reports.counts import Counts
from bot.reports.facts import Facts, Gaps, gaps_in
from bot.reports.page import page
from bot.reports.period import Period
from bot.reports.words import words
from bot.reports.writing import written
from bot.store import Counted, Taken
from bot.store.opening import sqlite_store
from dialogs.language import Language
from dialogs.library import Library
from dialogs.turn import Gap, GapKind, Tallied, Tally

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
PERIOD = Period(date(2026, 11, 2), date(2026, 11, 29))
BUSY = {
    (Tallied.DECISION, "answer/msteams"): 40,
    (Tallied.DECISION, "none/slack"): 7,
    (Tallied.DECISION, "suggest/slack"): 3,
    (Tallied.DECISION, "handed_over/slack"): 6,
    (Tallied.LANGUAGE, "sv"): 49,
    (Tallied.LANGUAGE, "en"): 1,
    (Tallied.SHOWN, "private-account"): 21,
    (Tallied.SHOWN, "personal-data"): 3,
    (Tallied.SHOWN, "tool:copilot-chat"): 8,
    (Tallied.TOPIC, "tools"): 21,
    (Tallied.TOPIC, "data"): 3,
    (Tallied.VERDICT, "ok/minimal"): 1111,
    (Tallied.VERDICT, "stop/prohibited"): 9,
    (Tallied.FEEDBACK, "helped"): 12,
    (Tallied.SECONDS, "0.02"): 60,
}


def facts(library: Library, counted: dict[tuple[Tallied, str], int], today: date = TODAY) -> Facts:
    days = PERIOD.days
    every = [
        Counted(days[number % 5], Tally(*what), many // 5 + (number % 5 < many % 5))
        for what, many in counted.items()
        for number in range(5)
    ]
    return Facts(Counts(PERIOD, every), Gaps(2, 9), library, proof_in(ROOT).certificate, today)


def told(library: Library, counted: dict[tuple[Tallied, str], int], language: Language = Language.SV) -> str:
    said = words(language)
    return page(written(said, facts(library, counted)), said)


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)).replace("\xa0", " ")


@pytest.fixture(name="html")
def fixture_html(library: Library) -> str:
    return told(library, BUSY)


def test_the_page_tells_what_was_counted(html: str) -> None:
    said = plain(html)

    assert "Exempelkommunen, 2 november 2026 till 29 november 2026" in said
    assert "Frågor 50 Besvarade direkt" in said
    assert "Avslutade riskkontroller 1 120" in said
    assert "Får jag använda mitt privata konto? 21" in said
    assert "Frågor som lämnats vidare till en människa: 6." in said
    assert "12 113 640 630 033 600 uppsättningar svar" in said
    assert "Hälften av svaren var klara inom" in said


def test_small_counts_are_told_as_such_and_lists_leave_them_out(html: str, library: Library) -> None:
    said = plain(html)

    assert "färre än 5" in said
    assert library.entries["personal-data"].title(Language.SV) not in said
    assert "Svar som hjälpte: 12. Svar som inte hjälpte: 0." in said


def test_english_is_english(library: Library) -> None:
    said = plain(told(library, BUSY, Language.EN))

    assert "Exempel Municipality, 2 November 2026 to 29 November 2026" in said
    assert "Risk checks finished 1,120" in said
    assert "fewer than 5" in said
    assert "Frågor" not in said


def test_an_empty_period_is_said_to_be_empty(library: Library) -> None:
    said = plain(told(library, {}))

    assert "Inget har räknats under perioden." in said
    assert "För få meddelanden" in said


def test_what_is_overdue_is_listed_with_who_answers_for_it(library: Library) -> None:
    said = words(Language.SV)
    late = written(said, facts(library, BUSY, today=TODAY + timedelta(days=4000)))
    freshness = next(chapter for chapter in late.chapters if chapter.id == "freshness")

    assert len(freshness.listed[1]) == 20
    assert all("Ansvarig:" in line for line in freshness.listed[1])
    assert late.facts[-1].value == str(sum(int(row[3]) for row in freshness.charts[0].rows))


def test_the_page_needs_nothing_beside_it_and_runs_nothing(html: str) -> None:
    assert "<script" not in html
    assert re.findall(r"""(?:src|href)=["'](?!#)""", html) == []
    assert re.findall(r"url\((?!#)|@import|https?://(?!www\.w3\.org/2000/svg)", html) == []
    assert " style=" not in html
    assert "default-src 'none'; style-src 'sha256-" in html.replace("&#39;", "'")


def test_every_id_on_the_page_is_there_once(html: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    for named in re.findall(r'aria-labelledby="([^"]+)"', html):
        assert set(named.split()) <= set(ids)


def test_gaps_are_counted_from_three_alike(library: Library) -> None:
    day = PERIOD.first
    texts = ["flytta dammsugaren till mallorca", "flytta dammsugaren till mallorca?", "får jag flytta dammsugaren"]
    met = [(day, Gap(GapKind.UNANSWERED, Language.SV, text, ())) for text in (*texts, "kan jag lyfta bron")]

    assert gaps_in(library, [*met, (date(2020, 1, 1), met[3][1])], PERIOD) == Gaps(1, 3)


def run(*said: str) -> Result:
    return CliRunner().invoke(main, ["report", "--content", str(ROOT), *said], catch_exceptions=False)


@pytest.fixture(name="kept")
def fixture_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "bot.sqlite"
    monkeypatch.setenv("POLICYBOT_DATABASE", str(file))

    async def fill() -> None:
        store = await sqlite_store(file)
        tallies = [Tally(*what) for what, many in BUSY.items() for _ in range(many % 100)]
        await store.remember(Taken("slack:a", "", 0, {}, datetime(2026, 11, 3, 12, tzinfo=UTC), tallies=tallies))
        await store.close()

    asyncio.run(fill())
    return tmp_path


def test_the_command_writes_the_page_and_its_charts(kept: Path, learnt_library: Library) -> None:
    out, drawings = kept / "page.html", kept / "charts"

    result = run(
        "--from", "2026-11-02", "--to", "2026-11-29", "--lang", "en", "--out", str(out), "--svg", str(drawings)
    )

    assert result.output.startswith(f"{out} tells of 2026-11-02 to 2026-11-29.")
    assert learnt_library.shown_fingerprint in out.read_text(encoding="utf-8")
    written_files = sorted(file.name for file in drawings.iterdir())
    assert "decisions.svg" in written_files
    assert "weeks.svg" in written_files
    for file in drawings.iterdir():
        assert ET.parse(file).getroot().tag.endswith("svg")  # noqa: S314 - our own


@pytest.mark.usefixtures("learnt_library")
def test_a_period_that_ends_before_it_begins_is_refused(kept: Path) -> None:
    result = run("--from", "2026-11-29", "--to", "2026-11-02", "--out", str(kept / "x.html"))

    assert (result.exit_code, (kept / "x.html").exists()) == (1, False)
    assert "before it begins" in result.output


@pytest.mark.usefixtures("learnt_library")
def test_without_a_database_the_command_says_which_to_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POLICYBOT_DATABASE", str(tmp_path / "none.sqlite"))

    result = run("--out", str(tmp_path / "x.html"))

    assert result.exit_code == 1
    assert "--database" in result.output
