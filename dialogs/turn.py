"""One turn as a value: what was known when it began, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dialogs.faq import Hit
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Press
from dialogs.phrases import Phrase
from dialogs.replies import Action, Reply, Say
from dialogs.reviews import Reviewed
from dialogs.risk_check import Receipt
from dialogs.state import HandOver, State
from dialogs.tools import Mention


@dataclass(frozen=True, slots=True)
class Feedback:
    """Whether an answer helped; nothing about who said so."""

    entry: str
    helped: bool
    fingerprint: str


class GapKind(StrEnum):
    """What was lacking: an answer, a clear one among several, or one that helped."""

    UNANSWERED = "unanswered"
    UNCLEAR = "unclear"
    NOT_HELPED = "not_helped"


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was not answered well, without anything that leads to a person; nothing about who asked.

    `text` is what was asked, redacted; of an answer that did not help, the content's own phrasing that it was found
    by. `nearest` are the entries closest to it, the closest first.
    """

    kind: GapKind
    language: Language
    text: str
    nearest: tuple[str, ...]


class Tallied(StrEnum):
    """What is counted by the day: of questions, of checks, and how long turns took."""

    DECISION = "decision"
    LANGUAGE = "language"
    SHOWN = "shown"
    TOPIC = "topic"
    BEGUN = "begun"
    VERDICT = "verdict"
    FEEDBACK = "feedback"
    SECONDS = "seconds"


@dataclass(frozen=True, slots=True)
class Tally:
    """One more of something: `which` is an id of the content or a word of the bot's own, never anything said."""

    what: Tallied
    which: str


@dataclass(frozen=True, slots=True)
class Routed:
    """How a question was decided: `answer`, `suggest` or `none`, with the entries ranked.

    `confidence` says how sure the first is, `understood` how much of the question is known, both from 0 to 1.
    `elsewhere` is the group of matters that are not ours, where the question was one of them. `with_others` is the
    ranking with such groups among the entries.
    """

    decision: str
    ranked: tuple[Hit, ...] = ()
    elsewhere: str = ""
    confidence: float = 0.0
    understood: float = 1.0
    with_others: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A question that somebody wants a person of the role to answer: the words they have said yes to, and no others."""

    role: str
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """The state after the turn, what is said, how a question was decided, and what is to be remembered elsewhere."""

    state: State
    replies: tuple[Reply, ...]
    routed: Routed | None = None
    feedback: Feedback | None = None
    receipt: Receipt | None = None
    gap: Gap | None = None
    reviewed: Reviewed | None = None
    tallies: tuple[Tally, ...] = ()
    handed_over: HandedOver | None = None

    def then(self, replies: Iterable[Reply]) -> "Turn":
        """The turn with more said at its end."""
        return replace(self, replies=(*self.replies, *replies))


@dataclass(frozen=True, slots=True)
class Context:
    """What every flow needs: the content, the state before the turn, the language to speak and today's date.

    A check that ends in this turn gets a receipt by the id; none where the id is empty. `experts` are the roles that a
    question can be handed over to, `handing` how far that had come before the turn. `mention` is the tool named in the
    words of the turn.
    """

    library: Library
    state: State
    language: Language
    today: date
    receipt_id: str = ""
    experts: frozenset[str] = frozenset()
    handing: HandOver | None = None
    mention: Mention | None = None

    def words(self, phrase: Phrase, **values: object) -> str:
        """The bot's own words in the language of the turn."""
        return self.library.phrases.say(phrase, self.language, **values)

    def say(self, phrase: Phrase, actions: tuple[Action, ...] = (), **values: object) -> Say:
        """A plain message in the bot's own words."""
        return Say(self.language, self.words(phrase, **values), actions)

    def action(self, phrase: Phrase, press: Press, **values: object) -> Action:
        """Something to press, titled in the bot's own words."""
        return Action(self.words(phrase, **values), press)

    def contact(self, role_id: str = "") -> str:
        """A role with how to reach it, as part of a sentence; by default the one who answers what the bot cannot."""
        role = self.library.role(role_id or self.library.organisation.turn_to)
        return self.words(
            Phrase.CONTACT_LINE, title=role.title.to(self.language), contact=role.contact.to(self.language)
        )

    def quiet(self, *replies: Reply) -> Turn:
        """A turn that says something and changes nothing."""
        return Turn(self.state, replies)
