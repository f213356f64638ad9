"""`unsure` against every sure answer in its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogs.risk_check.effects import Outcome
from dialogs.risk_check.proof.automaton import MOST_STATES, State
from dialogs.risk_check.proof.findings import Broken, Place, Property
from dialogs.risk_check.proof.kinds import Kind, TooIntertwined
from dialogs.risk_check.proof.paths import Paths
from dialogs.risk_check.rules import UNSURE

Side = tuple[int, int]
"""What is true so far, and the outcome so far; whatever is worse than ASK counts as ASK."""
Front = tuple[Side, frozenset[Side]]
"""The side of `unsure`, and those of the sure answers in its place."""


@dataclass(frozen=True, slots=True)
class _Step:
    before: Front | None
    kind: Kind | None
    state: State | None = None


def _capped(state: State) -> Side:
    return state[0], min(state[1][2], Outcome.ASK)


class NotKnowing:
    """One question's `unsure`, with every way to answer the rest.

    At a question that the file excuses (`unsure_may_lead_to_ok`), `unsure` may give ok only where every sure answer in
    its place would. At every other one it never gives ok, and its outcome is at least the mildest of those sure answers
    in its place that would not give ok. Ask is always enough: whoever asks first has not been told yes.
    """

    def __init__(self, paths: Paths, at: int) -> None:
        self._paths, self._automaton, self._at = paths, paths.automaton, at
        self._question = paths.automaton.questions[at]
        self._excused = self._question.id in paths.automaton.rules.unsure_may_lead_to_ok
        self._enough = Outcome.CONDITIONS if self._excused else Outcome.ASK
        self._layers = [self._begin()]
        for place in range(at + 1, self._automaton.end):
            self._layers.append(self._advanced(place))
            if len(self._layers[-1]) > MOST_STATES:
                raise TooIntertwined

    @property
    def compared(self) -> int:
        """How many beginnings were looked at."""
        return sum(self._automaton.is_asked(self._at, state) for state in self._paths.layers[self._at])

    def idle_excuse(self) -> Broken | None:
        """The file's excuse, where `unsure` never leads to ok; None where there is none or it is needed."""
        if not self._excused or self._layers[-1]:
            return None
        return Broken(Property.NOTHING_DEAD, (Place(self._question.id, UNSURE),), fault="excuse")

    def broken(self) -> Broken | None:
        """Answers with which not knowing is milder than it may be; None where there are none."""
        for front in self._layers[-1]:
            if not self._is_allowed(front):
                return self._broken(front)
        return None

    def _is_allowed(self, front: Front) -> bool:
        (_, unsure), others = front
        outcomes = {outcome for _, outcome in others} - {Outcome.OK}
        if self._excused:
            return unsure > Outcome.OK or not outcomes
        return unsure > Outcome.OK and (not outcomes or unsure >= min(outcomes))

    def _begin(self) -> dict[Front, _Step]:
        choices, layer = self._automaton.choices[self._at], dict[Front, _Step]()
        unsure = choices.unsure()
        for state in self._paths.layers[self._at]:
            if unsure is not None and self._automaton.is_asked(self._at, state):
                sides = (self._automaton.step(self._at, state, kind) for kind in choices.sure())
                front = _capped(self._automaton.step(self._at, state, unsure)), frozenset(map(_capped, sides))
                self._keep(layer, front, _Step(None, None, state))
        return layer

    def _keep(self, layer: dict[Front, _Step], front: Front, step: _Step) -> None:
        if front[0][1] < self._enough and front not in layer:
            layer[front] = step

    def _advanced(self, place: int) -> dict[Front, _Step]:
        layer: dict[Front, _Step] = {}
        for front in self._layers[-1]:
            for kind in self._kinds(place, front):
                unsure, *others = (self._read(place, side, kind) for side in (front[0], *front[1]))
                self._keep(layer, (unsure, frozenset(others)), _Step(front, kind))
        return layer

    def _kinds(self, place: int, front: Front) -> Iterable[Kind | None]:
        asked = any(self._automaton.is_asked(place, _state(side)) for side in (front[0], *front[1]))
        return self._automaton.kinds[place] if asked else (None,)

    def _read(self, place: int, side: Side, kind: Kind | None) -> Side:
        return _capped(self._automaton.step(place, _state(side), kind))

    def _broken(self, front: Front) -> Broken:
        rest: dict[str, tuple[str, ...]] = {}
        place = self._automaton.end
        step = self._layers[place - self._at - 1][front]
        while step.before is not None:
            place -= 1
            if step.kind:
                rest[self._automaton.questions[place].id] = step.kind.example
            step = self._layers[place - self._at - 1][step.before]
        assert step.state is not None  # noqa: S101 - every chain of steps begins at a state
        name = self._question.id
        given = self._paths.answers(self._at, step.state) | rest
        return Broken(
            Property.UNSURE_IS_NO_YES,
            (Place(name, UNSURE),),
            given | {name: self._mildest(given)},
            given | {name: (UNSURE,)},
            name,
        )

    def _mildest(self, given: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        """The sure answer against which `unsure` is too mild."""
        kinds = self._automaton.choices[self._at].sure()
        ends = [(self._automaton.read(given | {self._question.id: kind.example})[2], kind) for kind in kinds]
        grave = [(outcome, kind) for outcome, kind in ends if outcome > Outcome.OK]
        return min(grave or ends, key=lambda end: end[0])[1].example


def _state(side: Side) -> State:
    return side[0], (0, 0, side[1], 0)


def all_not_knowing(paths: Paths) -> Iterator[NotKnowing]:
    """Every question that has an `unsure`."""
    for at, choices in enumerate(paths.automaton.choices):
        if choices.unsure():
            yield NotKnowing(paths, at)
