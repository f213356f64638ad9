"""A question that is tried, and why the answer to it was chosen: the same decision as in the chat, laid open."""

from dataclasses import dataclass
from datetime import date

from bot.preview.folder import Lying
from bot.preview.places import Place, written_at
from bot.preview.subjects import Kind, path_of
from dialogs.conversation import respond
from dialogs.faq import Hit, Reasons
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.replies import Reply
from dialogs.state import State
from dialogs.tools import OF_A_TOOL
from dialogs.turn import Routed

SHOWN = 2
"""The first and the runner-up."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the question may mean, how near it is, and why. `path` is empty where it cannot be looked at.

    `place` is where the nearest phrasing is written, where that is known.
    """

    id: str
    title: str
    path: str
    score: float
    is_elsewhere: bool
    reasons: Reasons
    place: Place | None


@dataclass(frozen=True, slots=True)
class Why:
    """What came of a question; without `routed` it was taken for a command."""

    question: str
    language: str
    replies: tuple[Reply, ...]
    routed: Routed | None
    candidates: tuple[Candidate, ...]

    @property
    def is_looked_up(self) -> bool:
        """Whether the register of tools answered, rather than what is nearest."""
        return bool(self.candidates) and self.candidates[0].id.startswith(OF_A_TOOL)

    @property
    def lead(self) -> float:
        """How far the first is ahead of the next."""
        scores = [candidate.score for candidate in self.candidates]
        return scores[0] - (scores[1] if len(scores) > 1 else 0.0) if scores else 0.0


def why(library: Library, question: str, today: date, lying: Lying | None = None) -> Why:
    """Ask the question as the first of a conversation; `lying` is what the phrasings are looked up in."""
    turn = respond(library, State(), Message(question), today)
    hits = (turn.routed.with_others or turn.routed.ranked)[:SHOWN] if turn.routed else ()
    candidates = tuple(_candidate(library, hit, lying) for hit in hits)
    return Why(question, str(turn.replies[0].language), turn.replies, turn.routed, candidates)


def _candidate(library: Library, hit: Hit, lying: Lying | None) -> Candidate:
    (title, path), reasons = _named(library, hit), hit.reasons
    places = lying.places.get((Kind.ENTRY, hit.id), ()) if lying else ()
    place = written_at(reasons.nearest, places, lying.files) if lying and reasons.nearest else None
    return Candidate(hit.id, title, path, hit.score, hit.is_elsewhere, reasons, place)


def _named(library: Library, hit: Hit) -> tuple[str, str]:
    language = library.organisation.default_language
    if hit.is_elsewhere:
        return library.elsewhere[hit.id].turn_to.to(language).strip(), ""
    if hit.id.startswith(OF_A_TOOL):
        tool = hit.id.removeprefix(OF_A_TOOL)
        return library.tools[tool].name, path_of(Kind.TOOL, tool)
    return library.entries[hit.id].title(language), path_of(Kind.ENTRY, hit.id)
