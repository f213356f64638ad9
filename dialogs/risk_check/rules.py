"""The rules of the risk check as values: questions, options, effects and conditions in a closed grammar.

Levels and outcomes are ordered by severity, and the verdict is the worst of all effects on the path. That makes the
order of options and rules irrelevant, and lets the rules be proven.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import TypeVar

from dialogs.language import Language, Phrasings, Text

UNSURE = "unsure"
T = TypeVar("T")


class Level(IntEnum):
    """What the law calls the use, after the AI Act's picture of risk; NONE is not an AI system at all."""

    NONE = 0
    MINIMAL = 1
    LIMITED = 2
    HIGH = 3
    PROHIBITED = 4


class Outcome(IntEnum):
    """What the user may do."""

    OK = 0
    CONDITIONS = 1
    ASK = 2
    STOP = 3


class StopKind(IntEnum):
    """Who stops it. Nobody in the municipality can lift what the law stops."""

    NOBODY = 0
    POLICY = 1
    LAW = 2


class Known(StrEnum):
    """What the register of tools can answer in the user's place."""

    TOOL_STATUS = "tool_status"
    TOOL_CLASS = "tool_class"
    TOOL_IS_AI = "tool_is_ai"


Severity = tuple[Level, Level, Outcome, StopKind]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an answer brings about. Joining two effects takes the worse of each and keeps everything said."""

    level: Level = Level.NONE
    may: Level = Level.NONE
    outcome: Outcome = Outcome.OK
    stop_kind: StopKind = StopKind.NOBODY
    conditions: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    def join(self, other: "Effect") -> "Effect":
        """The least effect that is at least as bad as both."""
        return joined((self, other))

    @property
    def severity(self) -> Severity:
        """The ordered part. A level that is only possible counts no more once that level is certain."""
        return self.level, max(self.level, self.may), self.outcome, self.stop_kind


def worst(effects: Iterable[Effect]) -> Effect:
    """The ordered parts of the worst of all effects, without what they say."""
    level, may, outcome, stop_kind = Level.NONE, Level.NONE, Outcome.OK, StopKind.NOBODY
    for part in effects:
        level, may = max(level, part.level), max(may, part.may)
        outcome, stop_kind = max(outcome, part.outcome), max(stop_kind, part.stop_kind)
    return Effect(level, may, outcome, stop_kind)


def joined(effects: Iterable[Effect]) -> Effect:
    """The worst of all effects; of none, an effect that does nothing."""
    parts = tuple(effects)
    return replace(
        worst(parts),
        conditions=_union(part.conditions for part in parts),
        contacts=_union(part.contacts for part in parts),
        cites=_union(part.cites for part in parts),
        notes=_union(part.notes for part in parts),
    )


def _union(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))


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


def questions_named(condition: Condition) -> Iterator[str]:
    """The questions that the condition looks at."""
    match condition:
        case Chosen(question, _):
            yield question
        case Every(parts) | Some(parts):
            for part in parts:
                yield from questions_named(part)
        case Not(part):
            yield from questions_named(part)


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that may be chosen."""

    id: str
    label: Text
    help: Text
    synonyms: Phrasings
    effect: Effect
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the check. It stands on the path when `asked_when` holds of the answers before it."""

    id: str
    text: Text
    short: Text
    why: Text
    cites: tuple[str, ...]
    many: bool
    changeable: bool
    options: tuple[Option, ...]
    asked_when: Condition | None = None
    known_from: Known | None = None
    never_asked: bool = False

    def option(self, option_id: str) -> Option:
        """The option of the id.

        Raises:
            KeyError: the question has no such option.
        """
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    def admits(self, chosen: tuple[str, ...]) -> bool:
        """Whether the options may be chosen together: they exist, and what stands alone is alone."""
        known = {option.id for option in self.options}
        lone = {option.id for option in self.options if option.alone}
        one = len(chosen) == 1 or (self.many and len(chosen) > 1 and lone.isdisjoint(chosen))
        return one and known.issuperset(chosen) and len(set(chosen)) == len(chosen)


@dataclass(frozen=True, slots=True)
class Rule:
    """An effect that depends on more than one answer."""

    id: str
    when: Condition
    because: Text
    effect: Effect


@dataclass(frozen=True, slots=True)
class Named:
    """A level, outcome or kind of stop in words."""

    name: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole risk check."""

    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    policy: Mapping[Level, Effect]
    conditions: Mapping[str, Text]
    levels: Mapping[Level, Named]
    outcomes: Mapping[Outcome, Named]
    stop_kinds: Mapping[StopKind, Named]
    reminder: Text
    unsure_may_lead_to_ok: Mapping[str, Text] = field(default_factory=dict)

    def on_level(self, level: Level) -> Effect:
        """What the local policy says to the level: its own row, and never milder than to a lower level."""
        own = self.policy.get(level, Effect())
        at_least = worst(row for its, row in self.policy.items() if its < level)
        outcome, stop_kind = max(own.outcome, at_least.outcome), max(own.stop_kind, at_least.stop_kind)
        return replace(own, outcome=outcome, stop_kind=stop_kind)

    def question(self, question_id: str) -> Question | None:
        """The question of the id, or None where the rules have none such."""
        return next((question for question in self.questions if question.id == question_id), None)

    def label(self, question_id: str, option_id: str, language: Language) -> str:
        """The words of an option, or its id where the rules no longer know it."""
        question = self.question(question_id)
        known = {option.id: option.label.to(language) for option in question.options} if question else {}
        return known.get(option_id, option_id)
