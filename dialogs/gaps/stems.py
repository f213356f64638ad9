"""Words by their stems: inflections led together, slips of the pen put right, compounds taken apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters that a stem or a part of a compound has at least."""

LONG_ENOUGH = 5
"""Letters from which a word nobody else uses may be a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of a language. `used` tells how many questions and phrasings have each."""

    endings: tuple[str, ...]
    used: Mapping[str, int]
    misspelt: Mapping[str, tuple[str, ...]] = field(repr=False)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, word: str) -> tuple[str, ...]:
        """The stem of the word first, then the parts of a compound that others use by themselves."""
        if word not in self.known:
            stem = self._meant(stem_of(word, self.endings))
            self.known[word] = (stem, *self._parts(stem))
        return self.known[word]

    def _meant(self, stem: str) -> str:
        """The stem, or the one most used that is a slip of the pen away where nobody else writes it so."""
        if self.used.get(stem, 0) > 1 or len(stem) < LONG_ENOUGH or not stem.isalpha():
            return stem
        near = {other for left in _with_one_less(stem) for other in self.misspelt.get(left, ())}
        close = [other for other in near if other != stem and OSA.distance(stem, other, score_cutoff=1) == 1]
        return min(close, key=lambda other: (-self.used[other], other), default=stem)

    def _parts(self, stem: str) -> Iterator[str]:
        """The longest beginning that is a stem itself, and the end that is one or begins with one."""
        begins = self._beginning(stem)
        ends = next((stem[at:] for at in _places(stem) if stem[at:] in self.used), "")
        yield from filter(None, (begins, ends or self._beginning(stem[len(begins) :].removeprefix("s"))))

    def _beginning(self, stem: str) -> str:
        return next((stem[:at] for at in reversed(_places(stem, 1)) if stem[:at] in self.used), "")


def _places(stem: str, left: int = SHORTEST) -> range:
    """Where the stem may be cut, so that enough is on both sides."""
    return range(SHORTEST, len(stem) - left + 1)


def stem_of(word: str, endings: Sequence[str]) -> str:
    """The word without the endings it carries, the first of those there are each time."""
    while ending := next((end for end in endings if word.endswith(end) and len(word) - len(end) >= SHORTEST), ""):
        word = word[: -len(ending)]
    return word


def longest_first(endings: Iterable[str]) -> tuple[str, ...]:
    """The endings in the order in which they are tried."""
    return tuple(sorted(endings, key=lambda end: (-len(end), end)))


def stems(endings: tuple[str, ...], used: Mapping[str, int]) -> Stems:
    """The stems of words by how many questions and phrasings use each word."""
    by_stem = counted(endings, used)
    return Stems(endings, by_stem, _misspelt(by_stem))


def counted(endings: Sequence[str], used: Mapping[str, int]) -> dict[str, int]:
    """How many use each stem, from how many use each word."""
    by_stem: dict[str, int] = {}
    for word, uses in used.items():
        stem = stem_of(word, endings)
        by_stem[stem] = by_stem.get(stem, 0) + uses
    return by_stem


def _misspelt(used: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """The stems that several use, by each way to write them with a letter less."""
    found: dict[str, list[str]] = {}
    for stem, uses in used.items():
        if uses > 1 and len(stem) >= LONG_ENOUGH and stem.isalpha():
            for left in _with_one_less(stem):
                found.setdefault(left, []).append(stem)
    return {left: tuple(stems) for left, stems in found.items()}


def _with_one_less(stem: str) -> set[str]:
    return {stem, *(stem[:at] + stem[at + 1 :] for at in range(len(stem)))}
