"""Whether to answer, to ask back, or to say honestly that there is no answer."""

from dataclasses import dataclass
from enum import StrEnum

from dialogs.faq.ranking import Hit, Ranking

MOST_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which confidence on to answer or to suggest, and how much of the question must be understood to answer."""

    answer: float
    suggest: float
    understood: float


SHIPPED = Thresholds(answer=0.57, suggest=0.22, understood=0.6)
"""The thresholds the bot runs with, learnt on development questions."""


class DecisionKind(StrEnum):
    """What to do with a question."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, with which entries; where the matter is another's, with whose."""

    kind: DecisionKind
    hits: tuple[Hit, ...]
    confidence: float
    understood: float
    elsewhere: str | None = None


def decide(ranking: Ranking, thresholds: Thresholds = SHIPPED) -> Decision:
    """Answer where the ranking is sure, suggest up to three entries where it is nearly so, else nothing."""
    confidence, understood = ranking.confidence, ranking.understood
    if not ranking.hits or confidence < thresholds.suggest:
        return Decision(DecisionKind.NONE, (), confidence, understood)
    first = ranking.hits[0]
    if first.is_elsewhere:
        return Decision(DecisionKind.NONE, (), confidence, understood, first.id)
    kind = kind_of(confidence, understood, thresholds)
    hits = (first,) if kind is DecisionKind.ANSWER else ranking.entries[:MOST_SUGGESTED]
    return Decision(kind, hits, confidence, understood)


def kind_of(confidence: float, understood: float, thresholds: Thresholds) -> DecisionKind:
    """What to do where an entry is first, so surely and with so much of the question understood."""
    if confidence < thresholds.suggest:
        return DecisionKind.NONE
    if confidence >= thresholds.answer and understood >= thresholds.understood:
        return DecisionKind.ANSWER
    return DecisionKind.SUGGEST
