"""A content folder in which a test changes one thing."""

from datetime import date
from pathlib import Path

from bot.content.problems import Problem
from bot.content.reading import Reading, read

TODAY = date(2026, 11, 25)


class Folder:
    """The folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first of a text in a file; it has to be there."""
        written = (self.path / name).read_text(encoding="utf-8")
        assert old in written, f"{old!r} is not in {name}"
        self.write(name, written.replace(old, new, 1))

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file whole."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self, today: date = TODAY) -> Reading:
        """Read it."""
        return read(self.path, today)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it."""
        return self.read().problems
