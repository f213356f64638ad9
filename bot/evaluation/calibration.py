"""Thresholds learnt on half of the questions, and what they give on the other half."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.evaluation.figures import Figures, figures
from bot.evaluation.outcomes import Outcome
from dialogs.faq import SHIPPED, DecisionKind, Thresholds, kind_of
from dialogs.tools import OF_A_TOOL

MOST_WRONG = 0.018
"""Share of the questions that may be answered wrongly, less than is promised so that the promise holds elsewhere."""

FAR_REFUSED = 0.98
NEAR_REFUSED = 0.86
OFFERED_IN_VAIN = 0.25
"""Share of the questions out of scope that may be met with suggestions."""

GRID = tuple(step / 100 for step in range(20, 96))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The thresholds found, and the figures with them on questions they were not learnt on."""

    thresholds: Thresholds
    learnt_on: int
    reported: Figures
    reported_on: int


def calibrated(found: Sequence[Outcome]) -> Calibration:
    """Learn on every other question, report on the rest. What the register answers is left as it is."""
    ordered = sorted(
        found, key=lambda outcome: (not outcome.question.in_scope, outcome.question.kind, outcome.question.text)
    )
    learning, rest = ordered[::2], ordered[1::2]
    thresholds = _thresholds(learning)
    return Calibration(thresholds, len(learning), figures(decided(rest, thresholds)), len(rest))


def _thresholds(learning: Sequence[Outcome]) -> Thresholds:
    answer = next((at for at in GRID if _is_safe(figures(decided(learning, _with(at))))), GRID[-1])
    suggest = next(at for at in GRID if at == answer or _is_quiet(figures(decided(learning, _with(answer, at)))))
    return _with(answer, suggest)


def _with(answer: float, suggest: float = GRID[0]) -> Thresholds:
    return Thresholds(answer, min(answer, suggest), SHIPPED.understood)


def _is_safe(found: Figures) -> bool:
    return (
        found.answered_wrong.value <= MOST_WRONG
        and found.far_refused.value >= FAR_REFUSED
        and found.near_refused.value >= NEAR_REFUSED
    )


def _is_quiet(found: Figures) -> bool:
    return found.declined.value >= 1 - OFFERED_IN_VAIN


def decided(found: Sequence[Outcome], thresholds: Thresholds) -> list[Outcome]:
    """The outcomes as the thresholds would have decided them."""
    return [replace(outcome, decision=str(_decision(outcome, thresholds))) for outcome in found]


def _decision(outcome: Outcome, thresholds: Thresholds) -> DecisionKind:
    if outcome.ranked and outcome.ranked[0].id.startswith(OF_A_TOOL):
        return DecisionKind.ANSWER
    if not outcome.ranked or outcome.elsewhere:
        return DecisionKind.NONE
    return kind_of(outcome.confidence, outcome.understood, thresholds)
