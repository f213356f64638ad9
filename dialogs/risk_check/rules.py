"""The rules of the risk check as values: questions, options, effects and conditions in a closed grammar.

Levels and outcomes are ordered by severity, and the verdict is the worst of all effects on the path. That makes the
order of options and rules irrelevant, and lets the rules be proven.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dialogs.language import Language, Phrasings, Text
from dialogs.risk_check.conditions import Condition
from dialogs.risk_check.effects import Effect, Level, Outcome, StopKind, worst

UNSURE = "unsure"


class Known(StrEnum):
    """What the register of tools can answer in the user's place."""

    TOOL_STATUS = "tool_status"
    TOOL_CLASS = "tool_class"
    TOOL_IS_AI = "tool_is_ai"


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
