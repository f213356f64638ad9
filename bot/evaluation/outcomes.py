from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.evaluation.questions import Question
from dialogs.conversation import respond
from dialogs.faq import Hit
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.state import State
from dialogs.turn import Routed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question: how it was decided, and the entries ranked."""

    question: Question
    decision: str
    ranked: tuple[Hit, ...]
    confidence: float
    understood: float = 1.0
    elsewhere: bool = False

    @property
    def first_is_right(self) -> bool:
        """Whether the first of the ranked answers the question."""
        return self._right_among(1)

    @property
    def right_in_three(self) -> bool:
        """Whether one of the first three answers the question."""
        return self._right_among(3)

    @property
    def answered(self) -> bool:
        """Whether it was answered with confidence."""
        return self.decision == "answer"

    @property
    def answered_right(self) -> bool:
        """Whether it was answered, and rightly."""
        return self.answered and self.first_is_right

    @property
    def answered_wrong(self) -> bool:
        """Whether it was answered, and wrongly."""
        return self.answered and not self.first_is_right

    def _right_among(self, many: int) -> bool:
        return any(hit.id in self.question.expect for hit in self.ranked[:many])


def outcomes(
    library: Library, questions: Sequence[Question], today: date, done: Callable[[int], None] = lambda _: None
) -> tuple[Outcome, ...]:
    """Put each question to a conversation of its own; `done` is told how many have been put."""
    return tuple(_counted((_outcome(library, question, today) for question in questions), done))


def _counted(found: Iterable[Outcome], done: Callable[[int], None]) -> Iterable[Outcome]:
    for number, outcome in enumerate(found, 1):
        done(number)
        yield outcome


def _outcome(library: Library, question: Question, today: date) -> Outcome:
    turn = respond(library, State(), Message(question.text), today)
    routed = turn.routed or Routed("none")
    return Outcome(
        question, str(routed.decision), routed.ranked, routed.confidence, routed.understood, bool(routed.elsewhere)
    )
