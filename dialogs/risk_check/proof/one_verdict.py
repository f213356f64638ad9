"""The check's own code against the automaton, on rules written the other way round."""

from collections.abc import Callable
from dataclasses import replace

from dialogs.risk_check.conditions import Answers
from dialogs.risk_check.effects import Outcome, StopKind
from dialogs.risk_check.proof.automaton import State
from dialogs.risk_check.proof.findings import Broken, Property
from dialogs.risk_check.proof.kinds import Severity
from dialogs.risk_check.proof.paths import Paths
from dialogs.risk_check.rules import Rules
from dialogs.risk_check.verdict import Verdict, verdict

Judge = Callable[[Rules, Answers], Verdict]


class OneVerdict:
    """One set of answers for every severity at every place: each has one verdict, whatever the order of writing.

    The verdict is computed by the check's own code, from rules whose options and rules stand in reverse, and answers in
    reverse. It has to be the automaton's, and a stop has to say who stops it.
    """

    def __init__(self, paths: Paths, judge: Judge = verdict) -> None:
        self._paths, self._reversed, self._judge = paths, reversed_rules(paths.automaton.rules), judge
        self.compared = 0
        self.broken: Broken | None = None
        for place, state in _spread(paths):
            self._compare(place, state)

    def _compare(self, place: int, state: State) -> None:
        automaton = self._paths.automaton
        answers = self._paths.answers(place, state)
        for at in range(place, automaton.end):
            kind, state = next(automaton.moves(at, state))
            if kind:
                answers[automaton.questions[at].id] = kind.example
        self.compared += 1
        if not self._is_one(answers, state[1]) and self.broken is None:
            self.broken = Broken(Property.ONE_VERDICT, (), answers)

    def _is_one(self, answers: dict[str, tuple[str, ...]], expected: Severity) -> bool:
        turned = {question: options[::-1] for question, options in reversed(answers.items())}
        said = self._judge(self._reversed, turned)
        stops = (said.outcome is Outcome.STOP) == (said.stop_kind is not StopKind.NOBODY)
        return stops and (said.level, said.may, said.outcome, said.stop_kind) == expected


def _spread(paths: Paths) -> list[tuple[int, State]]:
    """Every state of every place, one for each severity so far."""
    chosen: dict[tuple[int, Severity], State] = {}
    for place, layer in enumerate(paths.layers):
        for state in layer:
            chosen.setdefault((place, state[1]), state)
    return [(place, state) for (place, _), state in chosen.items()]


def reversed_rules(rules: Rules) -> Rules:
    """The same rules, with options and rules in the reverse order."""
    questions = tuple(replace(question, options=question.options[::-1]) for question in rules.questions)
    return replace(rules, questions=questions, rules=rules.rules[::-1])
