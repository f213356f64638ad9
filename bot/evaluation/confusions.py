"""Which entry stole from which, with the words that did it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.evaluation.outcomes import Outcome

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Confusion:
    """A question whose first entry is not the right one, and the phrasings that each of the two was found by."""

    text: str
    decision: str
    expected: str
    expected_nearest: str
    found: str
    found_nearest: str


def confusions(found: Iterable[Outcome]) -> list[Confusion]:
    """The wrong ones, those answered with confidence first."""
    wrong = [
        o for o in found if (o.question.in_scope and not o.first_is_right) or (not o.question.in_scope and o.answered)
    ]
    return [_confusion(outcome) for outcome in sorted(wrong, key=lambda o: (not o.answered, -o.confidence))]


def _confusion(outcome: Outcome) -> Confusion:
    first = outcome.ranked[0] if outcome.ranked else None
    right = next((hit for hit in outcome.ranked if hit.id in outcome.question.expect), None)
    return Confusion(
        text=outcome.question.text,
        decision=outcome.decision,
        expected=", ".join(outcome.question.expect),
        expected_nearest=right.reasons.nearest if right else "",
        found=first.id if first else "",
        found_nearest=first.reasons.nearest if first else "",
    )
