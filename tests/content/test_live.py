"""Content that changes while the bot answers: swapped whole, or not at all."""

import asyncio
import os
import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.content.apart import NotRead, read_apart
from bot.content.live import Keep, LiveLibrary, Read
from bot.content.note import Note, served_of
from bot.content.reading import Reading, read
from bot.content.stamp import stamp_of
from bot.delivery import Delivery
from bot.desk import Desk
from bot.store import MemoryStore
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.replies import Answer
from tests.content.breaking import EDITS
from tests.planting import TODAY, Folder

QUESTION = "Får jag använda mitt privata konto?"


async def read_here(folder: Path, today: date) -> Reading:
    """Read in this process, with an await as reading elsewhere has."""
    await asyncio.sleep(0)
    return read(folder, today)


async def keep_nothing(_library: Library) -> None:
    pass


def live_of(folder: Folder, keep: Keep = keep_nothing, reading: Read = read_here) -> LiveLibrary:
    stamp = stamp_of(folder.path)
    return LiveLibrary(folder.read().checked(), folder.path, stamp, keep, reading)


async def looked(live: LiveLibrary) -> str:
    """What is served after somebody has seen the folder change and then lie still."""
    await live.look()
    await live.look()
    return live().fingerprint


def marked(folder: Folder, number: int) -> None:
    """Write one number into an answer, into the clause it cites and into the name of the organisation."""
    for name, old, new in (
        ("faq/verktyg.yaml", "Nej, använd", f"Nummer {number}. Nej, använd"),
        ("policy_text/sv/01-verktyg.md", "Godkända", f"Godkända nummer {number}"),
        ("policy_text/organisation.yaml", "AI-samordnaren", f"samordnare nummer {number}"),
    ):
        folder.change(name, old, new)


def numbers_in(answer: Answer) -> set[str]:
    said = " ".join((answer.text, answer.footer, *(citation.label for citation in answer.citations)))
    return set(re.findall(r"(?i)nummer (\d+)", said))


async def test_a_change_is_taken_once_it_lies_still(folder: Folder) -> None:
    live = live_of(folder)
    before = live().fingerprint

    marked(folder, 1)
    await live.look()
    assert live().fingerprint == before

    await live.look()
    assert live().fingerprint != before
    assert (live.standing.swaps, live.standing.is_current) == (1, True)


async def test_what_has_not_changed_is_not_read_again(folder: Folder) -> None:
    read_how_often = 0

    async def counted(path: Path, today: date) -> Reading:
        nonlocal read_how_often
        read_how_often += 1
        return await read_here(path, today)

    live = live_of(folder, reading=counted)
    for _ in range(5):
        await live.look()
    assert read_how_often == 0

    os.utime(folder.path / "faq" / "verktyg.yaml")
    for _ in range(5):
        await live.look()
    assert read_how_often == 1
    assert live.standing.swaps == 0


def renamed_over(folder: Folder) -> None:
    """As editors save."""
    file = folder.path / "faq" / "verktyg.yaml"
    new = file.with_name(".verktyg.yaml.swp")
    new.write_text(file.read_text(encoding="utf-8").replace("jobbkontot", "jobbets konto"), encoding="utf-8")
    new.replace(file)


def renamed_with_its_old_time(folder: Folder) -> None:
    """As rsync and backups leave files: another file of the same size, dated as the old one."""
    file = folder.path / "faq" / "verktyg.yaml"
    was = file.stat()
    new = file.with_name(".new")
    new.write_text(file.read_text(encoding="utf-8").replace("jobbkontot", "jobbkontoT"), encoding="utf-8")
    os.utime(new, ns=(was.st_atime_ns, was.st_mtime_ns))
    new.replace(file)
    assert (file.stat().st_mtime_ns, file.stat().st_size) == (was.st_mtime_ns, was.st_size)


def added(folder: Folder) -> None:
    folder.write("faq/utterances/verktyg.yaml", "private-account:\n  sv: [eget konto]\n")


def removed(folder: Folder) -> None:
    (folder.path / "faq" / "synonyms.yaml").unlink()


@pytest.mark.parametrize("change", [renamed_over, renamed_with_its_old_time, added, removed])
async def test_every_way_of_changing_a_file_shows(folder: Folder, change: Callable[[Folder], None]) -> None:
    live = live_of(folder)
    before = live().fingerprint

    change(folder)

    assert await looked(live) != before


async def test_a_mounted_configmap_shows_when_its_link_is_turned(folder: Folder, tmp_path: Path) -> None:
    mount = tmp_path / "mount"
    shutil.copytree(folder.path / "policy_text", mount / "policy_text")
    for version in ("one", "two"):
        shutil.copytree(folder.path / "faq", mount / "faq" / f"..{version}")
    (mount / "faq" / "..data").symlink_to("..one")
    for file in sorted((mount / "faq" / "..one").iterdir()):
        (mount / "faq" / file.name).symlink_to(Path("..data") / file.name)
    mounted = Folder(mount)
    live = live_of(mounted)
    before = live().fingerprint

    mounted.change("faq/..two/verktyg.yaml", "jobbkontot", "jobbets konto")
    assert await looked(live) == before
    (mount / "faq" / "..turned").symlink_to("..two")
    (mount / "faq" / "..turned").replace(mount / "faq" / "..data")

    assert await looked(live) != before


