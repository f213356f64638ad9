"""A library as it was read, checked and learnt before, kept in the user's cache: a command begins in half the time.

The file holds Python objects, so only the library's own plain values are taken out of it, and only from a folder that
nobody else can write to.
"""

import os
import pickle
import platform
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import dialogs
from bot.content.kinds import FOLDERS
from bot.content.weights import cache_folder, learnt
from dialogs.library import Library

MOST_KEPT = 3
"""Libraries kept, the latest used; each has some 60 MB."""

ARRAYS = {(f"{core}.numeric", "_frombuffer") for core in ("numpy._core", "numpy.core")}
TAKEN = {("datetime", "date"), ("numpy", "dtype"), *ARRAYS}
"""What a library is made of beside the values of dialogs/."""

OURS_ALONE = 0o600

CODE = (Path(dialogs.__file__).parent, Path(__file__).parent)
"""What makes a library, and would make another when changed."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A library fit to be used, and how many warnings there were about it."""

    library: Library
    warnings: int


def ready(folder: Path, today: date, fitting: Callable[[], None] = lambda: None) -> Ready:
    """The content of the folder, fit to be used; `fitting` is called before its phrasings are learnt, if they are.

    Raises:
        BrokenContent: the content has errors.
    """
    name = _name(folder, today)
    return _kept(name) or _made(folder, today, fitting, name)


def _made(folder: Path, today: date, fitting: Callable[[], None], name: str) -> Ready:
    from bot.content.reading import read  # noqa: PLC0415 - reading takes .3 s to import, and is seldom needed

    reading = read(folder, today)
    made = Ready(learnt(reading.checked(), fitting), len(reading.problems))
    if name == _name(folder, today):
        keep(name, made)
    return made


def _name(folder: Path, today: date) -> str:
    """Names exactly what the library is made from: the files, the bot's own code and words, the day."""
    digest = sha256(f"{today} {platform.python_version()}".encode())
    for part in (*_files(folder), *_marks()):
        digest.update(part)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[bytes]:
    for file in sorted(file for part in FOLDERS for file in (folder / part).glob("*") if file.is_file()):
        content = file.read_bytes()
        yield f"{file.relative_to(folder)} {len(content)} ".encode(errors="surrogateescape") + content


def _marks() -> Iterator[bytes]:
    for file in sorted(file for part in CODE for file in part.rglob("*") if file.suffix in {".py", ".yaml"}):
        found = file.stat()
        yield f"{file} {found.st_size} {found.st_mtime_ns} ".encode()


class _PlainValues(pickle.Unpickler):
    """Takes values of dialogs/ out of a file, dates and arrays; nothing that does anything."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) in TAKEN:
            return super().find_class(module, name)
        if module.partition(".")[0] == "dialogs" or (module, name) == (__name__, Ready.__name__):
            found = getattr(import_module(module), name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a library")


def _kept(name: str) -> Ready | None:
    """The library of the name, where it is kept, whole, and nobody else could have written it."""
    try:
        with _file(name).open("rb") as packed:
            if not (_is_ours(packed.fileno()) and _is_ours(cache_folder())):
                return None
            found = _PlainValues(packed).load()
        os.utime(_file(name))
    except Exception:  # noqa: BLE001 - whatever is wrong with the file, the library can be read anew
        return None
    return found if isinstance(found, Ready) else None


def _is_ours(place: int | Path) -> bool:
    found = os.stat(place)  # noqa: PTH116 - of an open file as well
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return mine and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def keep(name: str, made: Ready) -> None:
    """Keep the library; where nothing can be written it is read again next time."""
    part = _file(name).with_suffix(f".{os.getpid()}.part")
    try:
        cache_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ALONE), "wb") as packed:
            pickle.dump(made, packed, pickle.HIGHEST_PROTOCOL)
        part.replace(_file(name))
        _make_room()
    except OSError:
        with suppress(OSError):
            part.unlink()


def _make_room() -> None:
    kept = sorted(cache_folder().glob("library-*.pickle"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[MOST_KEPT:]:
        file.unlink(missing_ok=True)


def _file(name: str) -> Path:
    return cache_folder() / f"library-{name[:32]}.pickle"
