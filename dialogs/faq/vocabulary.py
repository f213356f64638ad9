"""The words of the phrasings, and how alike a text is to each of them by the pieces they share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from dialogs.faq.numbers import Floats, Table, Whole, table
from dialogs.faq.reading import Term
from dialogs.faq.writing import pieces

RARITY_POWER = 0.3
"""How much more a rare piece counts than a common one: 0 not at all, 1 by the full logarithm."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a text has in common with each word, and the length of the text in the same measure."""

    of_words: Floats
    length: float


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
    by_length: Mapping[int, tuple[str, ...]]

    def likeness(self, terms: Iterable[Term]) -> Likeness:
        """How alike the terms together are to each word; pieces never seen lengthen the text and match nothing."""
        known, unknown = self._pieces(terms)
        places = np.fromiter(known.keys(), np.int64, len(known))
        weights = np.fromiter(known.values(), np.float64, len(known)) * self.rarity[places]
        squares = float(weights @ weights) + self.unseen**2 * sum(weight**2 for weight in unknown.values())
        return Likeness(self.holders.mix(places, weights), squares**0.5)

    def alike(self, places: Whole, weights: Floats) -> Floats:
        """How alike a mixture of its own words is to each word."""
        spelt = self.spelling.mix(places, weights)
        return self.holders.mix(np.flatnonzero(spelt), spelt[np.flatnonzero(spelt)])

    def _pieces(self, terms: Iterable[Term]) -> tuple[dict[int, float], dict[str, float]]:
        known: dict[int, float] = {}
        unknown: dict[str, float] = {}
        for term in terms:
            for piece in pieces(term.word):
                place = self.piece.get(piece)
                if place is None:
                    unknown[piece] = unknown.get(piece, 0.0) + term.weight
                else:
                    known[place] = known.get(place, 0.0) + term.weight
        return known, unknown


def vocabulary(texts: Sequence[Iterable[Term]], owners: Whole, owned: int) -> Vocabulary:
    """The vocabulary of the texts; a piece is the rarer the fewer owners use it, not the fewer texts."""
    words = sorted({term.word for text in texts for term in text})
    place = {word: number for number, word in enumerate(words)}
    piece, raw = _spelling(words)
    used = _used(texts, owners, owned, place).through(raw)
    rarity = _rarity(np.bincount(used.columns, minlength=len(piece)), owned)
    spelling = _weighed(raw, rarity)
    unseen = float(_rarity(np.zeros(1), owned)[0])
    return Vocabulary(
        tuple(words), place, piece, rarity, unseen, spelling.turned(), spelling, spelling.lengths(), _by_length(words)
    )


def _by_length(words: Sequence[str]) -> dict[int, tuple[str, ...]]:
    return {length: tuple(same) for length, same in groupby(sorted(words, key=lambda word: (len(word), word)), key=len)}


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
