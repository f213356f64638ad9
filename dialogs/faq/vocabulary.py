"""The words of the phrasings, and how alike a text is to each of them by the pieces they share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from dialogs.faq.numbers import Floats, Singles, Table, Whole, table
from dialogs.faq.reading import Term
from dialogs.faq.writing import pieces

RARITY_POWER = 0.3
"""How much more a rare piece counts than a common one: 0 not at all, 1 by the full logarithm."""

MOST_KEPT = 4_000_000
"""Numbers kept to have the likeness of words used often at hand: 16 MB a language at most."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a text has in common with each word, and the length of the text in the same measure."""

    of_words: Floats
    length: float


@dataclass(frozen=True, slots=True, eq=False)
class Spelt:
    """A word by its pieces: the places of those known with what each weighs, and those that no word has.

    What it has in common with each word of the vocabulary is in `shared` where it has been worked out, and in the row
    of the words used often where it is one of them.
    """

    places: Whole
    weights: Floats
    unknown: Sequence[str] = ()
    shared: Floats | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Often:
    """The words used most, by their places, each with a row of what it has in common with every word."""

    row: Mapping[int, int]
    shared: Singles

    def mix(self, rows: Sequence[tuple[int, float]]) -> Singles:
        """One sum for each word: the chosen rows laid on one another, each with its weight."""
        weights = np.array([weight for _, weight in rows], np.float32)
        mixed: Singles = weights @ self.shared[[row for row, _ in rows]]
        return mixed


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words of a language's phrasings, with the pieces they are made of and how often each is used."""

    words: tuple[str, ...]
    place: Mapping[str, int]
    piece: Mapping[str, int]
    rarity: Floats
    unseen: float
    holders: Table
    spelling: Table
    sizes: Floats
    used: Whole
    often: Often

    def spelt(self, word: str) -> Spelt:
        """The word by its pieces."""
        place = self.place.get(word)
        if place is None:
            return self._strange(pieces(word))
        return Spelt(*self.spelling.row(place), row=self.often.row.get(place))

    def _strange(self, found: Sequence[str]) -> Spelt:
        places = np.array([place for piece in found if (place := self.piece.get(piece)) is not None], np.int64)
        return Spelt(places, self.rarity[places], [piece for piece in found if piece not in self.piece])

    def shared(self, words: Sequence[Spelt]) -> list[Spelt]:
        """The words with what each has in common with every word of the vocabulary."""
        rows = self.holders.mixes([(word.places, word.weights) for word in words]) if words else ()
        return [Spelt(word.places, word.weights, word.unknown, row) for word, row in zip(words, rows, strict=True)]

    def likeness(self, words: Sequence[tuple[Spelt, float]]) -> Likeness:
        """How alike the weighed words together are to each word; pieces never seen make the text longer."""
        of_words = self.holders.mix(*_cells([pair for pair in words if pair[0].shared is None and pair[0].row is None]))
        of_words += self.often.mix([(word.row, weight) for word, weight in words if word.row is not None])
        for word, weight in words:
            if word.shared is not None:
                of_words += weight * word.shared
        return Likeness(of_words, self.length(words))

    def alike_to(self, word: Spelt) -> Floats:
        """How alike each word is to the given one, of which the shared is known: 0 to 1."""
        shared = self.holders.mix(word.places, word.weights) if word.shared is None else word.shared
        return shared / (self.sizes * self.length([(word, 1.0)]))

    def length(self, words: Sequence[tuple[Spelt, float]]) -> float:
        """The length of the weighed words together; pieces never seen make it longer."""
        known = np.bincount(*_cells(words))
        unknown = _together((word.unknown, weight) for word, weight in words if word.unknown)
        return sqrt(float(known @ known) + self.unseen**2 * sum(weight**2 for weight in unknown))

    def alike(self, places: Whole, weights: Floats) -> Floats:
        """How alike a mixture of its own words is to each word."""
        spelt = self.spelling.mix(places, weights)
        return self.holders.mix(np.flatnonzero(spelt), spelt[np.flatnonzero(spelt)])


def _cells(words: Sequence[tuple[Spelt, float]]) -> tuple[Whole, Floats]:
    if not words:
        return np.zeros(0, np.int64), np.zeros(0)
    weights = [word.weights if weight == 1 else weight * word.weights for word, weight in words]
    return np.concatenate([word.places for word, _ in words]), np.concatenate(weights)


def _together(weighed: Iterable[tuple[Iterable[str], float]]) -> Iterable[float]:
    """What each piece weighs in all of the words that have it."""
    sums: dict[str, float] = {}
    for unknown, weight in weighed:
        for piece in unknown:
            sums[piece] = sums.get(piece, 0.0) + weight
    return sums.values()


def vocabulary(texts: Sequence[Iterable[Term]], owners: Whole, owned: int) -> Vocabulary:
    """The vocabulary of the texts; a piece is the rarer the fewer owners use it, not the fewer texts."""
    words = sorted({term.word for text in texts for term in text})
    place = {word: number for number, word in enumerate(words)}
    piece, raw = _spelling(words)
    used = _used(texts, owners, owned, place).through(raw)
    rarity = _rarity(np.bincount(used.columns, minlength=len(piece)), owned)
    spelling = _weighed(raw, rarity)
    unseen = float(_rarity(np.zeros(1), owned)[0])
    holders = spelling.turned()
    uses = np.bincount([place[term.word] for text in texts for term in text], minlength=len(words))
    often = _often(uses, spelling, holders)
    return Vocabulary(tuple(words), place, piece, rarity, unseen, holders, spelling, spelling.lengths(), uses, often)


def _often(uses: Whole, spelling: Table, holders: Table) -> Often:
    places = np.argsort(-uses, kind="stable")[: MOST_KEPT // max(len(uses), 1)].tolist()
    shared = np.array([holders.mix(*spelling.row(place)) for place in places], np.float32)
    return Often({place: row for row, place in enumerate(places)}, shared.reshape(len(places), len(uses)))


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
