"""Small counts are not shown, and nothing beside them lets anybody compute them.

A count of one to four is said to be small. Where the sum of several counts is known, one small count among them could
be computed; so others are hidden with it until each small one may still be at least two things. Which others are
hidden follows from their place, never from how large they are, for that would tell of the small ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

FEWEST = 5
"""From how many on a count is shown."""


class Sight(Enum):
    """How a count is shown: as it is, as a small one, or not at all."""

    PLAIN = auto()
    SMALL = auto()
    HIDDEN = auto()


@dataclass(frozen=True, slots=True)
class Shown:
    """A count as it may be shown; `many` only where it is shown as it is."""

    sight: Sight
    many: int | None = None


SMALL, HIDDEN = Shown(Sight.SMALL), Shown(Sight.HIDDEN)


def alone(many: int) -> Shown:
    """A count that adds up to nothing else that is shown."""
    return SMALL if is_small(many) else Shown(Sight.PLAIN, many)


def is_small(many: int) -> bool:
    """Whether there are some, but fewer than may be shown."""
    return 0 < many < FEWEST


def parts(counts: Sequence[int]) -> tuple[Shown, ...]:
    """Counts whose sum is shown as well."""
    if is_small(sum(counts)):
        return tuple(HIDDEN for _ in counts)
    small = {place for place, many in enumerate(counts) if is_small(many)}
    hidden = _hidden_beside(counts, small) if small else set[int]()
    return tuple(HIDDEN if place in hidden else alone(many) for place, many in enumerate(counts))


def _hidden_beside(counts: Sequence[int], small: set[int]) -> set[int]:
    """The places to hide so that no small count can be computed: where hiding some is not enough, all but the empty."""
    hidden: set[int] = set()
    first = min(small)
    large = sorted(
        (place for place, many in enumerate(counts) if many >= FEWEST), key=lambda place: (abs(place - first), place)
    )
    for place in (*large, -1):
        unseen = sum(counts[each] for each in small | hidden)
        if _leaves_doubt(unseen, len(small), len(hidden)):
            return hidden
        hidden.add(place)
    return {place for place, many in enumerate(counts) if many}


def _leaves_doubt(unseen: int, small: int, hidden: int) -> bool:
    """Whether the sum of what is not shown leaves open what each small count is."""
    if hidden:
        return unseen >= small * (FEWEST - 1) + hidden * FEWEST
    return small > 1 and small < unseen < small * (FEWEST - 1)


def days_of(week: Shown, days: Sequence[int]) -> tuple[Shown, ...]:
    """The days of a week: where its count is not shown no day is, not even whether there was anything."""
    return parts(days) if week.sight is Sight.PLAIN else tuple(HIDDEN for _ in days)


def most_common(counts: Mapping[str, int], most: int) -> dict[str, int]:
    """The most common, where how many there are in all is not shown."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return {name: many for name, many in ordered[:most] if many >= FEWEST}


def most_common_within(
    counts: Mapping[str, int], within: Mapping[str, str], wholes: Iterable[str], most: int
) -> dict[str, int]:
    """The most common, where the sums of what lies within each of the wholes are shown too.

    What is left of a whole is nothing, or together too much to be small.
    """
    listed = most_common(counts, most)
    for whole in wholes:
        inside = {name: many for name, many in counts.items() if within.get(name) == whole}
        left = sum(many for name, many in inside.items() if name not in listed)
        while is_small(left):
            last = next((name for name in reversed(listed) if name in inside), None)
            if last is None:
                break
            left += listed.pop(last)
    return listed
