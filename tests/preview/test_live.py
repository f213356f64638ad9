"""A save shows on the page; a broken one shows its problems, and what could be seen before."""

import asyncio
import socket
from datetime import timedelta

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.content.codes import Code
from bot.content.manual import explanations
from bot.preview.sayings import said_of
from bot.preview.subjects import Kind
from dialogs.language import Language
from dialogs.replies import Answer
from tests.conftest import TODAY
from tests.planting import Folder
from tests.preview.conftest import Open
from tests.preview.reader import together

ENTRY = "/entry/private-account"


async def test_a_save_shows_on_every_channel(folder: Folder, open_preview: Open) -> None:
    async with open_preview(folder) as reader:
        await reader.sees("Nej, använd", ENTRY)
        folder.change("faq/verktyg.yaml", "Nej, använd", "Nej tack, använd")
        await reader.sees("Nej tack, använd", ENTRY)
        for channel in ("slack", "web", "terminal"):
            assert together("Nej tack, använd") in await reader.open(f"{ENTRY}?on={channel}")


async def test_a_broken_save_shows_its_problems_and_keeps_the_last_good_view(
    folder: Folder, open_preview: Open
) -> None:
    async with open_preview(folder) as reader:
        await reader.sees("As saved", ENTRY)
        line = 1 + next(
            at
            for at, text in enumerate((folder.path / "faq/verktyg.yaml").read_text(encoding="utf-8").splitlines())
            if "owner:" in text
        )
        folder.change("faq/verktyg.yaml", "owner: ", "owner: nobody_")
        page = await reader.sees("What you see is from before it", ENTRY)
        assert "Nej,använd" in page
        assert f"faq/verktyg.yaml:{line}" in page
        assert "P054" in page
        assert together(explanations()[Code.UNKNOWN_ROLE].why) in page
        folder.change("faq/verktyg.yaml", "owner: nobody_", "owner: ")
        page = await reader.sees("As saved", ENTRY)
        assert "P054" not in page


async def test_content_that_is_broken_from_the_start_is_followed_until_it_is_mended(
    folder: Folder, open_preview: Open
) -> None:
    good = (folder.path / "faq/verktyg.yaml").read_text(encoding="utf-8")
    folder.write("faq/verktyg.yaml", good + "\n- id: [")
    async with open_preview(folder) as reader:
        page = await reader.sees("The content cannot be read yet")
        assert "faq/verktyg.yaml:" in page
        folder.write("faq/verktyg.yaml", good)
        await reader.sees("Nej, använd", ENTRY)


async def test_a_new_phrasing_is_found_once_it_is_learnt(folder: Folder, open_preview: Open) -> None:
    async with open_preview(folder) as reader:
        await reader.sees("How sure", question="Får jag använda mitt privata konto?")
        folder.write("faq/utterances/verktyg.yaml", "private-account:\n  sv: [lånat inlogg från grannen]\n")
        page = await reader.sees("Nearest phrasing lånat inlogg från grannen", question="lånat inlogg från grannen")
        assert "Answered." in page


async def test_a_save_that_changes_nothing_does_not_end_the_learning(folder: Folder, open_preview: Open) -> None:
    async with open_preview(folder) as reader:
        await reader.sees("As saved", ENTRY)
        for name in ("faq/verktyg.yaml", "faq/synonyms.yaml"):
            folder.write(name, (folder.path / name).read_text(encoding="utf-8"))
            await asyncio.sleep(0.3)

        await reader.sees("How sure", question="Får jag använda mitt privata konto?")


async def test_warnings_stand_beside_what_they_are_about(folder: Folder, open_preview: Open) -> None:
    folder.change("faq/verktyg.yaml", "review_by: 2027", "review_by: 2026")
    folder.change("faq/verktyg.yaml", "reviewed: 2026-11-20", "reviewed: 2025-11-20")
    async with open_preview(folder) as reader:
        page = await reader.sees("P080", ENTRY)
        assert "review_by:2026-05-20" in page


def test_an_entry_that_is_not_in_effect_yet_is_shown_as_it_will_be(folder: Folder) -> None:
    day = TODAY + timedelta(days=30)
    folder.change("faq/verktyg.yaml", "  review_by:", f"  effective: {{from: {day}}}\n  review_by:")

    saying = said_of(Kind.ENTRY, "private-account", folder.read().checked(), Language.EN, TODAY)

    assert isinstance(saying.replies[0], Answer)
    assert saying.note == f"In effect from {day}; shown as it will be on that day."


def test_a_port_that_is_taken_is_said(folder: Folder) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = CliRunner().invoke(main, ["preview", "--content", str(folder.path), "--port", str(port), "--no-open"])

    assert result.exit_code == 1
    assert f"port {port}" in result.output
    assert "--port" in result.output


@pytest.mark.parametrize("port", ["70000", "-1", "x"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    assert CliRunner().invoke(main, ["preview", "--port", port]).exit_code == 2
