"""Libraries kept ready: taken from the cache where nothing has changed, and from nobody else's hands."""

import os
import pickle
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content import ready as kept
from bot.content.problems import BrokenContent
from bot.content.ready import Ready, ready
from tests.planting import Folder

TODAY = date(2026, 11, 25)


@pytest.fixture(name="cache")
def fixture_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    monkeypatch.setenv("POLICYBOT_CACHE", str(cache))
    return cache


@pytest.fixture(name="readings")
def fixture_readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every folder that was really read."""
    readings: list[Path] = []
    made = kept._made

    def counted(folder: Path, *others: object) -> Ready:
        readings.append(folder)
        return made(folder, *others)  # type: ignore[arg-type] # whatever it is given

    monkeypatch.setattr(kept, "_made", counted)
    return readings


def pickles(cache: Path) -> list[Path]:
    return sorted(cache.glob("library-*.pickle"))


def test_content_is_read_once_while_nothing_changes(folder: Folder, cache: Path, readings: list[Path]) -> None:
    first = ready(folder.path, TODAY)
    second = ready(folder.path, TODAY)

    assert len(readings) == len(pickles(cache)) == 1
    assert second.library.fingerprint == first.library.fingerprint
    assert second.library.entries == first.library.entries
    assert second.warnings == first.warnings


def test_a_change_and_another_day_are_read_anew(folder: Folder, cache: Path, readings: list[Path]) -> None:
    before = ready(folder.path, TODAY).library.fingerprint
    file = next((folder.path / "policy_text" / "sv").glob("*.md"))
    file.write_text(file.read_text(encoding="utf-8").rstrip() + " Mer.\n", encoding="utf-8")

    assert ready(folder.path, TODAY).library.fingerprint != before
    ready(folder.path, TODAY + timedelta(1))
    assert len(readings) == len(pickles(cache)) == 3


def test_only_the_latest_are_kept(folder: Folder, cache: Path) -> None:
    for day in range(kept.MOST_KEPT + 2):
        ready(folder.path, TODAY + timedelta(day))

    assert len(pickles(cache)) == kept.MOST_KEPT


def test_content_with_errors_is_never_kept(folder: Folder, cache: Path) -> None:
    (folder.path / "policy_text" / "tools.yaml").write_text("- id: [", encoding="utf-8")

    with pytest.raises(BrokenContent):
        ready(folder.path, TODAY)
    assert pickles(cache) == []


def test_a_file_that_is_not_whole_is_read_anew(folder: Folder, cache: Path, readings: list[Path]) -> None:
    ready(folder.path, TODAY)
    (file,) = pickles(cache)
    file.write_bytes(file.read_bytes()[:1000])

    assert ready(folder.path, TODAY).library.entries
    assert len(readings) == 2


class Harmful:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (os.environ["POLICYBOT_CACHE"] + "/harmed",)


def test_a_file_that_would_do_something_does_nothing(folder: Folder, cache: Path, readings: list[Path]) -> None:
    ready(folder.path, TODAY)
    (file,) = pickles(cache)
    file.write_bytes(pickle.dumps(Harmful()))

    ready(folder.path, TODAY)
    assert not (cache / "harmed").exists()
    assert len(readings) == 2


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_others_may_write_to_is_not_trusted(what: str, folder: Folder, cache: Path, readings: list[Path]) -> None:
    ready(folder.path, TODAY)
    place = cache if what == "folder" else pickles(cache)[0]
    place.chmod(0o777)

    ready(folder.path, TODAY)
    assert len(readings) == 2


def test_where_nothing_can_be_written_the_content_is_read_each_time(
    folder: Folder, cache: Path, readings: list[Path]
) -> None:
    cache.write_text("in the way", encoding="utf-8")

    assert ready(folder.path, TODAY).library.entries
    assert ready(folder.path, TODAY).library.entries
    assert len(readings) == 2
