"""Whether two versions of the rules judge every set of answers alike; decided by reading all of them side by side."""

from dialogs.risk_check import Rules
from dialogs.risk_check.proof.automaton import Automaton, State
from dialogs.risk_check.proof.kinds import Kind, Severity

Key = tuple[tuple[Severity, int], tuple[Severity, int]]


def judge_alike(one: Rules, other: Rules) -> bool:
    """Whether level, possible level, outcome and kind of stop are the same for every set of answers."""
    if _offered(one) != _offered(other):
        return False
    first, second = Automaton(one), Automaton(other)
    reached: set[tuple[State, State]] = {(first.start, second.start)}
    for place in range(first.end):
        kinds = _kinds(first, second, place)
        reached = {
            (first.step(place, left, mine), second.step(place, right, its))
            for left, right in reached
            for mine, its in kinds
        }
    return all(left[1] == right[1] for left, right in reached)


def _offered(rules: Rules) -> list[object]:
    """Which answers the questions take."""
    return [(q.id, q.many, q.never_asked, {(option.id, option.alone) for option in q.options}) for q in rules.questions]


def _kinds(first: Automaton, second: Automaton, place: int) -> list[tuple[Kind, Kind]]:
    """The kinds of answers that either version tells apart."""
    mine, its = first.choices[place].options, second.choices[place].options
    found: dict[Key, tuple[Kind, Kind]] = {}
    for option in first.questions[place].options:
        one = mine[option.id], its[option.id]
        together = [(a.with_ticked(one[0]), b.with_ticked(one[1])) for a, b in found.values() if not option.alone]
        for pair in (one, *(together if first.questions[place].many else ())):
            found.setdefault((pair[0].key, pair[1].key), pair)
    return list(found.values())
