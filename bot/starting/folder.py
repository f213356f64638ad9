"""Writes a whole folder or nothing of it."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from bot.content.files import files_in

T = TypeVar("T")

UNTOUCHED = (".git",)
"""What may be in a folder that counts as empty: an empty repository is where most people begin."""


class Occupied(Exception):
    """The folder is no folder, or something is in it already."""


def texts_of(folder: Path) -> Mapping[str, str]:
    """The content's files by name."""
    return {file.name: file.text for file in files_in(folder).files}


def is_free(folder: Path) -> bool:
    """Whether a folder can be begun there."""
    if not folder.exists():
        return not folder.is_symlink()
    return folder.is_dir() and all(inside.name in UNTOUCHED for inside in folder.iterdir())


def write_whole(folder: Path, texts: Mapping[str, str], fit: Callable[[Path], T]) -> T:
    """Write the files, and return what `fit` finds, which looks at them first and may add to them.

    Where it raises, nothing is left.

    Raises:
        Occupied: the folder is not free.
    """
    if not is_free(folder):
        raise Occupied(str(folder))
    was_there = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".beginning-", dir=folder))
    parts = [stage]
    try:
        _write(stage, texts)
        found = fit(stage)
        parts += [folder / part.name for part in stage.iterdir()]
        for part in parts[1:]:
            (stage / part.name).rename(part)
        stage.rmdir()
    except BaseException:
        _remove(parts if was_there else [folder])
        raise
    return found


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def _remove(parts: list[Path]) -> None:
    for part in parts:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)
