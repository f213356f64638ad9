"""A text as words, and what each of them is by itself: a name, something that is sold, or a word like any other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dialogs.faq.writing import folded
from dialogs.redaction.words import IsKnown, PrivateWords

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|/")
_JOINS = re.compile(r"[ \u00a0]|[ \u00a0]?-[ \u00a0]?")
_BEFORE_NAME = re.compile(r"[\s,:]{1,3}")
LONGEST_PHRASE = 3
AROUND = 3
"""Words before one that names something, among which what it names may stand."""

SHORTEST_PATRONYMIC = 6


@dataclass(frozen=True)
class Word:
    """A word where it stands: `opens` tells that a sentence may begin with it."""

    written: str
    start: int
    end: int
    opens: bool

    @cached_property
    def folded(self) -> str:
        """The word in small letters without accents."""
        return folded(self.written)

    @cached_property
    def is_capital(self) -> bool:
        """Whether it begins with a capital and is not written in capitals throughout."""
        return self.written[0].isupper() and (len(self.written) == 1 or not self.written.isupper())

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The word in small letters, its accents kept, and without the s of a genitive."""
        plain = self.written.casefold().replace("\u2019", "'").removesuffix("'s")
        return (plain, plain[:-1]) if plain.endswith("s") and not plain.endswith("ss") else (plain,)

    @property
    def parts(self) -> list[str]:
        """What hyphens join, as in AI-bilden."""
        return self.written.split("-")


class Wording:
    """One text; its words are asked for by their places."""

    def __init__(self, text: str, lists: PrivateWords, is_known: IsKnown) -> None:
        self.text = text
        self._lists = lists
        self._is_known = is_known
        self.words = [Word(found[0], *found.span(), _opens(text, found.start())) for found in _WORD.finditer(text)]

    def are_joined(self, place: int) -> bool:
        """Whether the next word belongs to this one: a space or a hyphen stands between."""
        if place + 1 >= len(self.words):
            return False
        between = self.text[self.words[place].end : self.words[place + 1].start]
        return _JOINS.fullmatch(between) is not None

    def follows(self, place: int) -> bool:
        """Whether the next word follows without the end of a sentence between."""
        between = self.text[self.words[place].end : self.words[place + 1].start]
        return _BEFORE_NAME.fullmatch(between) is not None

    def phrases_before(self, place: int) -> Iterator[str]:
        """What stands directly before: the last word, the last two, the last three."""
        if place == 0 or not self.follows(place - 1):
            return
        for length in range(1, min(LONGEST_PHRASE, place) + 1):
            if length > 1 and not self.follows(place - length):
                return
            yield " ".join(word.folded for word in self.words[place - length : place])

    def names_a_thing(self, place: int) -> bool:
        """Whether words before say that what comes is the name of a thing."""
        around = self.words[max(0, place - LONGEST_PHRASE - AROUND) : place]
        return any(word.folded in self._lists.things for word in around)

    def is_listed(self, place: int) -> bool:
        """Whether it is a first name and hardly anything else."""
        stems = self.words[place].stems
        return any(stem in self._lists.first_names and stem not in self._lists.words_too for stem in stems)

    def is_family(self, place: int) -> bool:
        """Whether it is on the list of family names."""
        return any(stem in self._lists.last_names for stem in self.words[place].stems)

    def is_patronymic(self, place: int) -> bool:
        """Whether it says whose son somebody is, and nothing that the content knows."""
        return any(
            stem.endswith("sson") and len(stem) >= SHORTEST_PATRONYMIC and not self._is_known(folded(stem))
            for stem in self.words[place].stems
        )

    def is_written_as_one(self, place: int) -> bool:
        """Whether it has a capital and is on one of the lists, whatever else it may mean."""
        word, lists = self.words[place], (self._lists.first_names, self._lists.last_names, self._lists.words_too)
        return word.is_capital and any(stem in names for stem in word.stems for names in lists)

    def is_product(self, place: int) -> bool:
        """Whether it is on the list of products."""
        word = self.words[place]
        return any(name in self._lists.products for name in (*word.stems, word.parts[0].casefold()))

    def is_sold(self, place: int) -> bool:
        """Whether it is a product, or written in capitals throughout as their names are."""
        return self.is_product(place) or any(part.isupper() and len(part) > 1 for part in self.words[place].parts)

    def means_more(self, place: int) -> bool:
        """Whether it is sold, or said to people instead of their names."""
        word = self.words[place].folded
        return self.is_sold(place) or word in self._lists.greetings or word in self._lists.roles

    def is_thing(self, place: int) -> bool:
        """Whether the word means no person: the content uses it, or it is something that is sold."""
        word = self.words[place]
        if (self._is_on_a_list(word) and word.is_capital and not word.opens) or self.is_listed(place):
            return False
        return self.means_more(place) or self._is_known(word.folded)

    def _is_on_a_list(self, word: Word) -> bool:
        return any(stem in self._lists.first_names or stem in self._lists.last_names for stem in word.stems)


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0\"'\u201d\u201c\u2019(-\u2013*")
    return not before or before[-1] in ".!?\n:;"
