from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered part of a section, found by its anchor; 5.2 is the second clause of section 5."""

    anchor: str
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One file of the policy in one language."""

    anchor: str
    number: int
    title: str
    reviewed: date
    preamble: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Policy:
    """The policy in every language it is written in."""

    sections: Mapping[Language, tuple[Section, ...]]

    def clauses(self, language: Language) -> Iterator[Clause]:
        """Every clause in the order of the text."""
        return (clause for section in self.sections.get(language, ()) for clause in section.clauses)

    def clause(self, anchor: str, language: Language) -> Clause | None:
        """The clause of the anchor in the language, else in the other, else None."""
        found = (self._by_anchor[tongue].get(anchor) for tongue in (language, language.other))
        return next((clause for clause in found if clause), None)

    @cached_property
    def _by_anchor(self) -> Mapping[Language, Mapping[str, Clause]]:
        return {language: {clause.anchor: clause for clause in self.clauses(language)} for language in Language}
