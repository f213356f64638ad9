"""Why an entry was ranked as it was, in words that can be shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.faq.hearing import Question, Strange
from dialogs.faq.numbers import Floats, Whole
from dialogs.faq.reading import How, Term
from dialogs.faq.shelf import Shelf
from dialogs.faq.writing import spellings

SHARED_PART = 0.3
"""From this likeness on, two words are said to share a part."""

_REPAIRS = (How.ABBREVIATION, How.JOINED, How.REPAIRED)

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """What was written, and what it was understood as."""

    written: str
    understood: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """What a question has in common with the phrasing of an entry that is nearest to it."""

    words: tuple[str, ...] = ()
    parts: Pairs = ()
    repairs: tuple[Repair, ...] = ()
    synonyms: Pairs = ()
    nearest: str = ""


def reasons(shelf: Shelf, owner: int, nearness: Floats, question: Question) -> Reasons:
    """The reasons that speak for the owner."""
    begin, end = shelf.first_line[owner], shelf.first_line[owner + 1]
    if begin == end:
        return Reasons()
    line = begin + int(nearness[begin:end].argmax())
    places = shelf.lines.columns[shelf.lines.starts[line] : shelf.lines.starts[line + 1]]
    words = {shelf.words.words[place] for place in places.tolist()}
    asked = spellings([question.text])
    found = [_spelt(term, asked, shelf.spelt) for term in question.terms if term.word in words]
    return Reasons(
        words=tuple(dict.fromkeys(term.word for term in found if term.how is How.WRITTEN)),
        parts=tuple(_parts(question.strange, asked, places, shelf)),
        repairs=tuple(Repair(term.written, term.word) for term in found if term.how in _REPAIRS),
        synonyms=tuple((term.written, term.word) for term in found if term.how is How.SYNONYM),
        nearest=shelf.phrasings[line],
    )


def _spelt(term: Term, asked: Mapping[str, str], said: Mapping[str, str]) -> Term:
    """The term with the accents it was written with, in the question or else in the phrasings."""
    written = " ".join(asked.get(word, word) for word in term.written.split(" "))
    return Term(asked.get(term.word) or said.get(term.word, term.word), written, term.how, term.weight)


def _parts(
    words: Iterable[Strange], asked: Mapping[str, str], places: Whole, shelf: Shelf
) -> Iterator[tuple[str, str]]:
    for strange, place in _sharing(words, places):
        word = shelf.words.words[place]
        yield asked.get(strange.term.written, strange.term.written), shelf.spelt.get(word, word)


def _sharing(strange: Iterable[Strange], places: Whole) -> Iterator[tuple[Strange, int]]:
    for word in strange:
        alike = word.likeness[places]
        nearest = int(alike.argmax())
        if alike[nearest] >= SHARED_PART:
            yield word, int(places[nearest])
