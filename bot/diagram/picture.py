"""What both kinds of diagram show: the questions in order, what leads to them, and where each answer leads."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.language import Language
from dialogs.risk_check import Effect, Level, Outcome, Question, Rules, StopKind
from dialogs.risk_check.conditions import questions_named


@dataclass(frozen=True, slots=True)
class Result:
    """Where an answer leads by itself: an outcome, by whom it is stopped, and the level where it is above minimal."""

    outcome: Outcome
    stop_kind: StopKind
    level: Level
    may: Level

    def words(self, rules: Rules, language: Language) -> str:
        """The result in the words of the risk check; a level that is only possible has a question mark."""
        named = [rules.outcomes[self.outcome].name.to(language)]
        if self.level:
            named.append(rules.levels[self.level].name.to(language))
        if self.may > self.level:
            named.append(f"{rules.levels[self.may].name.to(language)}?")
        return " · ".join(named)


@dataclass(frozen=True, slots=True)
class Group:
    """Options of a question that lead to the same result."""

    result: Result
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A question: its name, the questions that decide whether it is asked, and its options by result."""

    id: str
    name: str
    depends_on: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A rule over several answers: the questions it looks at, why, and what it leads to."""

    looks_at: tuple[str, ...]
    because: str
    result: Result


def steps(rules: Rules, language: Language) -> tuple[Step, ...]:
    """The questions, in order."""
    return tuple(_step(rules, question, language) for question in rules.questions)


def crossings(rules: Rules, language: Language) -> tuple[Crossing, ...]:
    """The rules, in order."""
    return tuple(
        Crossing(
            tuple(dict.fromkeys(questions_named(rule.when))),
            rule.because.to(language).strip(),
            _result(rules, rule.effect),
        )
        for rule in rules.rules
    )


def _step(rules: Rules, question: Question, language: Language) -> Step:
    named = dict.fromkeys(questions_named(question.asked_when))
    return Step(question.id, question.short.to(language), tuple(named), tuple(_groups(rules, question, language)))


def _groups(rules: Rules, question: Question, language: Language) -> Iterator[Group]:
    labels: dict[Result, list[str]] = {}
    for option in question.options:
        labels.setdefault(_result(rules, option.effect), []).append(option.label.to(language))
    for result in sorted(labels, key=lambda one: (one.outcome, one.stop_kind, one.level, one.may)):
        yield Group(result, tuple(labels[result]))


def _result(rules: Rules, effect: Effect) -> Result:
    whole = effect.join(rules.on_level(effect.level))
    return Result(
        whole.outcome, whole.stop_kind, _worth_saying(whole.level), _worth_saying(max(whole.level, whole.may))
    )


def _worth_saying(level: Level) -> Level:
    return level if level > Level.MINIMAL else Level.NONE
