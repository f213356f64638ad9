"""Runs of words looked up in a text: chat to cut away, abbreviations to spell out, synonyms to lead together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.faq.writing import words_written

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Runs of words, and what each of them means (nothing, where it only is to be found)."""

    meanings: Mapping[Words, Words]
    longest_from: Mapping[str, int]
    longest: int

    def at(self, words: Words, start: int) -> Words | None:
        """The longest run of the book that begins at the place, None where none does."""
        if start >= len(words):
            return None
        for length in range(self.longest_from.get(words[start], 0), 0, -1):
            run = words[start : start + length]
            if run in self.meanings:
                return run
        return None

    def runs(self, words: Words) -> Iterator[Words]:
        """The text as runs of the book and, between them, single words."""
        if self.longest_from.keys().isdisjoint(words):
            yield from ((word,) for word in words)
            return
        start = 0
        while start < len(words):
            run = self.at(words, start) or words[start : start + 1]
            yield run
            start += len(run)

    def without_start(self, words: Words) -> Words:
        """The words after every run of the book that opens them."""
        while run := self.at(words, 0):
            words = words[len(run) :]
        return words

    def without_end(self, words: Words) -> Words:
        """The words before every run of the book that closes them."""
        while run := self._closing(words):
            words = words[: -len(run)]
        return words

    def without(self, words: Words) -> Words:
        """The words between all runs of the book."""
        if not any(word in self.longest_from for word in words):
            return words
        kept: list[str] = []
        start = 0
        while start < len(words):
            run = self.at(words, start)
            if run is None:
                kept.append(words[start])
            start += len(run or (words[start],))
        return tuple(kept)

    def _closing(self, words: Words) -> Words | None:
        for length in range(min(self.longest, len(words)), 0, -1):
            if words[-length:] in self.meanings:
                return words[-length:]
        return None


def phrasebook(meanings: Iterable[tuple[str, str]]) -> Phrasebook:
    """A book of runs as people write them; the first meaning given to a run is the one that stays."""
    found: dict[Words, Words] = {}
    for run, meaning in _read(meanings):
        found.setdefault(run, meaning)
    longest_from: dict[str, int] = {}
    for run in found:
        longest_from[run[0]] = max(len(run), longest_from.get(run[0], 0))
    return Phrasebook(found, longest_from, max(longest_from.values(), default=0))


def _read(meanings: Iterable[tuple[str, str]]) -> Iterator[tuple[Words, Words]]:
    for written, meant in meanings:
        run = words_written(written)
        if run:
            yield run, words_written(meant)
