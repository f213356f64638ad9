"""Questions put together by their likeness, the same whatever order they came in."""

from collections import defaultdict
from collections.abc import Sequence
from math import log, sqrt

from dialogs.gaps.weighing import Weights, likeness, of_length_one

ALIKE = 0.42
"""Likeness, 0 to 1, from which questions belong together."""

MOST_STEMS = 24
"""Stems that the middle of a group is told by."""

ROUNDS = 2
"""Times that the middles are found anew, and every question put to the nearest."""


def groups(questions: Sequence[Weights], asked: Sequence[int]) -> list[list[int]]:
    """The places of the questions that belong together; `asked` is how often each was asked.

    Questions are taken from the most telling on, and each goes to the nearest group or begins its own. Then each goes
    to the group whose middle it is nearest to. Only groups that share a heavy stem are looked at, so that the time
    grows little faster than the number of questions.
    """
    order = _from_the_most_telling(questions, asked)
    found = _begun(questions, order)
    for _ in range(ROUNDS):
        middles = _Middles()
        for members in found:
            middles.add(_middle([questions[place] for place in members], [asked[place] for place in members]))
        found = _put(questions, order, middles)
    return found


def _begun(questions: Sequence[Weights], order: Sequence[int]) -> list[list[int]]:
    middles, found = _Middles(), list[list[int]]()
    for place in order:
        nearest = middles.nearest(questions[place])
        if nearest is None:
            middles.add(questions[place])
            found.append([place])
        else:
            found[nearest].append(place)
    return found


def _put(questions: Sequence[Weights], order: Sequence[int], middles: "_Middles") -> list[list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    alone = []
    for place in order:
        nearest = middles.nearest(questions[place])
        if nearest is None:
            alone.append([place])
        else:
            found[nearest].append(place)
    return [*found.values(), *alone]


def _from_the_most_telling(questions: Sequence[Weights], asked: Sequence[int]) -> list[int]:
    """The questions whose heavy words many others use come first; equal ones in the order given."""
    used: dict[str, int] = defaultdict(int)
    for question, many in zip(questions, asked, strict=True):
        for stem in question:
            used[stem] += many
    telling = [sum(weight**2 * log(used[stem]) for stem, weight in question.items()) for question in questions]
    return sorted(range(len(questions)), key=lambda place: (-telling[place], place))


def _middle(members: Sequence[Weights], asked: Sequence[int]) -> Weights:
    whole: dict[str, float] = defaultdict(float)
    for member, many in zip(members, asked, strict=True):
        for stem, weight in member.items():
            whole[stem] += many * weight
    heaviest = sorted(whole.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_STEMS]
    return of_length_one(dict(heaviest))


class _Middles:
    """The middles of groups, found by their stems."""

    def __init__(self) -> None:
        self._middles: list[Weights] = []
        self._having: dict[str, list[tuple[int, float]]] = defaultdict(list)

    def add(self, middle: Weights) -> None:
        for stem, weight in middle.items():
            self._having[stem].append((len(self._middles), weight))
        self._middles.append(middle)

    def nearest(self, question: Weights) -> int | None:
        """The group that the question is most alike, the first of equals; None where it is alike none.

        By the heavy stems alone a group is at most `rest` less alike than it is in all.
        """
        heavy, light = _apart(question)
        rest = sqrt(sum(weight**2 for weight in light.values()))
        best, nearest = ALIKE, None
        for number, by_heavy in self._by(heavy):
            if by_heavy + rest < best:
                break
            whole = by_heavy + likeness(light, self._middles[number])
            if whole > best or (whole == best and (nearest is None or number < nearest)):
                best, nearest = whole, number
        return nearest

    def _by(self, heavy: Weights) -> list[tuple[int, float]]:
        """The groups that have one of the stems, the most alike first."""
        found: dict[int, float] = defaultdict(float)
        for stem, weight in heavy.items():
            for number, other in self._having.get(stem, ()):
                found[number] += weight * other
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _apart(question: Weights) -> tuple[Weights, Weights]:
    """The heaviest stems, and those that could not make it alike anything by themselves."""
    left = 1.0
    ordered = sorted(question.items(), key=lambda pair: (-pair[1], pair[0]))
    for place, (_, weight) in enumerate(ordered):
        if left < ALIKE**2:
            return dict(ordered[:place]), dict(ordered[place:])
        left -= weight**2
    return question, {}
