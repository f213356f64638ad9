from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How a finding is to be taken: something does not work, or soon will not, or may be worth knowing, or is well."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found by a check, and what to do about it."""

    check: str
    grade: Grade
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.check}: {self.what} {self.remedy}".strip()


@dataclass(frozen=True, slots=True)
class Check:
    """Words findings for one check."""

    name: str

    def error(self, what: str, remedy: str) -> Finding:
        """Something does not work."""
        return Finding(self.name, Grade.ERROR, what, remedy)

    def warning(self, what: str, remedy: str) -> Finding:
        """Something may soon not work, or is not as it should be."""
        return Finding(self.name, Grade.WARNING, what, remedy)

    def note(self, what: str, remedy: str = "") -> Finding:
        """Something is worth knowing."""
        return Finding(self.name, Grade.NOTE, what, remedy)

    def ok(self, what: str) -> Finding:
        """All is well."""
        return Finding(self.name, Grade.OK, what)
