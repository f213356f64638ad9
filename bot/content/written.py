"""The content as written, each piece with its file and line, for checks that look across files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.content.codes import Code
from bot.content.kinds import Kind
from bot.content.models.faq import ElsewhereModel, EntryModel, SynonymsModel
from bot.content.models.policy import FrontMatterModel, OrganisationModel, SourceModel
from bot.content.models.risk_check import RiskCheckModel
from bot.content.models.texts import SomeWordings
from bot.content.models.tools import ToolModel
from bot.content.problems import Fault, Problem
from bot.content.sections import Heading, WrittenSection
from bot.content.tree import Node
from dialogs.language import Language

M_co = TypeVar("M_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Item(Generic[M_co]):
    """A piece of content: what it holds, and where it is written."""

    file: str
    id: str
    node: Node
    value: M_co

    def problem(self, code: Code, node: Node | None, message: str, remedy: str) -> Problem:
        """A problem of the piece, at one of its nodes or else at its beginning."""
        return Fault(code, (node or self.node).line, message, remedy).of(self.file)


@dataclass(frozen=True, slots=True)
class Section:
    """A section in one language."""

    file: str
    name: str
    number: int
    language: Language
    written: WrittenSection
    front_matter: FrontMatterModel

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The section's own heading and those of its clauses."""
        return (self.written.heading, *self.written.clauses)


@dataclass(frozen=True, slots=True)
class Written:
    """All content that passed the checks of its own file.

    `faulty` are the kinds of which a file did not pass: nobody can say what it would have held. Of the organisation
    and the risk check there is one each, or none where it is missing or faulty.
    """

    organisation: Item[OrganisationModel] | None
    risk_check: Item[RiskCheckModel] | None
    sources: tuple[Item[SourceModel], ...]
    tools: tuple[Item[ToolModel], ...]
    entries: tuple[Item[EntryModel], ...]
    utterances: tuple[Item[SomeWordings], ...]
    elsewhere: tuple[Item[ElsewhereModel], ...]
    synonyms: tuple[Item[SynonymsModel], ...]
    sections: tuple[Section, ...]
    faulty: frozenset[Kind]

    @property
    def items(self) -> Iterator[Item[object]]:
        """Everything but the sections."""
        yield from (item for item in (self.organisation, self.risk_check) if item)
        for items in (self.sources, self.tools, self.entries, self.utterances, self.elsewhere, self.synonyms):
            yield from items

    def knows(self, *kinds: Kind) -> bool:
        """Whether every file of the kinds passed, so that what is not found there is not there."""
        return self.faulty.isdisjoint(kinds)

    def sections_in(self, language: Language) -> tuple[Section, ...]:
        """The sections of the language, in order."""
        return tuple(section for section in self.sections if section.language is language)
