import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.doctor.network import Network
from bot.settings import Settings


def _now() -> datetime:
    return datetime.now(UTC)


def _free(place: Path) -> int:
    return shutil.disk_usage(place).free


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the machine is asked; `is_serving` where the bot itself asks, and so holds its port."""

    now: Callable[[], datetime] = _now
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    python: tuple[int, ...] = sys.version_info[:3]
    free_bytes: Callable[[Path], int] = _free
    is_serving: bool = False


@dataclass(frozen=True, slots=True)
class Patient:
    """The bot as it is set up, in its surroundings, with a way to ask others about it."""

    settings: Settings
    around: Surroundings
    network: Network
