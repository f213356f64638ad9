"""What the proof holds the rules to, and what it found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Chosen = Mapping[str, tuple[str, ...]]


class Property(StrEnum):
    """What must hold of the rules, for every set of answers that they admit."""

    ENDS = "ends"
    ONE_VERDICT = "one_verdict"
    NOTHING_DEAD = "nothing_dead"
    MONOTONE = "monotone"
    UNSURE_IS_NO_YES = "unsure_is_no_yes"
    UNSURE_KEEPS_LEVEL_OPEN = "unsure_keeps_level_open"
    POLICY_HOLDS = "policy_holds"
    SOMEBODY_TO_ASK = "somebody_to_ask"
    EARLY_END = "early_end"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the rules: a question, one of its options, a rule, or the policy's row for a level."""

    question: str = ""
    option: str = ""
    rule: str = ""
    level: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A property that does not hold.

    Where the property is about two sets of answers, `answers` and `others` are a pair whose verdicts may not be as they
    are, and `changed` is the question at which they differ. Elsewhere `fault` says what is wrong at the place.
    """

    property: Property
    places: tuple[Place, ...]
    answers: Chosen = field(default_factory=dict)
    others: Chosen = field(default_factory=dict)
    changed: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Proven:
    """A property that holds, with how many cases were looked at."""

    property: Property
    cases: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was proven of the rules of which fingerprint.

    `most_questions` is the most that anybody is asked; exact, not an estimate.
    `asked_on` counts the states in which a question is put although no answer could change the verdict any more.
    """

    rules: str
    answer_sets: int
    states: int
    most_questions: int
    asked_on: int
    proven: tuple[Proven, ...]
    broken: tuple[Broken, ...]

    @property
    def holds(self) -> bool:
        """Whether every property holds."""
        return not self.broken
