"""What the policy team has written: questions with answers, matters of others, words that mean the same."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dialogs.language import Language, Phrasings, Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A curated question with its answer."""

    id: str
    topic: str
    questions: Phrasings
    answer: Text
    cites: tuple[str, ...]
    related: tuple[str, ...]
    leads_to: tuple[str, ...]
    owner: str
    reviewed: date
    review_by: date
    effective_from: date | None = None
    effective_to: date | None = None
    utterances: Phrasings = field(default_factory=Phrasings)

    def title(self, language: Language) -> str:
        """The first model question, as shown in suggestions."""
        wordings = self.questions.to(language) or self.questions.to(language.other)
        return wordings[0]

    def in_effect(self, today: date) -> bool:
        """Whether the entry may be answered with on the day."""
        started = self.effective_from is None or self.effective_from <= today
        return started and (self.effective_to is None or today <= self.effective_to)


class Distance(StrEnum):
    """How close a matter that is not ours lies to the AI policy."""

    FAR = "far"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A group of matters the bot does not answer, and where to turn with them."""

    id: str
    distance: Distance
    utterances: Phrasings
    turn_to: Text


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that mean the same, within a language and across the two."""

    words: Phrasings
