"""The sub-index of one language: every phrasing as a row to be compared with, owned by an entry or a rival."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dialogs.faq.answers import Answers, answers
from dialogs.faq.learnt import Learnt
from dialogs.faq.numbers import Floats, Layers, Table, Whole, table
from dialogs.faq.phrases import Words
from dialogs.faq.reading import Reader, Term
from dialogs.faq.vocabulary import Vocabulary, vocabulary
from dialogs.faq.whole_words import WholeWords, whole_words
from dialogs.faq.writing import spellings

BY_WORDS = 0.5
"""How much of the nearness that is learnt by comes from whole words."""


@dataclass(frozen=True, slots=True)
class Owner:
    """An entry or a matter of others, with its phrasings in one language."""

    id: str
    is_elsewhere: bool
    phrasings: tuple[str, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """All phrasings of a language, ready to be compared with; those of an owner lie side by side.

    `lines` has a row for each phrasing and a column for each word, `layers` the same. `speaking` are the owners that
    have any phrasing, `begins` where those of each begin; `spread` is the length of the sum of an owner's phrasings.
    """

    reader: Reader
    owners: tuple[Owner, ...]
    phrasings: tuple[str, ...]
    owner_of: Whole
    first_line: tuple[int, ...]
    words: Vocabulary
    lines: Table
    layers: Layers
    by_words: WholeWords
    speaking: Whole
    begins: Whole
    spread: Floats
    said: Mapping[Words, frozenset[int]]
    answers: Answers
    need: Floats
    spelt: Mapping[str, str]
    learnt: Learnt | None = None

    def best(self, nearness: Floats) -> Floats:
        """For each owner how near its nearest phrasing is."""
        nearest = np.zeros(len(self.owners))
        nearest[self.speaking] = np.maximum.reduceat(nearness, self.begins)
        return nearest

    def centre(self, nearness: Floats) -> Floats:
        """For each owner how near the middle of its phrasings is."""
        sums = np.zeros(len(self.owners))
        sums[self.speaking] = np.add.reduceat(nearness, self.begins)
        return sums / self.spread

    def nearness_of(self, line: int) -> Floats:
        """How near one of its phrasings is to each of them, as what is learnt goes by."""
        cells = slice(self.lines.starts[line], self.lines.starts[line + 1])
        places = self.lines.columns[cells]
        pieces = self.layers.times(self.words.alike(places, self.lines.values[cells]))
        return both(pieces, self.by_words.nearness(self.words.words[place] for place in places.tolist()))


def both(pieces: Floats, words: Floats) -> Floats:
    """Nearness by pieces of words and by whole words as one."""
    return (1 - BY_WORDS) * pieces + BY_WORDS * words


def shelf(owners: Iterable[Owner], reader: Reader) -> Shelf:
    """The sub-index of the owners' phrasings; the same for every order they are given in."""
    ordered = tuple(sorted(owners, key=lambda owner: (owner.id, owner.is_elsewhere)))
    lines = [line for number, owner in enumerate(ordered) for line in _lines(number, owner, reader)]
    of = np.array([line.owner for line in lines], np.int64)
    reader = reader.familiar_with(line.words for line in lines)
    texts = [reader.terms(line.words) for line in lines]
    words = vocabulary(texts, of, len(ordered))
    rows = _rows(texts, words)
    rows = rows.scaled(1 / rows.through(words.spelling).lengths())
    middles = table(of[rows.rows], rows.columns, rows.values, (len(ordered), rows.width))
    speaking, begins = np.unique(of, return_index=True)
    return Shelf(
        reader=reader,
        owners=ordered,
        phrasings=tuple(line.written for line in lines),
        owner_of=of,
        first_line=tuple(np.searchsorted(of, np.arange(len(ordered) + 1)).tolist()),
        words=words,
        lines=rows,
        layers=rows.layers(),
        by_words=whole_words(rows, words.place),
        speaking=speaking,
        begins=begins,
        spread=middles.through(words.spelling).lengths(),
        said=_said(lines),
        answers=answers([owner.answer for owner in ordered]),
        need=1 / (1 + np.bincount(of, minlength=len(ordered))),
        spelt=spellings(line.written for line in lines),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    owner: int
    written: str
    words: Words


def _lines(number: int, owner: Owner, reader: Reader) -> Iterable[_Line]:
    """One line for each phrasing that differs in more than case, punctuation and chat."""
    different: dict[Words, str] = {}
    for written in sorted(owner.phrasings):
        different.setdefault(reader.matter(written), written)
    return [_Line(number, written, words) for words, written in different.items() if words]


def _rows(texts: Sequence[tuple[Term, ...]], words: Vocabulary) -> Table:
    cells = [(row, words.place[term.word], term.weight) for row, text in enumerate(texts) for term in text]
    rows, columns, weights = np.array(cells, np.float64).reshape(-1, 3).T
    return table(rows.astype(np.int64), columns.astype(np.int64), weights, (len(texts), len(words.words)))


def _said(lines: Iterable[_Line]) -> dict[Words, frozenset[int]]:
    said: dict[Words, frozenset[int]] = {}
    for line in lines:
        said[line.words] = said.get(line.words, frozenset()) | {line.owner}
    return said
