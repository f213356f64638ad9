"""The phrasings by their whole words: a second opinion beside pieces of words, which blur words that look alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from dialogs.faq.numbers import Floats, Table, Whole


@dataclass(frozen=True, slots=True, eq=False)
class WholeWords:
    """How much each word says of each phrasing: a row for each word, of which phrasings are columns.

    A word is the rarer the fewer phrasings use it; `strange` is the rarity of a word that none uses.
    """

    place: Mapping[str, int]
    rarity: Floats
    strange: float
    lines: Table

    def nearness(self, words: Iterable[str]) -> Floats:
        """How near each phrasing is to the words; strange ones lengthen the question and match nothing."""
        different = set(words)
        known = np.array(sorted(self.place[word] for word in different if word in self.place), np.int64)
        weights = self.rarity[known]
        strange = sum(word not in self.place for word in different)
        length = (float(weights @ weights) + strange * self.strange**2) ** 0.5
        return self.lines.mix(known, weights / (length or 1.0))


def whole_words(lines: Table, place: Mapping[str, int]) -> WholeWords:
    """The whole words of the phrasings; `lines` has a row for each phrasing and a column for each word."""
    used = np.bincount(lines.columns, minlength=lines.width)
    rarity = _rarity(used, lines.height)
    rows = Table(lines.starts, lines.rows, lines.columns, rarity[lines.columns], lines.width)
    return WholeWords(
        place, rarity, float(_rarity(np.zeros(1), lines.height)[0]), rows.scaled(1 / rows.lengths()).turned()
    )


def _rarity(using: Floats | Whole, many: int) -> Floats:
    rarity: Floats = np.log((many + 1) / (using + 0.5))
    return rarity
