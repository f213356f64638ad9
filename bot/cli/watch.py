"""Something done again at each save of the content, until Ctrl-C."""

import time
from collections.abc import Callable
from pathlib import Path

from bot.content.stamp import Stamp, stamp_of

BETWEEN_LOOKS = 0.3
"""Seconds."""


def at_each_save(folder: Path, do: Callable[[], None]) -> None:
    """Do it now, and after each change of the content once that lies still. Returns at Ctrl-C."""
    try:
        while True:
            stamp = stamp_of(folder)
            do()
            _wait(folder, stamp)
    except KeyboardInterrupt:
        print()


def _wait(folder: Path, known: Stamp) -> None:
    seen = known
    while True:
        now = stamp_of(folder)
        if now == seen != known:
            return
        seen = now
        time.sleep(BETWEEN_LOOKS)
