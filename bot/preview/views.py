"""One subject as it is seen in one language: what each chosen channel is sent, or a section of the policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.preview.channels import Channel, Sent, sent
from bot.preview.sayings import said_of
from bot.preview.subjects import Kind, Subject, catalogue
from dialogs.language import Language
from dialogs.library import Library
from dialogs.policy import Section
from dialogs.reach import Kind as Cites
from dialogs.reach.resting import resting_on

_KINDS = {
    Cites.ENTRY: Kind.ENTRY,
    Cites.QUESTION: Kind.QUESTION,
    Cites.OPTION: Kind.QUESTION,
    Cites.TOOL: Kind.TOOL,
}
"""What is looked at to see what cites; an option is seen with its question."""


@dataclass(frozen=True, slots=True)
class View:
    """The subject in one language."""

    language: Language
    sent: tuple[Sent, ...] = ()
    note: str = ""
    section: Section | None = None


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks: through which channels, at which address of ours, and on which day."""

    channels: Sequence[Channel]
    address: str
    today: date


def views_of(subject: Subject, library: Library, looking: Looking) -> tuple[View, ...]:
    """The subject in every language of the content."""
    return tuple(_view(subject, library, language, looking) for language in library.organisation.languages)


def _view(subject: Subject, library: Library, language: Language, looking: Looking) -> View:
    if subject.kind is Kind.SECTION:
        sections = library.policy.sections.get(language, ())
        return View(language, section=next((each for each in sections if each.anchor == subject.id), None))
    saying = said_of(subject.kind, subject.id, library, language, looking.today)
    shown = tuple(sent(channel, saying.replies, looking.address) for channel in looking.channels)
    return View(language, shown, saying.note)


def citing(library: Library, section: str) -> tuple[Subject, ...]:
    """Everything that rests on the section or one of its clauses."""
    subjects = {(subject.kind, subject.id): subject for subject in catalogue(library)}
    things = (thing for anchor in _anchors(library, section) for thing in resting_on(library, anchor))
    keys = dict.fromkeys((_KINDS[thing.kind], thing.id.partition(":")[0]) for thing in things if thing.kind in _KINDS)
    return tuple(subjects[key] for key in keys if key in subjects)


def _anchors(library: Library, anchor: str) -> tuple[str, ...]:
    sections = library.policy.sections[library.organisation.default_language]
    found = (each for each in sections if each.anchor == anchor)
    return tuple(name for each in found for name in (each.anchor, *(clause.anchor for clause in each.clauses)))
