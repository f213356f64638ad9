"""Questions put to two libraries: which of them get another answer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.conversation import respond
from dialogs.faq import DecisionKind
from dialogs.faq.decision import MOST_SUGGESTED
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.state import State
from dialogs.tools import OF_A_TOOL
from dialogs.turn import Routed

NO_QUESTION = "no_question"
"""The decision on words that were taken for a command."""

Done = Callable[[int], None]
"""Is told how many pieces of the work are done."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Something staff might ask, or have asked so many times. `expect` are the ids that answer it, where known.

    `told` is what may be said of a question that somebody asked; empty where nothing may.
    """

    text: str
    expect: tuple[str, ...] | None = None
    times: int = 1
    told: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a question is met with: a decision and the ids of what was given or offered, a tool's with its status.

    Where the matter is not ours the id is that of the matter.
    """

    decision: str
    ids: tuple[str, ...] = ()
    status: str = ""

    def differs_from(self, other: "Said") -> bool:
        """Whether it is another; the order of suggestions aside."""
        mine, its = ((said.decision, frozenset(said.ids), said.status) for said in (self, other))
        return mine != its

    def is_right(self, expect: Sequence[str]) -> bool:
        """Whether it is what was expected, or offers it; of a question without an answer, an honest no."""
        if not expect:
            return self.decision == DecisionKind.NONE
        return self.decision != DecisionKind.NONE and not set(self.ids).isdisjoint(expect)


class Worth(StrEnum):
    """Whether what is said now is better or worse than what was, where that is known; the worst first."""

    WRONG_NOW = "wrong now"
    WRONG_STILL = "wrong as before"
    UNKNOWN = ""
    RIGHT_STILL = "right as before"
    RIGHT_NOW = "right now"


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """A question that is met with something else now."""

    asked: Asked
    before: Said
    after: Said

    @property
    def worth(self) -> Worth:
        """Whether that is to the better."""
        if self.asked.expect is None:
            return Worth.UNKNOWN
        was, is_now = (said.is_right(self.asked.expect) for said in (self.before, self.after))
        if was == is_now:
            return Worth.RIGHT_STILL if was else Worth.WRONG_STILL
        return Worth.RIGHT_NOW if is_now else Worth.WRONG_NOW

    @property
    def only_suggests_others(self) -> bool:
        """Whether it is asked back as before, with other suggestions that are no better or worse."""
        both = self.before.decision == self.after.decision == DecisionKind.SUGGEST
        return both and self.worth not in {Worth.RIGHT_NOW, Worth.WRONG_NOW}


@dataclass(frozen=True, slots=True)
class Answers:
    """How many questions were put to both sides, each as often as it was asked, and those with another answer.

    `suggesting` are asked back on both sides, only with other suggestions: learning one phrasing moves many a little.
    """

    put: int
    others: tuple[OtherAnswer, ...]
    suggesting: tuple[OtherAnswer, ...]


def answers(old: Library, new: Library, asked: Sequence[Asked], today: date, done: Done) -> Answers:
    """Put each question to a new conversation on both sides, unless nothing that routes questions differs."""
    put = sum(question.times for question in asked)
    found = tuple(_others(old, new, asked, today, done)) if _routing(old) != _routing(new) else ()
    others, suggesting = (
        tuple(other for other in found if other.only_suggests_others is only) for only in (False, True)
    )
    return Answers(put, _worst_first(others), _worst_first(suggesting))


def _worst_first(found: Iterable[OtherAnswer]) -> tuple[OtherAnswer, ...]:
    order = list(Worth)
    return tuple(sorted(found, key=lambda other: order.index(other.worth)))


def _others(old: Library, new: Library, asked: Sequence[Asked], today: date, done: Done) -> Iterator[OtherAnswer]:
    for number, question in enumerate(asked, 1):
        before, after = (said(library, question.text, today) for library in (old, new))
        if before.differs_from(after):
            yield OtherAnswer(question, before, after)
        done(number)


def said(library: Library, text: str, today: date) -> Said:
    """What the chat meets the words with in a new conversation."""
    routed = respond(library, State(), Message(text), today).routed
    if routed is None:
        return Said(NO_QUESTION)
    found = _ids(routed)
    tool = library.tool(found[0].removeprefix(OF_A_TOOL)) if found and found[0].startswith(OF_A_TOOL) else None
    return Said(str(routed.decision), found, str(tool.status) if tool else "")


def _ids(routed: Routed) -> tuple[str, ...]:
    if routed.decision == DecisionKind.NONE:
        return (routed.elsewhere,) if routed.elsewhere else ()
    shown = 1 if routed.decision == DecisionKind.ANSWER else MOST_SUGGESTED
    return tuple(hit.id for hit in routed.ranked[:shown])


def _routing(library: Library) -> tuple[object, ...]:
    """All that what a question is met with depends on."""
    entries = {entry.id: (entry.answer, entry.effective_from, entry.effective_to) for entry in library.entries.values()}
    tools = {tool.id: (tool.name, tool.aliases, tool.status) for tool in library.tools.values()}
    return library.index.fingerprint, entries, tools, library.organisation.languages
