"""Names that something said may be but for a slip or two, found by how they begin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

SLIP_FROM = (6, 9)
"""Letters from which a name may be one slip away, and two."""

BEGINNING = 4
"""Letters, in their order, that a name and what is said for it must both begin with but for those that slips add."""

MOST_READ = BEGINNING + len(SLIP_FROM)
"""Letters of what is said among which these must be: each slip puts at most one before any of them."""

Letters = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LongName:
    """A name that is long enough to be known though it has so many slips; `place` is its place among all names."""

    place: int
    written: str
    slips: int


@dataclass(frozen=True, slots=True)
class LongNames:
    """Names that slips are forgiven in, by every choice of letters that they may begin with."""

    by_beginning: Mapping[Letters, tuple[LongName, ...]]

    def perhaps(self, said: str) -> Iterable[LongName]:
        """The names that may be meant by the beginning of what is said; it begins with a slip of no other."""
        begun = set(combinations(said[:MOST_READ], BEGINNING))
        if self.by_beginning.keys().isdisjoint(begun):
            return ()
        return {name for letters in begun for name in self.by_beginning.get(letters, ())}


def long_names(names: Iterable[str]) -> LongNames:
    """Those of the names that slips are forgiven in, ready to be looked for."""
    found: dict[Letters, tuple[LongName, ...]] = {}
    for place, written in enumerate(names):
        name = LongName(place, written, _slips(written))
        for letters in set(combinations(written[: BEGINNING + name.slips], BEGINNING)) if name.slips else ():
            found[letters] = (*found.get(letters, ()), name)
    return LongNames(found)


def _slips(name: str) -> int:
    """How many slips are forgiven: none in short names, which are too close to ordinary words."""
    return sum(len(name) >= length for length in SLIP_FROM)
