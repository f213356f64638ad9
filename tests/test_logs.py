"""The log as people and programs read it, and what never stands in it."""

import asyncio
import gc
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.logs import mind_the_loop, set_up
from bot.settings import LogFormat
from bot.store.opening import sqlite_store

SAID = "Kalle Anka har diabetes"


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, raises = root.handlers[:], root.level, logging.raiseExceptions
    yield
    root.handlers[:], logging.raiseExceptions = handlers, raises
    root.setLevel(level)


def falls_over() -> None:
    raise ValueError(SAID)


def logged(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


@pytest.mark.parametrize("written", LogFormat)
def test_an_error_is_logged_by_its_kind_and_place_alone(written: LogFormat, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(written, "INFO")

    try:
        falls_over()
    except ValueError:
        logging.getLogger("somebody.elses").exception("It failed")

    said = logged(capsys)
    assert "It failed" in said
    assert "ValueError" in said
    assert "falls_over" in said
    assert SAID not in said


def test_programs_read_a_line_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(LogFormat.JSON, "INFO")

    logging.getLogger("bot.somewhere").warning("Sju %s\nrader", "små")

    (line,) = logged(capsys).splitlines()
    told = json.loads(line)
    assert (told["level"], told["logger"], told["message"]) == ("WARNING", "bot.somewhere", "Sju små\nrader")
    assert "at" in told


def test_a_level_is_kept_to(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(LogFormat.TEXT, "ERROR")

    logging.getLogger("bot.somewhere").warning("not so serious")

    assert logged(capsys) == ""


async def test_what_nobody_caught_is_logged_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(LogFormat.TEXT, "INFO")
    mind_the_loop(asyncio.get_running_loop())

    async def fails() -> None:
        falls_over()

    task = asyncio.create_task(fails())
    await asyncio.wait([task])
    del task
    gc.collect()

    said = logged(capsys)
    assert "ValueError" in said
    assert SAID not in said


async def test_the_database_library_tells_of_trouble_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(LogFormat.TEXT, "INFO")

    await (await sqlite_store(tmp_path / "bot.sqlite")).close()

    assert logged(capsys) == ""
