"""The words of the phrasings, and how alike a text is to each of them by the pieces they share."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeVar

import numpy as np

from dialogs.faq.numbers import Floats, Matrix, Table, Whole, table
from dialogs.faq.reading import Term
from dialogs.faq.writing import pieces

RARITY_POWER = 0.3
"""How much more a rare piece counts than a common one: 0 not at all, 1 by the full logarithm."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a text has in common with each word, and the length of the text in the same measure."""

    of_words: Floats
    length: float


@dataclass(frozen=True, slots=True)
class Spelt:
    """A word by its pieces: those known by their places with what each weighs, and those no word has."""

    known: tuple[tuple[int, float], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words of a language's phrasings, with the pieces they are made of."""

    words: tuple[str, ...]
    place: Mapping[str, int]
    piece: Mapping[str, int]
    rarity: Floats
    unseen: float
    holders: Table
    spelling: Table
    sizes: Floats

    def spelt(self, word: str) -> Spelt:
        """The word by its pieces."""
        place = self.place.get(word)
        if place is not None:
            cells = slice(self.spelling.starts[place], self.spelling.starts[place + 1])
            known = zip(self.spelling.columns[cells].tolist(), self.spelling.values[cells].tolist(), strict=True)
            return Spelt(tuple(known), ())
        found = [(self.piece.get(piece), piece) for piece in pieces(word)]
        places = [place for place, _ in found if place is not None]
        return Spelt(
            tuple(zip(places, self.rarity[places].tolist(), strict=True)),
            tuple(piece for place, piece in found if place is None),
        )

    def likeness(self, words: Iterable[tuple[Spelt, float]]) -> Likeness:
        """How alike the weighed words together are to each word; pieces never seen make the text longer."""
        text = tuple(words)
        known = _together(pair for word, weight in text for pair in _by_weight(word.known, weight))
        unknown = _together((piece, weight) for word, weight in text for piece in word.unknown)
        places, weights = _cells(known)
        return Likeness(self.holders.mix(places, weights), self._length(weights, unknown.values()))

    def alike_each(self, words: Sequence[Spelt]) -> Matrix:
        """A row for each of the words: how alike it is by itself to each of those known, 0 to 1."""
        cells = [_cells(_together(word.known)) for word in words]
        lengths = [
            self._length(weights, Counter(word.unknown).values())
            for word, (_, weights) in zip(words, cells, strict=True)
        ]
        return self.holders.mixes(cells) / np.outer(lengths, self.sizes)

    def _length(self, known: Floats, unknown: Iterable[float]) -> float:
        return sqrt(float(known @ known) + self.unseen**2 * sum(weight**2 for weight in unknown))

    def alike(self, places: Whole, weights: Floats) -> Floats:
        """How alike a mixture of its own words is to each word."""
        spelt = self.spelling.mix(places, weights)
        return self.holders.mix(np.flatnonzero(spelt), spelt[np.flatnonzero(spelt)])


K = TypeVar("K")


def _together(weighed: Iterable[tuple[K, float]]) -> dict[K, float]:
    sums: dict[K, float] = {}
    for key, weight in weighed:
        sums[key] = sums.get(key, 0.0) + weight
    return sums


def _by_weight(pairs: Iterable[tuple[int, float]], weight: float) -> Iterable[tuple[int, float]]:
    return pairs if weight == 1 else ((place, weight * value) for place, value in pairs)


def _cells(known: Mapping[int, float]) -> tuple[Whole, Floats]:
    return np.fromiter(known.keys(), np.int64, len(known)), np.fromiter(known.values(), np.float64, len(known))


def vocabulary(texts: Sequence[Iterable[Term]], owners: Whole, owned: int) -> Vocabulary:
    """The vocabulary of the texts; a piece is the rarer the fewer owners use it, not the fewer texts."""
    words = sorted({term.word for text in texts for term in text})
    place = {word: number for number, word in enumerate(words)}
    piece, raw = _spelling(words)
    used = _used(texts, owners, owned, place).through(raw)
    rarity = _rarity(np.bincount(used.columns, minlength=len(piece)), owned)
    spelling = _weighed(raw, rarity)
    unseen = float(_rarity(np.zeros(1), owned)[0])
    return Vocabulary(tuple(words), place, piece, rarity, unseen, spelling.turned(), spelling, spelling.lengths())


def _spelling(words: Sequence[str]) -> tuple[dict[str, int], Table]:
    piece: dict[str, int] = {}
    cells = [(row, piece.setdefault(part, len(piece))) for row, word in enumerate(words) for part in pieces(word)]
    rows, columns = np.array(cells, np.int64).reshape(-1, 2).T
    return piece, table(rows, columns, np.ones(len(rows)), (len(words), len(piece)))


def _used(texts: Sequence[Iterable[Term]], owners: Whole, owned: int, place: Mapping[str, int]) -> Table:
    cells = {(int(owner), place[term.word]) for owner, text in zip(owners, texts, strict=True) for term in text}
    rows, columns = np.array(sorted(cells), np.int64).reshape(-1, 2).T
    return table(rows, columns, np.ones(len(rows)), (owned, len(place)))


def _rarity(owners_using: Floats | Whole, owned: int) -> Floats:
    rarity: Floats = np.log((owned + 1) / (owners_using + 0.5)).clip(min=0.05) ** RARITY_POWER
    return rarity


def _weighed(raw: Table, rarity: Floats) -> Table:
    return Table(raw.starts, raw.rows, raw.columns, raw.values * rarity[raw.columns], raw.width)
