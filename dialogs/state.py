"""What is remembered of a conversation: facts, never a position; plain JSON, versioned, without the user's words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.replies import Action

VERSION = 1


@dataclass(frozen=True, slots=True)
class Check:
    """A risk check under way or finished: the answers given, by question.

    `number` counts the checks of the conversation and names the cards of this one. `changing` is the question being
    asked again. `rules` is the fingerprint of the rules the answers were given under. `receipt` is the id of its
    receipt, where it is finished and has one.
    """

    number: int
    rules: str
    tool: str = ""
    answers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    changing: str = ""
    receipt: str = ""

    @property
    def card(self) -> str:
        """What the check's cards carry, so that an old one is recognised."""
        return str(self.number)

    def answered(self, question: str, options: tuple[str, ...]) -> "Check":
        """The check with the question answered, and nothing being changed."""
        kept = tuple(pair for pair in self.answers if pair[0] != question)
        return replace(self, answers=(*kept, (question, options)), changing="", receipt="")

    def to_json(self) -> dict[str, Any]:
        """The check as plain JSON values."""
        answers = {question: list(options) for question, options in self.answers}
        return {
            "number": self.number,
            "rules": self.rules,
            "tool": self.tool,
            "answers": answers,
            "changing": self.changing,
            "receipt": self.receipt,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Check":
        """The check as it was stored."""
        answers = tuple((question, tuple(options)) for question, options in stored["answers"].items())
        given = stored["changing"], stored.get("receipt", "")
        return cls(stored["number"], stored["rules"], stored["tool"], answers, *given)


@dataclass(frozen=True, slots=True)
class Found:
    """The entry last answered with, the phrasing of the content it was found by, and the words the two had in common.

    All of them are the content's words, so that "why this answer?" can be answered without keeping the user's.
    """

    entry: str = ""
    nearest: str = ""
    words: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return {"entry": self.entry, "nearest": self.nearest, "words": list(self.words)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Found":
        """The same as it was stored."""
        return cls(stored["entry"], stored["nearest"], tuple(stored["words"]))


class Stage(StrEnum):
    """How far a hand-over has come: it may be asked for, waits for the question, or for a yes to what was shown."""

    OFFERED = "offered"
    WRITING = "writing"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class HandOver:
    """A question on its way to a person of a role: the text that would be sent, without what leads to anybody."""

    stage: Stage
    role: str = ""
    text: str = ""

    def to_json(self) -> list[str]:
        """The same as plain JSON values."""
        return [self.stage, self.role, self.text]


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished check by its receipt: when it was made, what came of it, and the tool of the register, if any."""

    receipt: str
    made: str
    outcome: str
    tool: str = ""

    def to_json(self) -> list[str]:
        """The same as plain JSON values."""
        return [self.receipt, self.made, self.outcome, self.tool]


MOST_FINISHED = 5
"""Finished checks that are remembered, the newest first; receipts themselves are kept elsewhere."""


@dataclass(frozen=True, slots=True)
class State:
    """All that is remembered between two messages of a conversation.

    `offers` are the actions last offered; the first `numbered` of them may be picked by number, which at a question of
    the check means an option instead. `hand_over` lives until the next message alone.
    """

    language: Language | None = None
    greeted: bool = False
    checks: int = 0
    check: Check | None = None
    offers: tuple[Action, ...] = ()
    numbered: int = 0
    found: Found = Found()
    finished: tuple[Finished, ...] = ()
    hand_over: HandOver | None = None

    def with_finished(self, check: Finished) -> "State":
        """The state with one more finished check."""
        others = tuple(other for other in self.finished if other.receipt != check.receipt)
        return replace(self, finished=(check, *others)[:MOST_FINISHED])

    def to_json(self) -> dict[str, Any]:
        """The state as plain JSON values."""
        return {
            "version": VERSION,
            "language": self.language,
            "greeted": self.greeted,
            "checks": self.checks,
            "check": self.check.to_json() if self.check else None,
            "offers": [[offer.title, offer.press.verb, offer.press.target, offer.press.card] for offer in self.offers],
            "numbered": self.numbered,
            "found": self.found.to_json(),
            "finished": [check.to_json() for check in self.finished],
            "hand_over": self.hand_over.to_json() if self.hand_over else None,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "State":
        """The state as it was stored; a fresh one where it is of a version this code does not know."""
        if stored.get("version") != VERSION:
            return cls()
        return cls(
            language=Language(stored["language"]) if stored["language"] else None,
            greeted=stored["greeted"],
            checks=stored["checks"],
            check=Check.from_json(stored["check"]) if stored["check"] else None,
            offers=tuple(_offer(*offer) for offer in stored["offers"]),
            numbered=stored["numbered"],
            found=Found.from_json(stored["found"]),
            finished=tuple(Finished(*check) for check in stored.get("finished", ())),
            hand_over=_hand_over(*stored["hand_over"]) if stored.get("hand_over") else None,
        )


def _hand_over(stage: str, role: str, text: str) -> HandOver:
    return HandOver(Stage(stage), role, text)


def _offer(title: str, verb: str, target: str, card: str) -> Action:
    return Action(title, Press(Verb(verb), target, card))
