"""Every state that answers can lead to, with one set of answers that leads there and the number of all that do."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.risk_check.proof.automaton import Automaton, State
from dialogs.risk_check.proof.kinds import Kind, Severity, join

Chosen = dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Reached:
    """How a state is reached: from which state by which answer, by how many sets of answers."""

    before: State | None
    kind: Kind | None
    answer_sets: int


class Paths:
    """All paths through the automaton, place by place."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton
        self.layers: list[dict[State, Reached]] = [{automaton.start: Reached(None, None, 1)}]
        for place in range(automaton.end):
            self.layers.append(self._next(place))

    def _next(self, place: int) -> dict[State, Reached]:
        layer: dict[State, Reached] = {}
        for state, reached in self.layers[place].items():
            for kind, after in self.automaton.moves(place, state):
                sets = reached.answer_sets * (kind.count if kind else 1)
                if after in layer:
                    layer[after].answer_sets += sets
                else:
                    layer[after] = Reached(state, kind, sets)
        return layer

    def asked(self) -> Iterator[tuple[int, State]]:
        """Every place and state where the question stands on the path."""
        for place in range(self.automaton.end):
            for state in self.layers[place]:
                if self.automaton.is_asked(place, state):
                    yield place, state

    def answers(self, place: int, state: State) -> Chosen:
        """Answers that lead to the state."""
        given: Chosen = {}
        reached = self.layers[place][state]
        while reached.before is not None:
            place -= 1
            if reached.kind:
                given[self.automaton.questions[place].id] = reached.kind.example
            reached = self.layers[place][reached.before]
        return given

    @property
    def ends(self) -> dict[State, Reached]:
        """Every state in which all questions on the path are answered."""
        return self.layers[-1]

    @property
    def states(self) -> int:
        """How many states there are in all."""
        return sum(map(len, self.layers))

    @property
    def answer_sets(self) -> int:
        """How many different sets of answers there are, to all questions on their paths."""
        return sum(reached.answer_sets for reached in self.ends.values())

    def severities(self) -> set[Severity]:
        """Every severity that a verdict can have."""
        return {severity for _, severity in self.ends}


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the worst of the verdicts that can still come of a state, part by part."""

    least: Severity
    worst: Severity

    @property
    def is_one(self) -> bool:
        """Whether only one verdict can come of it."""
        return self.least == self.worst

    def with_also(self, other: "Range") -> "Range":
        """The range of both."""
        return Range(_meet(self.least, other.least), join(self.worst, other.worst))


def _meet(one: Severity, other: Severity) -> Severity:
    level, may, outcome, stop_kind = map(min, one, other)
    return level, may, outcome, stop_kind


class Futures:
    """For every state the range of verdicts that can come of it; exact, found from the ends backwards."""

    def __init__(self, paths: Paths) -> None:
        self._automaton = paths.automaton
        self._ranges: list[dict[State, Range]] = [{end: Range(end[1], end[1]) for end in paths.ends}]
        for place in reversed(range(paths.automaton.end)):
            self._ranges.insert(0, {state: self._range(place, state) for state in paths.layers[place]})

    def of(self, place: int, state: State) -> Range:
        """The range of the state."""
        return self._ranges[place][state]

    def _range(self, place: int, state: State) -> Range:
        ranges = [self._ranges[0][after] for _, after in self._automaton.moves(place, state)]
        whole = ranges[0]
        for other in ranges[1:]:
            whole = whole.with_also(other)
        return whole

    def other_end(self, place: int, state: State, said: Severity) -> Chosen:
        """Answers to the rest, from a state on, that end in another verdict than the one said."""
        rest: Chosen = {}
        for at in range(place, self._automaton.end):
            kind, state = next(
                (kind, after)
                for kind, after in self._automaton.moves(at, state)
                if self._ranges[at + 1][after] != Range(said, said)
            )
            if kind:
                rest[self._automaton.questions[at].id] = kind.example
        return rest


def longest(paths: Paths, settled: set[tuple[int, State]]) -> int:
    """The most questions put to anybody, where asking ends at the settled states."""
    return remaining(paths, settled)[0][paths.automaton.start]


def remaining(paths: Paths, settled: set[tuple[int, State]]) -> list[dict[State, int]]:
    """For every place and state the most questions still put, where asking ends at the settled states."""
    automaton = paths.automaton
    most: list[dict[State, int]] = [dict.fromkeys(paths.ends, 0)]
    for place in reversed(range(automaton.end)):
        here: dict[State, int] = dict.fromkeys(paths.layers[place], 0)
        for state in paths.layers[place]:
            if (place, state) not in settled:
                put = automaton.is_asked(place, state) and not automaton.questions[place].never_asked
                here[state] = put + max(most[0][after] for _, after in automaton.moves(place, state))
        most.insert(0, here)
    return most
