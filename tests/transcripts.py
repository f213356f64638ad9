"""Transcripts that staff can read: `--- title`, `U>` for what is typed, `S>` for what has to be seen, in that order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "conversations"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Something typed, and pieces of what is seen after it; nothing typed where somebody arrives."""

    typed: str | None
    seen: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """A conversation with a title."""

    title: str
    exchanges: tuple[Exchange, ...]


def transcripts() -> Iterator[Transcript]:
    """All transcripts of the folder."""
    for file in sorted(FOLDER.glob("*.txt")):
        for part in file.read_text(encoding="utf-8").split("--- ")[1:]:
            title, _, body = part.partition("\n")
            yield Transcript(f"{file.stem}: {title.strip()}", tuple(_exchanges(body)))


def _exchanges(body: str) -> Iterator[Exchange]:
    typed: str | None = None
    seen: list[str] = []
    begun = False
    for number, line in enumerate(body.splitlines(), 2):
        if line.startswith("U>"):
            if begun:
                yield Exchange(typed, tuple(seen), number)
            typed, seen, begun = line[2:].strip(), [], True
        elif line.startswith("S>"):
            seen.append(line[2:].strip())
            begun = True
    if begun:
        yield Exchange(typed, tuple(seen), number)
