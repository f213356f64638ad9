"""A question as the phrasings of a language understand it: typos repaired, split compounds joined."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.faq.numbers import Floats
from dialogs.faq.phrases import Words
from dialogs.faq.reading import How, Reader, Term
from dialogs.faq.vocabulary import Vocabulary
from dialogs.faq.writing import spellings

SHORTEST_REPAIRED = 4
LONG_WORD = 8
"""From this length a word may be two mistakes away from the one that was meant, below it one."""

REPAIRED = 0.4
"""What the word meant weighs beside the word written, which is kept."""

MOST_STRANGE = 12
"""Strange words looked into; more than this and the text is not a question to us."""

HALF_KNOWN = 0.5
"""From this likeness on, a strange word counts as partly understood."""


@dataclass(frozen=True, slots=True)
class Strange:
    """A word of the question that no phrasing has, and how alike it is to each word they have."""

    word: str
    likeness: Floats
    nearest: float


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, ready to be compared."""

    matter: Words
    terms: tuple[Term, ...]
    strange: tuple[Strange, ...]
    understood: float
    spelt: Mapping[str, str]


def heard(text: str, reader: Reader, known: Vocabulary) -> Question:
    """The question in the words of the vocabulary as far as it goes."""
    matter = reader.matter(text)
    terms = reader.terms(matter)
    repairs = tuple(_repairs(terms, known)) + tuple(_joined(matter, known))
    mended = {term.written for term in repairs}
    strange = tuple(_felt(term, known) for term in _unknown(terms, known) if term.written not in mended)
    return Question(matter, terms + repairs, strange, _understood(terms, strange), spellings([text]))


def _unknown(terms: Iterable[Term], known: Vocabulary) -> list[Term]:
    found = {term.word: term for term in terms if term.word not in known.place}
    return list(found.values())[:MOST_STRANGE]


def _repairs(terms: Iterable[Term], known: Vocabulary) -> Iterator[Term]:
    for term in _unknown(terms, known):
        meant = _meant(term.word, known)
        if meant is not None:
            yield Term(meant, term.written, How.REPAIRED, REPAIRED * term.weight)


def _meant(word: str, known: Vocabulary) -> str | None:
    """The known word that is fewest mistakes away, the nearest in length where there are several."""
    length, most = len(word), 1 if len(word) < LONG_WORD else 2
    best = None
    for near in sorted(range(length - most, length + most + 1), key=lambda near: abs(near - length)):
        if min(length, near) >= SHORTEST_REPAIRED:
            found = process.extractOne(word, known.by_length.get(near, ()), scorer=OSA.distance, score_cutoff=most)
            if found is not None:
                best, most = found[0], int(found[1]) - 1
    return best


def _joined(words: Words, known: Vocabulary) -> Iterable[Term]:
    for first, second in pairwise(words):
        for whole in (first + second, f"{first}s{second}"):
            if whole in known.place:
                yield Term(whole, f"{first} {second}", How.JOINED)


def _felt(term: Term, known: Vocabulary) -> Strange:
    likeness = known.likeness((term,))
    alike = likeness.of_words / (likeness.length * known.sizes)
    return Strange(term.written, alike, float(alike.max(initial=0.0)))


def _understood(terms: Iterable[Term], strange: Iterable[Strange]) -> float:
    """The share of the words' weight that is known; a strange word counts by how alike it is to a known one."""
    alike = {word.word: word.nearest if word.nearest >= HALF_KNOWN else 0.0 for word in strange}
    whole = sum(term.weight for term in terms)
    return sum(term.weight * alike.get(term.written, 1.0) for term in terms) / whole if whole else 0.0
