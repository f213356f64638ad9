"""How many questions there are still to come at most, for the "question 3 of at most 12" of a check: exact."""

from functools import reduce

from dialogs.risk_check.conditions import Answers
from dialogs.risk_check.path import answers_on_path, is_settled, most_questions
from dialogs.risk_check.proof.automaton import Automaton, State
from dialogs.risk_check.proof.kinds import Kind, TooIntertwined
from dialogs.risk_check.proof.paths import Futures, Paths, remaining
from dialogs.risk_check.rules import Rules

Places = list[dict[State, int]]


class StillToAsk:
    """The rules' own answer, worked out when it is first asked for: some tenths of a second, once for a library."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._found: tuple[Automaton, Places] | None = None

    def most(self, answers: Answers) -> int:
        """The most questions the user may be asked in all, those with an answer among them.

        Never fewer than come true. Exact where the answers are the first on the path; where later questions have an
        answer already it may be a few more.
        """
        rough = most_questions(self._rules, answers)
        try:
            return min(rough, self._exact(answers))
        except TooIntertwined:
            return rough

    def _exact(self, answers: Answers) -> int:
        if self._found is None:
            self._found = _worked_out(self._rules)
        automaton, to_come = self._found
        counted = answers_on_path(self._rules, answers)
        answered = sum(q.id in counted and not q.never_asked for q in self._rules.questions)
        place, state = _reached(automaton, counted)
        return answered + to_come[place][state]


def _worked_out(rules: Rules) -> tuple[Automaton, Places]:
    automaton = Automaton(rules)
    paths = Paths(automaton)
    futures = Futures(paths)
    settled = {
        (place, state)
        for place, state in paths.asked()
        if futures.of(place, state).is_one
        and not automaton.questions[place].never_asked
        and is_settled(rules, paths.answers(place, state))
    }
    return automaton, remaining(paths, settled)


def _reached(automaton: Automaton, counted: Answers) -> tuple[int, State]:
    """The place and state in which the first question without an answer stands."""
    state = automaton.start
    for place, question in enumerate(automaton.questions):
        ticked = [automaton.choices[place].options[option] for option in counted.get(question.id, ())]
        if not ticked and automaton.is_asked(place, state):
            return place, state
        state = automaton.step(place, state, reduce(Kind.with_ticked, ticked) if ticked else None)
    return automaton.end, state
