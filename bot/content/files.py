"""The files of a content folder, read one by one; what cannot be read is a problem, never an exception."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.content.codes import Code
from bot.content.kinds import FOLDERS, NAMED, REQUIRED, Kind, kind_of
from bot.content.parsing import LARGEST, text_of
from bot.content.problems import Fault, Problem

MOST_FILES = 1000
MOST_CHARACTERS = 20_000_000
"""Of all files together; reading more would take minutes."""

IGNORED = ("README.md", ".gitkeep")


@dataclass(frozen=True, slots=True)
class File:
    """A content file: its name from the content folder on, its kind and its text."""

    name: str
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """All files that could be read, in the order of their names, and what was wrong with the rest."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]


def files_in(folder: Path) -> Found:
    """Read the folder."""
    files: list[File] = []
    problems: list[Problem] = []
    for name in _names(folder, problems):
        try:
            files.append(one_file(folder, name))
        except Fault as fault:
            problems.append(fault.of(_shown(name)))
    if sum(len(file.text) for file in files) > MOST_CHARACTERS:
        problems.append(_too_much(f"The files together are larger than {MOST_CHARACTERS // 1_000_000} MB."))
        files.clear()
    problems += _missing(folder)
    return Found(tuple(files), tuple(problems))


def one_file(folder: Path, name: str) -> File:
    """A single file of the folder.

    Raises:
        Fault: it cannot be read, or is none of the content's.
    """
    kind = kind_of(name)
    if kind is None:
        raise Fault(Code.UNKNOWN_FILE, 0, "is not read, for its name is none of the content's.", _right_name(name))
    return File(_shown(name), kind, _text(folder, name))


def _shown(name: str) -> str:
    """The name on one line; what is no text in it, such as bytes that are not UTF-8, is spelt out."""
    return name if name.isprintable() else ascii(name)[1:-1]


def _right_name(name: str) -> str:
    stem, _, ending = name.rpartition(".")
    if ending in {"yml", "md", "yaml"} and kind_of(f"{stem}.yaml"):
        return f"Rename it to {stem}.yaml."
    if name.startswith("policy_text/") and "/" not in name.removeprefix("policy_text/") and not ending.startswith("y"):
        return "The policy is read from policy_text/sv/ and policy_text/en/."
    near = process.extractOne(name, [*NAMED, *FOLDERS], scorer=fuzz.ratio, score_cutoff=80)
    return f"Did you mean {near[0]}?" if near else "Name it as docs/content-format.md says, or move it away."


def _names(folder: Path, problems: list[Problem]) -> Iterator[str]:
    names = sorted(f"{part}/{file.name}" for part in FOLDERS for file in _listed(folder, part, problems))
    wanted = [name for name in names if name not in FOLDERS and not name.rsplit("/", 1)[1].startswith(".")]
    if len(wanted) > MOST_FILES:
        problems.append(_too_much(f"There are {len(wanted)} files."))
    return (name for name in wanted[:MOST_FILES] if name.rsplit("/", 1)[1] not in IGNORED)


def _too_much(message: str) -> Problem:
    return Fault(Code.TOO_MUCH, 0, message, "Keep other files elsewhere.").of(".")


def _listed(folder: Path, part: str, problems: list[Problem]) -> list[Path]:
    try:
        return list((folder / part).iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(_unreadable(error).of(part))
        return []


def _missing(folder: Path) -> Iterator[Problem]:
    for name in REQUIRED:
        if not os.path.lexists(folder / name):
            message = "There is no such file."
            yield Fault(Code.FILE_MISSING, 0, message, "Write it as docs/content-format.md shows.").of(name)
    if not any(kind_of(f"faq/{file.name}") is Kind.ENTRIES for file in _listed(folder, "faq", [])):
        remedy = "Write questions and answers in faq/<subject>.yaml."
        yield Fault(Code.FILE_MISSING, 0, "There is not one question.", remedy).of("faq")
    for part in ("policy_text/sv", "policy_text/en"):
        if not (folder / part).is_dir():
            yield Fault(Code.FILE_MISSING, 0, "There is no such folder.", "Write the policy's sections there.").of(part)


def _text(folder: Path, name: str) -> str:
    path = folder / name
    if not _is_inside(path, folder):
        raise Fault(
            Code.LINK_OUTSIDE, 0, "leads out of the content folder.", "Copy the file here instead of linking to it."
        )
    try:
        if not path.is_file():
            raise Fault(Code.UNREADABLE, 0, "is no file.", "Put a text file in its place.")
        if path.stat().st_size > LARGEST:
            raise Fault(
                Code.TOO_LARGE, 0, f"is larger than {LARGEST // 1_000_000} MB.", "Split it, or see what got into it."
            )
        return text_of(path.read_bytes())
    except OSError as error:
        raise _unreadable(error) from error


def _is_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link to itself; which of the two depends on the Python
        return False


def _unreadable(error: OSError) -> Fault:
    return Fault(Code.UNREADABLE, 0, f"cannot be read: {error.strerror}.", "See that it is there and may be read.")
