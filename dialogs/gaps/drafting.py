"""Clusters as drafts: a new entry, or more ways to ask for one that lies near."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import count

from dialogs.faq import rank
from dialogs.faq.writing import folded
from dialogs.gaps.clustering import MOST_NEAREST
from dialogs.gaps.showing import Question, Shown
from dialogs.language import Language
from dialogs.library import Library
from dialogs.turn import GapKind, HandedOver

MOST_QUESTIONS = 4
"""Model questions of an entry; other ways to ask belong among the utterances."""

NEAR = 2 / 3
"""Share of a cluster that the bot had to ask back about, from which what is lacking is phrasings and no answer."""

UNNAMED, ANSWERED = "new-entry", "answered-by-a-person"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry to be written: everything but its answer, taken from what was asked and from the nearest entry.

    `answer` is what a person has answered, in the language it was asked in.
    """

    id: str
    topic: str
    language: Language
    questions: tuple[str, ...]
    others: tuple[str, ...]
    cites: tuple[str, ...]
    related: tuple[str, ...]
    owner: str
    asked: int
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Utterances:
    """More ways to ask for an entry that there is."""

    entry: str
    language: Language
    texts: tuple[str, ...]
    asked: int


Draft = Entry | Utterances


def drafts(
    library: Library, shown: Iterable[Shown], answered: Iterable[tuple[HandedOver, str]] = ()
) -> tuple[Draft, ...]:
    """A draft for each cluster that has an answer to be written, or phrasings to be added.

    And one for each question that a person has answered.
    """
    taken = set(library.entries) | set(library.elsewhere)
    found: list[Draft] = []
    for handed, words in answered:
        entry = _answered(library, handed, words, taken)
        found.append(entry)
        taken.add(entry.id)
    for each in shown:
        whole = tuple(question.text for question in each.questions if _is_usable(question))
        if each.now or each.cluster.displeased or not whole:
            continue
        near = _near(library, each)
        if near:
            found.append(Utterances(near, each.cluster.language, whole, each.cluster.count))
        else:
            entry = _entry(library, each, whole, taken)
            found.append(entry)
            taken.add(entry.id)
    return tuple(found)


def _is_usable(question: Question) -> bool:
    return question.is_whole and bool(question.text.strip())


def _near(library: Library, shown: Shown) -> str:
    """The entry that the bot asked back about most of the time; none where it mostly knew nothing near."""
    unclear = shown.cluster.kinds.get(GapKind.UNCLEAR, 0)
    first = shown.nearest[0] if shown.nearest else ""
    return first if first in library.entries and unclear >= NEAR * shown.cluster.count else ""


def _entry(library: Library, shown: Shown, whole: tuple[str, ...], taken: Container[str]) -> Entry:
    related = tuple(name for name in shown.nearest if name in library.entries)[:MOST_NEAREST]
    beside = library.entries[related[0]] if related else min(library.entries.values(), key=lambda entry: entry.id)
    owner = beside.owner if related else library.organisation.turn_to
    return Entry(
        _free("-".join(map(folded, shown.shared[:2])) or UNNAMED, taken),
        beside.topic,
        shown.cluster.language,
        whole[:MOST_QUESTIONS],
        whole[MOST_QUESTIONS:],
        beside.cites,
        related,
        owner,
        shown.cluster.count,
    )


def _answered(library: Library, handed: HandedOver, words: str, taken: Container[str]) -> Entry:
    hits = rank(library.index, handed.text, handed.language).entries[:MOST_NEAREST]
    related = tuple(hit.id for hit in hits if hit.id in library.entries)
    beside = library.entries[related[0]] if related else min(library.entries.values(), key=lambda entry: entry.id)
    role = handed.role if handed.role in library.organisation.roles else beside.owner
    questions = (handed.text,)
    return Entry(
        _free(ANSWERED, taken), beside.topic, handed.language, questions, (), beside.cites, related, role, 1, words
    )


def _free(name: str, taken: Container[str]) -> str:
    return next(each for number in count(1) if (each := name if number == 1 else f"{name}-{number}") not in taken)
