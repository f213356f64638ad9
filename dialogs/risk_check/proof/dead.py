"""What is written in the rules and never used: no answers lead to it, or nothing would change without it."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.language import Text
from dialogs.risk_check.conditions import Chosen, Condition, Every, Not, Some, questions_named
from dialogs.risk_check.effects import Effect, Level, Outcome, StopKind
from dialogs.risk_check.proof.automaton import Automaton
from dialogs.risk_check.proof.findings import Broken, Place, Property
from dialogs.risk_check.proof.kinds import Severity
from dialogs.risk_check.proof.paths import Paths
from dialogs.risk_check.rules import Question, Rule, Rules

NEVER = Some(())


class Dead:
    """Everything that could be dead, looked at one by one."""

    def __init__(self, paths: Paths) -> None:
        self._paths, self._rules = paths, paths.automaton.rules
        self.looked_at = 0

    def found(self) -> Iterator[Broken]:
        """Everything that is dead."""
        for place, what in (*self._questions(), *self._conditions(), *self._ends()):
            yield Broken(Property.NOTHING_DEAD, (place,), fault=what)

    def _questions(self) -> Iterator[tuple[Place, str]]:
        on_path = {self._paths.automaton.questions[place].id for place, _ in self._paths.asked()}
        for question in self._rules.questions:
            self.looked_at += 1 + len(question.options)
            if question.id not in on_path:
                yield Place(question.id), "question"

    def _conditions(self) -> Iterator[tuple[Place, str]]:
        for rule in self._rules.rules:
            yield from self._of(Place(rule=rule.id), rule.when, "rule")
        for question in self._rules.questions:
            if question.asked_when is not None:
                yield from self._of(Place(question.id), question.asked_when, "")

    def _of(self, place: Place, condition: Condition, if_never: str) -> Iterator[tuple[Place, str]]:
        if if_never and not self._differ(condition, NEVER):
            yield place, if_never
            return
        if not self._differ(condition, Not(NEVER)):
            yield place, "condition"
        for part, without in parts(condition):
            if not self._differ(condition, without):
                yield replace(place, part=part), "part"

    def _differ(self, one: Condition, other: Condition) -> bool:
        """Whether some answers tell the two conditions apart."""
        self.looked_at += 1
        apart = Some((Every((one, Not(other))), Every((other, Not(one)))))
        rules = _only(self._rules, apart)
        return any(severity[2] for severity in Paths(Automaton(rules)).severities())

    def _ends(self) -> Iterator[tuple[Place, str]]:
        ends = self._paths.severities()
        self.looked_at += len(Level) + len(Outcome) + len(StopKind)
        for level in Level:
            if all(end[0] != level for end in ends):
                yield Place(level=level.name.lower()), "level"
        yield from _never_given(ends)


def _never_given(ends: set[Severity]) -> Iterator[tuple[Place, str]]:
    for outcome in Outcome:
        if all(end[2] != outcome for end in ends):
            yield Place(part=outcome.name.lower()), "outcome"
    for kind in (StopKind.POLICY, StopKind.LAW):
        if all(end[3] != kind for end in ends):
            yield Place(part=kind.name.lower()), "stop_kind"


def parts(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """Each part by its words, with the condition as it is without that part."""
    match condition:
        case Chosen(question, options):
            for option in sorted(options if len(options) > 1 else ()):
                yield f"{question}: {option}", Chosen(question, options - {option})
        case Every(inner) | Some(inner):
            join = type(condition)
            for at, part in enumerate(inner):
                yield from _without(inner, at, join)
                yield from ((words, join((*inner[:at], new, *inner[at + 1 :]))) for words, new in parts(part))
        case Not(part):
            yield from ((words, Not(new)) for words, new in parts(part))


def _without(inner: tuple[Condition, ...], at: int, join: type[Every | Some]) -> Iterator[tuple[str, Condition]]:
    if len(inner) > 1:
        named = dict.fromkeys(questions_named(inner[at]))
        yield ", ".join(named), join((*inner[:at], *inner[at + 1 :]))


def _only(rules: Rules, condition: Condition) -> Rules:
    """The questions that the condition depends on, without effects, and one rule that stops where it holds."""
    wanted = set(questions_named(condition))
    kept: list[Question] = []
    for question in reversed(rules.questions):
        if question.id in wanted:
            wanted |= set(questions_named(question.asked_when))
            options = tuple(replace(option, effect=Effect()) for option in question.options)
            kept.append(replace(question, options=options))
    rule = Rule("apart", condition, Text("", ""), Effect(outcome=Outcome.STOP))
    return replace(rules, questions=tuple(reversed(kept)), rules=(rule,), policy={})
