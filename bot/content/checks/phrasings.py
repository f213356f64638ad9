"""Phrasings that stand for two matters, and phrasings that add nothing to their own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.content.codes import Code
from bot.content.phrases import shipped_phrases
from bot.content.problems import Problem
from bot.content.tree import Node
from bot.content.written import Item, Written
from dialogs.faq.phrases import Words
from dialogs.faq.reading import reader
from dialogs.language import Language

NEARLY = 92
"""Likeness, 0 to 100, from which two phrasings of different matters are taken for one that was changed a little."""

FEWEST_WORDS = 3
"""Shorter phrasings are nearly alike by chance: personuppgift, personuppgifter."""

BLOCK = 400
MOST_COMPARED = 20_000
"""Phrasings of a language that are compared with each other, the model questions first; more would take minutes."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What stands under an entry or a group of matters elsewhere, and the words of it that are about something."""

    item: Item[object]
    node: Node
    words: Words

    @property
    def place(self) -> str:
        """The file and the line."""
        return f"{self.item.file}:{self.node.line}"

    @property
    def key(self) -> str:
        """Its words, in an order that is the same whatever order they were written in."""
        return " ".join(sorted(self.words))

    @property
    def figures(self) -> tuple[str, ...]:
        """The words with digits: article 5 is not article 35, however alike they look."""
        return tuple(sorted(word for word in self.words if any(sign.isdigit() for sign in word)))

    def may_be_taken_for(self, other: "Phrasing") -> bool:
        """Whether the other, nearly alike, is of another matter and about the same figures."""
        return self.item.id != other.item.id and self.figures == other.figures

    def problem(self, code: Code, message: str, remedy: str) -> Problem:
        """A problem of the phrasing."""
        return self.item.problem(code, self.node, message, remedy)


def phrasing_problems(written: Written) -> Iterator[Problem]:
    """Words that stand for two matters, exactly or nearly, and words that stand twice for one."""
    for language in Language:
        apart: list[Phrasing] = []
        yield from _same(_phrasings(written, language), apart)
        yield from _nearly(apart[:MOST_COMPARED])


def _phrasings(written: Written, language: Language) -> list[Phrasing]:
    matter = reader(shipped_phrases().lexicons.to(language), (), language).matter
    return [Phrasing(item, node, matter(node.text)) for item, node in wordings(written, language)]


def wordings(written: Written, language: Language) -> Iterator[tuple[Item[object], Node]]:
    """Every phrasing of the language as it is written: model questions, utterances, matters elsewhere."""
    for entry in written.entries:
        yield from ((entry, node) for node in entry.node.at("questions", language).items)
    for spoken in written.utterances:
        yield from ((spoken, node) for node in spoken.node.at(language).items)
    for group in written.elsewhere:
        yield from ((group, node) for node in group.node.at("utterances", language).items)


def _same(found: Sequence[Phrasing], apart: list[Phrasing]) -> Iterator[Problem]:
    """The problems of those whose words have stood before; the others are added to those that stand apart."""
    first: dict[Words, Phrasing] = {}
    for phrasing in found:
        before = first.setdefault(phrasing.words, phrasing)
        if before is phrasing:
            apart.append(phrasing)
        elif before.item.id == phrasing.item.id:
            message = f"“{_short(phrasing)}” says what “{_short(before)}” in {before.place} says."
            remedy = "Remove it, or write it in other words; case, punctuation and chat do not count."
            yield phrasing.problem(Code.REPEATED, message, remedy)
        else:
            message = (
                f"“{_short(phrasing)}” stands under {phrasing.item.id} and, in {before.place}, under {before.item.id}."
            )
            yield phrasing.problem(Code.UTTERANCE_SHARED, message, "Keep it where its answer is.")


def _nearly(found: Sequence[Phrasing]) -> Iterator[Problem]:
    for phrasing, other in _pairs(found):
        later, before = sorted((phrasing, other), key=lambda each: (each.item.file, each.node.line), reverse=True)
        near = f"“{_short(before)}” in {before.place}, under {before.item.id}"
        message = f"“{_short(later)}” under {later.item.id} is nearly {near}."
        remedy = "Keep one of them, where its answer is, or write the other so that one can tell the two apart."
        yield later.problem(Code.NEARLY_SHARED, message, remedy)


def _pairs(found: Sequence[Phrasing]) -> Iterator[tuple[Phrasing, Phrasing]]:
    """Those of different matters that are nearly alike; by length, for what is alike is about as long."""
    long = sorted((each for each in found if len(each.words) >= FEWEST_WORDS), key=lambda each: len(each.key))
    keys = [each.key for each in long]
    for start in range(0, len(long), BLOCK):
        block = keys[start : start + BLOCK]
        end = bisect_right(keys, _longest(len(block[-1])), lo=start, key=len)
        likeness = process.cdist(block, keys[start:end], scorer=fuzz.ratio, score_cutoff=NEARLY)
        for row, column in zip(*likeness.nonzero(), strict=True):
            one, other = long[start + row], long[start + column]
            if row < column and one.may_be_taken_for(other):
                yield one, other


def _longest(length: int) -> int:
    """The length beyond which nothing can be nearly alike to a text of the given length."""
    return length * (200 - NEARLY) // NEARLY


def _short(phrasing: Phrasing) -> str:
    return phrasing.node.text[:60]
