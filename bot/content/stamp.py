"""Whether files have been written to: told from what the file system says of them, without reading them.

Names, times, sizes and numbers of files are looked up through links. So an editor that renames its new file over the
old one, a pull of git, and a mounted ConfigMap whose link is turned all show; and so do changes on network mounts, of
which the kernel brings no news.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from bot.content.kinds import FOLDERS

Stamp = tuple[tuple[str, int, int, int, int], ...]
"""Of every file: its name, when it was written and changed, its size and its number; the same where nothing changed."""


def stamp_of(folder: Path) -> Stamp:
    """The stamp of the content in the folder; what cannot be looked at counts as not there."""
    return tuple(sorted(mark for part in FOLDERS for mark in _marks(folder, part)))


def _marks(folder: Path, part: str) -> Iterator[tuple[str, int, int, int, int]]:
    try:
        names = os.listdir(folder / part)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return
    for name in names:
        try:
            found = (folder / part / name).stat()
        except OSError:
            continue
        yield f"{part}/{name}", found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
