"""What has to be read again, by when, and by whom: entries, sections of the policy, and tools of the register."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialogs.language import Language, Text
from dialogs.library import Library
from dialogs.policy import Section

SECTION_LASTS = timedelta(days=365)
"""How long a section stands after its review, for sections have no day of their own by which they are due."""


SOON = timedelta(days=14)
"""How long before something is due its owner is reminded of it."""


class Kind(StrEnum):
    """What is reviewed."""

    ENTRY = "entry"
    SECTION = "section"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Review:
    """When something was reviewed last, by when it has to be again, and the role that has to."""

    kind: Kind
    id: str
    title: Text
    owner: str
    reviewed: date
    review_by: date

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been reviewed before today."""
        return self.review_by < today

    @property
    def as_reviewed(self) -> "Reviewed":
        """What is recorded when it is found still right."""
        return Reviewed(self.kind, self.id, self.review_by)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """That its owner has found something still right which was to be reviewed by the day."""

    kind: Kind
    id: str
    due: date

    @property
    def name(self) -> str:
        """The same as text."""
        return f"{self.kind}:{self.id}:{self.due}"


def reviewed_in(name: str) -> Reviewed | None:
    """What the text says; None where it says no such thing."""
    kind, _, rest = name.partition(":")
    known, _, due = rest.rpartition(":")
    try:
        return Reviewed(Kind(kind), known, date.fromisoformat(due))
    except ValueError:
        return None


def due(library: Library, role: str, today: date, done: Collection[Reviewed] = ()) -> tuple[Review, ...]:
    """What the role is to be reminded of, without what is done, what is due first first."""
    return tuple(
        one
        for one in reviews(library)
        if one.owner == role and one.review_by <= today + SOON and one.as_reviewed not in done
    )


def reviews(library: Library) -> tuple[Review, ...]:
    """Everything that is reviewed, what is due first first."""
    found = (*_entries(library), *_sections(library), *_tools(library))
    return tuple(sorted(found, key=lambda one: (one.review_by, one.kind, one.id)))


def _entries(library: Library) -> Iterator[Review]:
    for entry in library.entries.values():
        title = Text(*(next(iter(wordings), "") for wordings in (entry.questions.sv, entry.questions.en)))
        yield Review(Kind.ENTRY, entry.id, title, entry.owner, entry.reviewed, entry.review_by)


def _sections(library: Library) -> Iterator[Review]:
    """The sections, each once: it is due when the older of its languages is."""
    found: dict[str, dict[Language, Section]] = {}
    for language in Language:
        for section in library.policy.sections.get(language, ()):
            found.setdefault(section.anchor, {})[language] = section
    for anchor, written in found.items():
        reviewed = min(section.reviewed for section in written.values())
        title = Text(*(written[language].title if language in written else "" for language in Language))
        yield Review(Kind.SECTION, anchor, title, library.organisation.turn_to, reviewed, reviewed + SECTION_LASTS)


def _tools(library: Library) -> Iterator[Review]:
    for tool in library.tools.values():
        title = Text(tool.name, tool.name)
        yield Review(Kind.TOOL, tool.id, title, tool.system_owner, tool.decided.on, tool.review_by)
