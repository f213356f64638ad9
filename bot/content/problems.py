from collections.abc import Iterable
from dataclasses import dataclass

from bot.content.codes import Code, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the content: where it is, what it is and what to write instead.

    Line 0 is the whole file; column 0 is not known, and lines and columns count from 1.
    """

    code: Code
    severity: Severity
    file: str
    line: int
    message: str
    remedy: str
    column: int = 0

    def __lt__(self, other: "Problem") -> bool:
        return self._order < other._order

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place} {self.code} {self.message} {self.remedy}".strip()

    @property
    def _order(self) -> tuple[str, int, str, str]:
        return self.file, self.line, self.code, self.message

    @property
    def is_error(self) -> bool:
        """Whether the content cannot be used because of it."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Fault(Exception):
    """A problem of a file that does not know its file's name."""

    code: Code
    line: int
    message: str
    remedy: str
    column: int = 0

    def of(self, file: str) -> Problem:
        """The problem of the file."""
        return Problem(self.code, self.code.severity, file, self.line, self.message, self.remedy, self.column)


class BrokenContent(Exception):
    """The content has errors, so there is nothing safe to answer from; the message has one to a line."""

    def __init__(self, errors: Iterable[Problem]) -> None:
        super().__init__("\n".join(map(str, errors)))
