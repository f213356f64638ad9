"""What can be looked at: entries, questions of the risk check, tools and sections of the policy."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Press, Verb


class Kind(StrEnum):
    """The kinds, as they stand in addresses."""

    ENTRY = "entry"
    QUESTION = "question"
    TOOL = "tool"
    SECTION = "section"

    @property
    def heading(self) -> str:
        """What all of the kind stand under."""
        headings = {"entry": "Questions and answers", "question": "Risk check", "tool": "Register of tools"}
        return headings.get(self, "Policy")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to look at. `group` is what it stands under in the list; `also` are words it is searched by."""

    kind: Kind
    id: str
    title: str
    group: str
    also: str

    @property
    def path(self) -> str:
        """Where it is looked at."""
        return path_of(self.kind, self.id)


def path_of(kind: Kind, subject_id: str) -> str:
    """Where something is looked at."""
    return f"/{kind}/{subject_id}"


def catalogue(library: Library) -> tuple[Subject, ...]:
    """Everything there is, group by group."""
    language = library.organisation.default_language
    return (
        *_entries(library, language),
        *_questions(library, language),
        *_tools(library),
        *_sections(library, language),
    )


def _entries(library: Library, language: Language) -> Iterator[Subject]:
    for entry in sorted(library.entries.values(), key=lambda entry: entry.topic):
        also = " ".join((*entry.questions.sv, *entry.questions.en))
        yield Subject(Kind.ENTRY, entry.id, entry.title(language), entry.topic.replace("_", " "), also)


def _questions(library: Library, language: Language) -> Iterator[Subject]:
    for question in library.rules.questions:
        also = f"{question.text.sv} {question.text.en}"
        yield Subject(Kind.QUESTION, question.id, question.short.to(language), "all questions", also)


def _tools(library: Library) -> Iterator[Subject]:
    for tool in sorted(library.tools.values(), key=lambda tool: tool.name.casefold()):
        yield Subject(Kind.TOOL, tool.id, tool.name, "all tools", " ".join((*tool.aliases, tool.vendor)))


def _sections(library: Library, language: Language) -> Iterator[Subject]:
    for section in library.policy.sections[language]:
        also = " ".join(clause.title for clause in section.clauses)
        title = f"{section.number} {section.title}"
        yield Subject(Kind.SECTION, section.anchor, title, "all sections", also)


def opened_by(press: Press | None, library: Library) -> str:
    """Where that is looked at which a button leads to; empty where it leads to nothing that stands in the content."""
    if press is None:
        return ""
    if press.verb is Verb.ASK and press.target in library.entries:
        return path_of(Kind.ENTRY, press.target)
    if press.verb is Verb.TOOL and press.target in library.tools:
        return path_of(Kind.TOOL, press.target)
    if press.verb is Verb.CHECK and library.rules.questions:
        return path_of(Kind.QUESTION, library.rules.questions[0].id)
    return ""
