"""A question as the phrasings of a language understand it: typos repaired, split compounds joined."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.faq.numbers import Floats
from dialogs.faq.phrases import Words
from dialogs.faq.reading import How, Reader, Term
from dialogs.faq.vocabulary import Likeness, Spelt, Vocabulary

SHORTEST_REPAIRED = 4
LONG_WORD = 8
"""From this length a word may be two mistakes away from the one that was meant, below it one."""

REPAIRED = 0.6
"""What the word meant weighs, and what is left of the word as it was written, which is kept beside it."""

PART = 0.4
"""What is left of each of two words that make one compound."""

MOST_STRANGE = 12
"""Strange words looked into; more than this and the text is not a question to us."""

ALIKE_ENOUGH = 0.15
"""Words less alike than this are not looked into for a mistake: one that is not a swap leaves more in common."""

HALF_KNOWN = 0.5
"""From this likeness on, a strange word counts as partly understood."""


_MENDINGS = (How.REPAIRED, How.JOINED)


@dataclass(frozen=True, slots=True)
class Strange:
    """A word of the question that no phrasing has, and how alike it is to each word they have."""

    term: Term
    spelt: Spelt
    likeness: Floats
    nearest: float


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, ready to be compared. Of small words alone, such as "may I", nothing counts as understood."""

    matter: Words
    terms: tuple[Term, ...]
    likeness: Likeness
    strange: tuple[Strange, ...]
    understood: float
    text: str

    def whole_words(self, known: Container[str]) -> list[str]:
        """The words to compare by as a whole: those mended count as what they were understood for."""
        mended = {word for term in self.terms if term.how in _MENDINGS for word in term.written.split()}
        return [term.word for term in self.terms if term.word in known or term.written not in mended]


def heard(text: str, reader: Reader, known: Vocabulary) -> Question:
    """The question in the words of the vocabulary as far as it goes."""
    matter = reader.matter(text)
    terms = reader.terms(matter)
    strange = _strange(terms, known)
    joined = tuple(_joined(matter, known))
    parts = {part for term in joined for part in term.written.split()}
    repairs = (*_repairs((word for word in strange if word.term.written not in parts), known), *joined)
    kept = _kept_of_mended(repairs)
    left = tuple(word for word in strange if word.term.written not in kept)
    all_terms = (*(_weakened(term, kept) for term in terms), *repairs)
    spelt = {word.term.word: word.spelt for word in strange}
    likeness = known.likeness([(spelt.get(term.word) or known.spelt(term.word), term.weight) for term in all_terms])
    says_something = any(word not in reader.stop_words for word in matter)
    return Question(matter, all_terms, likeness, left, _understood(terms, left) if says_something else 0.0, text)


def _kept_of_mended(repairs: Iterable[Term]) -> dict[str, float]:
    """What is left of the words, as they were written, that something else was understood for."""
    kept: dict[str, float] = {}
    for term in repairs:
        left = PART if term.how is How.JOINED else REPAIRED
        kept |= dict.fromkeys((term.written, *term.written.split()), left)
    return kept


def _weakened(term: Term, kept: Mapping[str, float]) -> Term:
    left = kept.get(term.written)
    return term if left is None else replace(term, weight=left * term.weight)


def _strange(terms: Iterable[Term], known: Vocabulary) -> tuple[Strange, ...]:
    unknown = list({term.word: term for term in terms if term.word not in known.place}.values())[:MOST_STRANGE]
    spelt = known.shared([known.spelt(term.word) for term in unknown])
    alike = [known.alike_to(word) for word in spelt]
    return tuple(map(Strange, unknown, spelt, alike, (float(row.max(initial=0.0)) for row in alike)))


def _repairs(strange: Iterable[Strange], known: Vocabulary) -> Iterator[Term]:
    for word in strange:
        meant = _meant(word, known)
        if meant is not None:
            yield Term(meant, word.term.written, How.REPAIRED, REPAIRED * word.term.weight)


def _meant(strange: Strange, known: Vocabulary) -> str | None:
    """The known word that is fewest mistakes away, the one used most where there are several."""
    word = strange.term.word
    if len(word) < SHORTEST_REPAIRED - 1:
        return None
    swapped = _most_used([swap for swap in _swaps(word) if swap in known.place and _is_long(word, swap)], known)
    return swapped or _most_used(_near(word, strange, known), known)


def _swaps(word: str) -> Iterator[str]:
    """The word with two neighbouring letters swapped: they may leave too little in common to be found by pieces."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _most_used(words: Iterable[str], known: Vocabulary) -> str | None:
    return min(words, key=lambda word: (-known.used[known.place[word]], word), default=None)


def _near(word: str, strange: Strange, known: Vocabulary) -> list[str]:
    """The known words that are fewest mistakes away."""
    if strange.nearest < ALIKE_ENOUGH:
        return []
    near = [known.words[place] for place in np.flatnonzero(strange.likeness >= ALIKE_ENOUGH).tolist()]
    most = 1 if len(word) < LONG_WORD else 2
    found = process.extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=None)
    meant = [(mistakes, near) for near, mistakes, _ in found if _is_long(word, near)]
    fewest = min(meant, default=(0, ""))[0]
    return [near for mistakes, near in meant if mistakes == fewest]


def _is_long(word: str, near: str) -> bool:
    return min(len(word), len(near)) >= SHORTEST_REPAIRED


def _joined(words: Words, known: Vocabulary) -> Iterable[Term]:
    for first, second in pairwise(words):
        for whole in (first + second, f"{first}s{second}"):
            if whole in known.place:
                yield Term(whole, f"{first} {second}", How.JOINED)


def _understood(terms: Iterable[Term], strange: Iterable[Strange]) -> float:
    """The share of the words' weight that is known; a strange word counts by how alike it is to a known one."""
    alike = {word.term.written: word.nearest if word.nearest >= HALF_KNOWN else 0.0 for word in strange}
    whole = sum(term.weight for term in terms)
    return sum(term.weight * alike.get(term.written, 1.0) for term in terms) / whole if whole else 0.0
