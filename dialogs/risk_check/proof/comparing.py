"""Two sets of answers that differ at one question, read side by side to the end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dialogs.risk_check.proof.automaton import MOST_STATES, State
from dialogs.risk_check.proof.findings import Broken, Place, Property
from dialogs.risk_check.proof.kinds import Change, Kind, Severity, TooIntertwined, at_most, distinct
from dialogs.risk_check.proof.paths import Paths

Pair = tuple[State, State]
Allowed = Callable[[Severity, Severity], bool]
"""Whether the second verdict may follow where the first does. Must stay true when both get worse by the same."""


@dataclass(frozen=True, slots=True)
class _Origin:
    place: int
    state: State
    change: Change


@dataclass(frozen=True, slots=True)
class _Step:
    before: "Pair | None"
    kind: Kind | None
    origin: _Origin | None


class Comparison:
    """Every change of one answer, with every way to answer the rest; the rest is answered alike on both sides.

    Where a question stands on one side's path alone, its answer counts there alone.
    """

    def __init__(self, paths: Paths, allowed: Allowed, changes: Iterable[tuple[Change, ...]]) -> None:
        self._paths, self._allowed = paths, allowed
        self._automaton = paths.automaton
        self._layers: list[dict[Pair, _Step]] = [{}]
        self.compared = 0
        for place, changed in enumerate(changes):
            layer = self._advanced(place)
            self._begin(place, changed, layer)
            self._layers.append(layer)
            if sum(map(len, self._layers)) > MOST_STATES:
                raise TooIntertwined

    def broken(self, named: Property) -> Broken | None:
        """A change that makes the verdict what it may not be; None where there is none."""
        for pair in self._layers[-1]:
            if not self._allowed(pair[0][1], pair[1][1]):
                return self._broken(named, pair)
        return None

    def _advanced(self, place: int) -> dict[Pair, _Step]:
        layer: dict[Pair, _Step] = {}
        for pair in self._layers[place]:
            for kind in self._kinds(place, pair):
                self._add(layer, pair, kind, place)
        return layer

    def _kinds(self, place: int, pair: Pair) -> Iterable[Kind | None]:
        asked = self._automaton.is_asked(place, pair[0]) or self._automaton.is_asked(place, pair[1])
        return self._automaton.kinds[place] if asked else (None,)

    def _add(self, layer: dict[Pair, _Step], pair: Pair, kind: Kind | None, place: int) -> None:
        step = self._automaton.step
        after = step(place, pair[0], kind), step(place, pair[1], kind)
        if after not in layer and not self._is_safe(after):
            layer[after] = _Step(pair, kind, None)

    def _begin(self, place: int, changes: tuple[Change, ...], layer: dict[Pair, _Step]) -> None:
        step = self._automaton.step
        for state in self._paths.layers[place]:
            if self._automaton.is_asked(place, state):
                self.compared += len(changes)
                for change in changes:
                    after = step(place, state, change.before), step(place, state, change.after)
                    if after not in layer and not self._is_safe(after):
                        layer[after] = _Step(None, None, _Origin(place, state, change))

    def _is_safe(self, pair: Pair) -> bool:
        """Whether both sides have the same future, so that what is allowed now stays allowed."""
        return pair[0][0] == pair[1][0] and self._allowed(pair[0][1], pair[1][1])

    def _broken(self, named: Property, end: Pair) -> Broken:
        questions = self._automaton.questions
        rest: dict[str, tuple[str, ...]] = {}
        place, pair = self._automaton.end, end
        step = self._layers[place][pair]
        while step.before is not None:
            place -= 1
            if step.kind:
                rest[questions[place].id] = step.kind.example
            pair = step.before
            step = self._layers[place][pair]
        assert step.origin is not None  # noqa: S101 - every chain of steps begins with a change
        origin = step.origin
        before = self._paths.answers(origin.place, origin.state)
        changed = questions[origin.place].id
        change = origin.change
        options = dict.fromkeys((*change.before.example, *change.after.example))
        return Broken(
            named,
            tuple(Place(changed, option) for option in options),
            before | {changed: change.before.example} | rest,
            before | {changed: change.after.example} | rest,
            changed,
        )


def monotone(paths: Paths) -> Comparison:
    """A riskier answer against the one it replaces, and one more ticked box against none."""
    choices = paths.automaton.choices
    return Comparison(paths, at_most, (distinct((*one.additions(), *one.swaps())) for one in choices))


def level_kept_open(paths: Paths) -> Comparison:
    """Each sure answer against `unsure`."""
    choices = paths.automaton.choices
    changes = (
        distinct(Change(sure, unsure) for sure in one.sure()) if (unsure := one.unsure()) else () for one in choices
    )
    return Comparison(paths, lambda sure, unsure: sure[0] <= unsure[1], changes)
