"""Who people are never gets as far as the store, and can be forgotten there."""

import asyncio
import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from click.testing import CliRunner, Result

from bot.app import serving
from bot.cli import main
from bot.delivery import Delivery
from bot.privacy import Pseudonyms, Unsafe, key_beside
from bot.privacy.key import is_open, key_file
from bot.settings import load_settings
from bot.store.opening import sqlite_store
from dialogs.messages import Message
from dialogs.replies import Reply
from tests.test_serving import Staff

SMALL = Path(__file__).parent / "content" / "small"
KEY = b"k" * 32
SECRETS = ("user-4711", "talk-of-user-4711", "tenant-of-ours", "8a4e0c1e-aaaa-bbbb", "diabetes", "900101")


async def test_the_desk_is_told_pseudonyms_that_stay_the_same() -> None:
    heard: list[Delivery] = []

    async def take(delivery: Delivery) -> tuple[Reply, ...]:
        heard.append(delivery)
        return ()

    said = Delivery("msteams:t:talk-1", "activity-1", Message("hej"), user="user-1")
    names = Pseudonyms(KEY)
    await names.hiding(take)(said)
    await names.hiding(take)(said)
    await Pseudonyms(b"another" * 8).hiding(take)(said)

    assert heard[0] == heard[1]
    assert heard[0].conversation.startswith("msteams:")
    assert heard[0].conversation != heard[2].conversation
    assert not any(word in repr(heard) for word in ("talk-1", "activity-1", "user-1"))
    assert heard[0].message == said.message


def test_what_has_no_name_gets_none() -> None:
    hidden = Pseudonyms(KEY).hidden(Delivery("terminal:1", "", None))

    assert (hidden.id, hidden.user) == ("", "")


def test_the_key_is_in_no_representation() -> None:
    assert "kkkk" not in repr(Pseudonyms(KEY))


def test_a_person_is_somebody_else_on_another_channel_and_than_a_conversation() -> None:
    names = Pseudonyms(KEY)

    assert len({names.person("slack", "a"), names.person("msteams", "a"), names.conversation("slack:a")}) == 3


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    database = tmp_path / "deep" / "bot.sqlite"

    with ThreadPoolExecutor(8) as many:
        keys = set(many.map(key_beside, [database] * 32))

    assert len(keys) == 1
    assert stat.S_IMODE(key_file(database).stat().st_mode) == 0o600
    assert not is_open(key_file(database))
    assert [file.name for file in database.parent.iterdir()] == ["bot.sqlite.key"]


@pytest.mark.parametrize("content", [b"", b"short\n"])
def test_a_key_that_is_none_is_named(content: bytes, tmp_path: Path) -> None:
    key_file(tmp_path / "bot.sqlite").write_bytes(content)

    with pytest.raises(Unsafe, match=r"bot\.sqlite\.key holds no key"):
        key_beside(tmp_path / "bot.sqlite")


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_a_key_that_others_may_read_is_open(tmp_path: Path) -> None:
    key_beside(tmp_path / "bot.sqlite")
    key_file(tmp_path / "bot.sqlite").chmod(0o644)

    assert is_open(key_file(tmp_path / "bot.sqlite"))


async def talked(folder: Path) -> None:
    """Somebody says private things to the bot, asks what it cannot answer, and begins a check."""
    settings = load_settings(content=SMALL, port=0, database=folder / "policybot.sqlite")
    async with serving(settings) as url, aiohttp.ClientSession() as session:
        staff = Staff(session, url, "talk-of-user-4711")
        where: dict[str, Any] = {
            "channelId": "msteams",
            "conversation": {"id": "talk-of-user-4711", "tenantId": "tenant-of-ours"},
            "from": {"id": "user-4711", "aadObjectId": "8a4e0c1e-aaaa-bbbb"},
        }
        for text in ("Anna Karlsson 900101-1234 har xyzzy", "riskkoll", "Får jag använda mitt privata konto?"):
            await staff.say(text, **where)


async def test_no_id_and_nothing_private_reaches_the_disk(tmp_path: Path) -> None:
    await talked(tmp_path)

    written = written_in(tmp_path)
    assert [word for word in SECRETS if word.encode() in written] == []
    store = await sqlite_store(tmp_path / "policybot.sqlite")
    ((_, gap),) = await store.gaps()
    await store.close()
    assert gap.text == "[namn] [personnummer] har xyzzy"


def written_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def forget(user: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["forget", user, *words])


def test_somebody_is_forgotten_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asyncio.run(talked(tmp_path))

    first, second = forget("8a4e0c1e-aaaa-bbbb"), forget("8a4e0c1e-aaaa-bbbb")

    assert first.exit_code == 0, first.output
    assert "Erased on msteams: 1 conversations, 3 deliveries, 1 people" in first.output
    assert "0 rows name" in first.output
    assert "occur 0 times" in first.output
    assert "Nothing is kept" in second.output
    told = json.loads(forget("nobody", "--json").stdout)
    assert told["slack"]["left"] == 0


def test_without_a_database_nobody_can_be_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    done = forget("anybody")

    assert done.exit_code == 1
    assert not (tmp_path / "policybot.sqlite.key").exists()
