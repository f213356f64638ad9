"""What a running bot leaves beside its cache, so that `policybot check` can tell what is served of a folder."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.content.live import Standing
from bot.content.weights import cache_folder

SHORTENED = 12
"""Hexadecimal digits that stand for a folder in a file's name."""


@dataclass(frozen=True, slots=True)
class Served:
    """What a bot on this machine serves of a folder since when, and why it keeps to that, where it does."""

    fingerprint: str
    since: str
    kept_because: str

    def __str__(self) -> str:
        kept = f", and keeps to it: {self.kept_because}" if self.kept_because else ""
        return f"A running bot serves content {self.fingerprint} since {self.since}{kept}"


class Note:
    """The note of this process on a folder; where it cannot be written there is none."""

    def __init__(self, folder: Path) -> None:
        self._file = cache_folder() / f"{_name_of(folder)}-{os.getpid()}.json"

    def write(self, standing: Standing) -> None:
        """Say how it stands, instead of what was said before."""
        errors = f"the last change has {len(standing.errors)} errors." if standing.errors else ""
        failure = f"the last change could not be read, {standing.failure}." if standing.failure else ""
        since = standing.since.astimezone().isoformat(" ", "seconds")
        note = {"fingerprint": standing.fingerprint, "since": since, "kept_because": errors or failure}
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(note), encoding="utf-8")

    def remove(self) -> None:
        """Take the note away, when nothing is served any more."""
        with suppress(OSError):
            self._file.unlink()


def served_of(folder: Path) -> Iterator[Served]:
    """What running bots of this machine serve of the folder; notes that dead ones left behind are removed."""
    for file in sorted(cache_folder().glob(f"{_name_of(folder)}-*.json")):
        if not _is_running(int(file.stem.rpartition("-")[2])):
            with suppress(OSError):
                file.unlink()
            continue
        with suppress(OSError, ValueError, TypeError):
            yield Served(**json.loads(file.read_text(encoding="utf-8")))


def _name_of(folder: Path) -> str:
    return f"serving-{sha256(str(folder.resolve()).encode()).hexdigest()[:SHORTENED]}"


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # where asking would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