async def test_what_is_written_while_it_is_read_is_read_again(folder: Folder) -> None:
    async def torn(path: Path, today: date) -> Reading:
        reading = await read_here(path, today)
        if "nummer 2" not in (path / "policy_text/organisation.yaml").read_text(encoding="utf-8"):
            marked(folder, 2)
        return reading

    live = live_of(folder, reading=torn)
    before = live().fingerprint
    os.utime(folder.path / "faq" / "verktyg.yaml")

    assert await looked(live) == before
    assert await looked(live) == folder.read().checked().fingerprint


async def test_a_hundred_broken_edits_and_the_last_good_content_serves_all_along(
    folder: Folder, tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture
) -> None:
    good = tmp_path_factory.mktemp("good")
    shutil.copytree(folder.path, good, dirs_exist_ok=True)
    live, chance = live_of(folder), random.Random(7)  # noqa: S311 - the same edits every time
    desk, before = Desk(live, MemoryStore()), live().fingerprint
    refused = 0

    for number in range(100):
        shutil.copytree(good, folder.path, dirs_exist_ok=True)
        EDITS[number % len(EDITS)](folder, chance)
        caplog.clear()
        assert await looked(live) == before
        assert live.standing.errors, EDITS[number % len(EDITS)].__name__
        assert str(live.standing.errors[0]) in caplog.text
        (answer,) = await desk.take(Delivery(f"talk-{number}", "", Message(QUESTION)))
        assert isinstance(answer, Answer)
        assert answer.fingerprint == before
        refused = live.standing.refusals

    assert refused == 100
    shutil.copytree(good, folder.path, dirs_exist_ok=True)
    assert await looked(live) == before
    assert live.standing.is_current
    marked(folder, 1)
    assert await looked(live) != before


async def test_no_turn_fails_and_none_mixes_two_libraries_while_content_is_swapped(
    folder: Folder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = tmp_path_factory.mktemp("plain")
    shutil.copytree(folder.path, plain, dirs_exist_ok=True)
    live = live_of(folder)
    desk, numbers, is_over = Desk(live, MemoryStore()), {live().fingerprint: "none"}, False
    answers: list[Answer] = []

    async def asks(talk: str) -> None:
        while not is_over:
            (answer,) = await desk.take(Delivery(talk, "", Message(QUESTION)))
            assert isinstance(answer, Answer)
            answers.append(answer)
            await asyncio.sleep(0)

    asking = [asyncio.create_task(asks(f"talk-{number}")) for number in range(6)]
    for number in range(30):
        shutil.copytree(plain, folder.path, dirs_exist_ok=True)
        marked(folder, number)
        numbers[await looked(live)] = str(number)
    is_over = True
    await asyncio.gather(*asking)

    assert live.standing.swaps == 30
    assert len({answer.fingerprint for answer in answers}) > 25
    for answer in answers:
        wanted = numbers[answer.fingerprint]
        assert numbers_in(answer) == (set() if wanted == "none" else {wanted})


async def test_rules_are_kept_before_a_receipt_can_be_made_from_them(folder: Folder) -> None:
    kept: list[str] = []
    live: LiveLibrary

    async def keep(library: Library) -> None:
        assert live().fingerprint != library.fingerprint
        kept.append(library.rules_fingerprint)

    live = live_of(folder, keep=keep)
    folder.change("policy_text/risk_check.yaml", "sv: ", "sv: Ny ")

    await looked(live)

    assert kept == [live().rules_fingerprint]


async def test_where_the_rules_cannot_be_kept_the_library_waits(folder: Folder) -> None:
    is_full = True

    async def keep(_library: Library) -> None:
        if is_full:
            raise OSError("no space")

    live = live_of(folder, keep=keep)
    before = live().fingerprint
    marked(folder, 1)

    assert await looked(live) == before
    assert live.standing.failure == "OSError"
    is_full = False
    assert await looked(live) != before
    assert live.standing.is_current


async def test_another_process_reads_and_learns_the_same(folder: Folder) -> None:
    reading = await read_apart(folder.path, TODAY)

    assert reading.library is not None
    assert reading.library.fingerprint == folder.read().checked().fingerprint
    assert reading.library.index.sv.learnt is not None
    assert reading.problems == folder.problems()


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("raise SystemExit(3)", "ended with 3"),
        ("print('no pickle')", "not whole"),
        ("import pickle, sys; sys.stdout.buffer.write(pickle.dumps(1))", "something else"),
        ("import time; time.sleep(600)", "longer than"),
    ],
)
async def test_a_process_that_fails_is_no_end_of_the_bot(folder: Folder, script: str, why: str) -> None:
    longest = 1.0 if "sleep" in script else 60.0
    with pytest.raises(NotRead, match=why):
        await read_apart(folder.path, TODAY, (sys.executable, "-c", script), longest)
    with pytest.raises(NotRead, match="could be started"):
        await read_apart(folder.path, TODAY, (str(folder.path / "no-such-program"),))


@pytest.fixture(name="note")
def fixture_note(folder: Folder) -> Iterator[Note]:
    note = Note(folder.path)
    yield note
    note.remove()


async def test_a_note_tells_others_what_is_served_and_why(folder: Folder, note: Note) -> None:
    live = live_of(folder)
    note.write(live.standing)
    (served,) = served_of(folder.path)
    assert live().fingerprint in str(served)
    assert "keeps to it" not in str(served)

    folder.write("faq/verktyg.yaml", "- id: [")
    await looked(live)
    note.write(live.standing)
    (served,) = served_of(folder.path)
    assert "keeps to it: the last change has 1 errors" in str(served)

    note.remove()
    assert not list(served_of(folder.path))
