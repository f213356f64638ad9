from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.language import Language, Text


class Status(StrEnum):
    """How well a legal claim is known."""

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    DRAFT = "draft"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """A law or guidance that the policy rests on, with the day somebody last looked it up."""

    key: str
    title: Text
    reference: str
    article: Text
    link: str
    status: Status
    verified: date
    note: Text

    def label(self, language: Language) -> str:
        """Title and article, as written in a citation."""
        return " ".join(part for part in (self.title.to(language), self.article.to(language)) if part)
