"""Names that something said may be but for a slip or two, found by how they begin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

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

    def is_nearly(self, said: str) -> bool:
        """Whether what is said is the name but for the slips that are forgiven."""
        could_be = abs(len(said) - len(self.written)) <= self.slips
        return could_be and OSA.distance(said, self.written, score_cutoff=self.slips) <= self.slips


@dataclass(frozen=True, slots=True)
class LongNames:
    """Names that slips are forgiven in, by their places and by every choice of letters that they may begin with."""

    names: Mapping[int, LongName]
    by_beginning: Mapping[Letters, tuple[int, ...]]

    def perhaps(self, said: str) -> list[LongName]:
        """The names that may be meant by the beginning of what is said; it begins with a slip of no other."""
        begun = set(combinations(said[:MOST_READ], BEGINNING))
        if self.by_beginning.keys().isdisjoint(begun):
            return []
        places = {place for letters in begun for place in self.by_beginning.get(letters, ())}
        return [self.names[place] for place in places]


def long_names(names: Iterable[str]) -> LongNames:
    """Those of the names that slips are forgiven in, ready to be looked for."""
    slipped = {place: LongName(place, name, _slips(name)) for place, name in enumerate(names) if _slips(name)}
    found: dict[Letters, tuple[int, ...]] = {}
    for place, name in slipped.items():
        for letters in set(combinations(name.written[: BEGINNING + name.slips], BEGINNING)):
            found[letters] = (*found.get(letters, ()), place)
    return LongNames(slipped, found)


def _slips(name: str) -> int:
    """How many slips are forgiven: none in short names, which are too close to ordinary words."""
    return sum(len(name) >= length for length in SLIP_FROM)
