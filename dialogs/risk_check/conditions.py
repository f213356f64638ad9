"""Conditions on answers, in a closed grammar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """True when one of the options was chosen at the question."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Every:
    """True when every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """True when a part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is not."""

    part: "Condition"


Condition = Chosen | Every | Some | Not
Answers = Mapping[str, tuple[str, ...]]
"""The options chosen, by question. Only what stands here is known; nothing is assumed for the rest."""


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether the condition is true of the answers; a question without an answer fits no option."""
    match condition:
        case Chosen(question, options):
            return not options.isdisjoint(answers.get(question, ()))
        case Every(parts):
            return all(holds(part, answers) for part in parts)
        case Some(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)


def atoms(condition: Condition | None) -> Iterator[Chosen]:
    """The atoms of which the condition is made; where there is none, no atoms."""
    match condition:
        case Chosen():
            yield condition
        case Every(parts) | Some(parts):
            for part in parts:
                yield from atoms(part)
        case Not(part):
            yield from atoms(part)


def questions_named(condition: Condition | None) -> Iterator[str]:
    """The questions that the condition looks at."""
    return (atom.question for atom in atoms(condition))
