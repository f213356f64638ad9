"""Answers as weak evidence: an entry with few phrasings may be found by what its answer says.

BM25 over pieces of words (Robertson and Zaragoza 2009), the first sentence counting once more.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dialogs.faq.numbers import Floats, Table, table
from dialogs.faq.reading import Term
from dialogs.faq.writing import pieces, words_written

SIZES = (3, 4, 5)
SATURATION = 1.2
LENGTH_SHARE = 0.75
RARITY_POWER = 0.8
LONG_WORDS = 0.5
"""How much less each piece counts the longer its word is: 0 not at all, 1 so that all words count alike."""

FIRST_SENTENCE = 0.4

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s")


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The pieces of all answers, each with its weight for each owner."""

    piece: Mapping[str, int]
    rarity: Floats
    unseen: float
    weights: Table

    def evidence(self, terms: Iterable[Term]) -> Floats:
        """For each owner how much of the question its answer speaks of, 0 to 1."""
        asked, whole = self._asked(terms)
        places = np.fromiter(asked.keys(), np.int64, len(asked))
        sums = self.weights.mix(places, np.fromiter(asked.values(), np.float64, len(asked)))
        return sums / max(whole, 1e-9)

    def _asked(self, terms: Iterable[Term]) -> tuple[dict[int, float], float]:
        asked: dict[int, float] = {}
        whole = 0.0
        for term in terms:
            weight = term.weight * (len(term.word) + 2) ** -LONG_WORDS
            for piece in pieces(term.word, SIZES):
                place = self.piece.get(piece)
                whole += weight * (self.unseen if place is None else float(self.rarity[place]))
                if place is not None:
                    asked[place] = asked.get(place, 0.0) + weight
        return asked, whole * (SATURATION + 1) * (1 + FIRST_SENTENCE)


def answers(texts: Sequence[str]) -> Answers:
    """The evidence of the answers, one for each owner, empty where it has none."""
    counts, piece = _counts([words_written(text, longest=None) for text in texts])
    first, _ = _counts([words_written(_SENTENCE_END.split(text.strip(), 1)[0]) for text in texts], piece)
    holders = np.bincount(counts.columns, minlength=len(piece))
    rarity = _rarity(holders, len(texts))
    columns = np.concatenate((counts.columns, first.columns))
    values = np.concatenate((_saturated(counts), FIRST_SENTENCE * _saturated(first))) * rarity[columns]
    weights = table(columns, np.concatenate((counts.rows, first.rows)), values, (len(piece), len(texts)))
    return Answers(piece, rarity, float(_rarity(np.zeros(1), len(texts))[0]), weights)


def _counts(texts: Sequence[Sequence[str]], piece: dict[str, int] | None = None) -> tuple[Table, dict[str, int]]:
    """How often each piece stands in each text; pieces are numbered as they come, or as they are known."""
    numbers = {} if piece is None else piece
    spelt = {
        word: [numbers.setdefault(part, len(numbers)) for part in pieces(word, SIZES)]
        for text in texts
        for word in text
    }
    cells = [(row, place) for row, text in enumerate(texts) for word in text for place in spelt[word]]
    rows, columns = np.array(cells, np.int64).reshape(-1, 2).T
    return table(rows, columns, np.ones(len(rows)), (len(texts), len(numbers))), numbers


def _saturated(counts: Table) -> Floats:
    """What each count weighs: more pieces of one kind add less and less, the sooner the longer the text."""
    sizes = np.bincount(counts.rows, counts.values, counts.height)
    mean = sizes[sizes > 0].mean() if sizes.any() else 1.0
    length = 1 - LENGTH_SHARE + LENGTH_SHARE * sizes[counts.rows] / mean
    weights: Floats = counts.values * (SATURATION + 1) / (counts.values + SATURATION * length)
    return weights


def _rarity(holders: np.ndarray, many: int) -> Floats:
    rarity: Floats = np.log1p((many - holders + 0.5) / (holders + 0.5)) ** RARITY_POWER
    return rarity
