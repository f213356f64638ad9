"""The two languages of the bot, and texts written in both."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language the bot speaks, named by its ISO 639-1 code."""

    SV = "sv"
    EN = "en"

    @property
    def other(self) -> "Language":
        """The language that is not this one."""
        return Language.EN if self is Language.SV else Language.SV


@dataclass(frozen=True, slots=True)
class Text:
    """The same message written in both languages; an empty string where one is missing."""

    sv: str
    en: str

    def to(self, language: Language) -> str:
        """The text for a reader of the language; in the other language only where this one is missing."""
        return (self.sv or self.en) if language is Language.SV else (self.en or self.sv)


@dataclass(frozen=True, slots=True)
class Phrasings:
    """Several wordings of one thing, per language."""

    sv: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def to(self, language: Language) -> tuple[str, ...]:
        """The wordings in the language, none of the other's."""
        return self.sv if language is Language.SV else self.en
