"""Names of people: those known as names, and those that stand where names stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.faq.writing import folded
from dialogs.redaction.words import IsKnown, Mark, PrivateWords

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|/")
_JOINS = re.compile(r"[ \u00a0]|[ \u00a0]?-[ \u00a0]?")
_BEFORE_NAME = re.compile(r"[\s,:]{1,3}")
PARTICLES = frozenset({"von", "af", "de", "van", "der", "al", "el", "da", "dos", "bin", "ibn"})
LONGEST_PHRASE = 3
AROUND = 3
"""Words before one that names something, among which what it names may stand."""

SHORTEST_PATRONYMIC = 6


@dataclass(frozen=True, slots=True)
class _Word:
    """A word where it stands: `opens` tells that a sentence may begin with it."""

    written: str
    start: int
    end: int
    opens: bool

    @property
    def folded(self) -> str:
        return folded(self.written)

    @property
    def is_capital(self) -> bool:
        return self.written[0].isupper() and (len(self.written) == 1 or not self.written.isupper())

    @property
    def stems(self) -> tuple[str, ...]:
        """The word in small letters, its accents kept, and without the s of a genitive."""
        plain = self.written.casefold().replace("\u2019", "'").removesuffix("'s")
        return (plain, plain[:-1]) if plain.endswith("s") and not plain.endswith("ss") else (plain,)

    @property
    def parts(self) -> list[str]:
        """What hyphens join, as in AI-bilden."""
        return self.written.split("-")


def without_names(text: str, words: PrivateWords, is_known: IsKnown) -> str:
    """The text with a mark for every name of a person that could be told."""
    parts: list[str] = []
    at = 0
    for start, end in _Names(text, words, is_known).spans():
        parts += [text[at:start], words.marks[Mark.NAME]]
        at = end
    return "".join((*parts, text[at:]))


class _Names:
    """One pass over a text."""

    def __init__(self, text: str, words: PrivateWords, is_known: IsKnown) -> None:
        self._text = text
        self._lists = words
        self._is_known = is_known
        self._words = [_Word(found[0], *found.span(), _opens(text, found.start())) for found in _WORD.finditer(text)]

    def spans(self) -> Iterator[tuple[int, int]]:
        place = 0
        while place < len(self._words):
            length = self._length_at(place)
            if length:
                yield self._words[place].start, self._words[place + length - 1].end
            place += length or 1

    def _length_at(self, place: int) -> int:
        """How many words from here on are a name; 0 where none begins."""
        word = self._words[place]
        if self._text[word.start - 1 : word.start] == "[" or word.written == "/":
            return 0
        if self._signs_off(place):
            return len(self._words) - place
        begins = (
            self._is_first_name(place)
            or self._is_last_name(place)
            or self._is_told(place)
            or self._is_greeted(place)
            or self._is_whom_it_is_about(place)
            or self._is_one_of_two(place)
        )
        return self._whole(place) if begins else 0

    def _whole(self, place: int) -> int:
        """The name's length with all that goes on with it."""
        end = place + 1
        while end < len(self._words) and self._are_joined(end - 1):
            particle = self._words[end].folded in PARTICLES and self._goes_on(end + 1)
            second = end == place + 1 and self._is_second(end)
            if not (self._goes_on(end) or particle or second):
                break
            end += 1
        return end - place

    def _is_second(self, place: int) -> bool:
        """Whether it is the second part of a name that is told or greeted, even where it means something else too."""
        first = place - 1
        is_told, stem = self._is_told(first), self._words[first].stems[0]
        if self._words[place].is_capital and (is_told or self._is_greeted(first)):
            return True
        is_sure = is_told or (stem in self._lists.first_names and self._is_listed(first))
        return is_sure and not self._is_thing(place)

    def _goes_on(self, place: int) -> bool:
        if place >= len(self._words):
            return False
        word = self._words[place]
        is_family = any(stem in self._lists.last_names for stem in word.stems) or self._is_patronymic(place)
        return is_family if not word.is_capital else is_family or not self._is_thing(place)

    def _is_first_name(self, place: int) -> bool:
        word = self._words[place]
        if self._is_product(place) or not any(stem in self._lists.first_names for stem in word.stems):
            return False
        stands_out = self._is_listed(place) or (word.is_capital and not word.opens)
        return stands_out or (self._are_joined(place) and self._is_surely_family(place))

    def _is_listed(self, place: int) -> bool:
        """Whether it is a first name and hardly anything else."""
        stems = self._words[place].stems
        return any(stem in self._lists.first_names and stem not in self._lists.words_too for stem in stems)

    def _is_surely_family(self, place: int) -> bool:
        """Whether the word after one that may be a first name tells that it is."""
        first, second = self._words[place], self._words[place + 1]
        if first.is_capital and second.is_capital and not self._is_thing(place + 1):
            return True
        return second.is_capital == first.is_capital and any(stem in self._lists.last_names for stem in second.stems)

    def _is_last_name(self, place: int) -> bool:
        word = self._words[place]
        if self._is_patronymic(place):
            return True
        is_listed = any(stem in self._lists.last_names for stem in word.stems)
        return is_listed and word.is_capital and not (word.opens or self._is_product(place))

    def _is_patronymic(self, place: int) -> bool:
        return any(
            stem.endswith("sson") and len(stem) >= SHORTEST_PATRONYMIC and not self._is_known(folded(stem))
            for stem in self._words[place].stems
        )

    def _is_told(self, place: int) -> bool:
        """Whether words before say outright that a name comes."""
        is_name = self._is_written_as_one(place) or (self._words[place].is_capital and not self._means_more(place))
        return self._comes_after(self._lists.introductions, place, is_name=is_name)

    def _is_greeted(self, place: int) -> bool:
        """Whether words before say that a name may come, and it is written like one."""
        looks_like_one = self._words[place].is_capital or self._is_listed(place)
        is_word_too = any(stem in self._lists.words_too for stem in self._words[place].stems)
        is_name = self._is_written_as_one(place) and (not is_word_too or self._ends_there(place))
        is_name = is_name or self._is_called_out(place)
        return looks_like_one and self._comes_after(self._lists.greetings, place, is_name=is_name)

    def _is_written_as_one(self, place: int) -> bool:
        """Whether it has a capital and is on one of the lists, whatever else it may mean."""
        lists = self._lists.first_names | self._lists.last_names | self._lists.words_too
        return self._words[place].is_capital and any(stem in lists for stem in self._words[place].stems)

    def _ends_there(self, place: int) -> bool:
        """Whether no small letters go on after the word: "Hi May, ..." greets somebody, "Hi, May I ..." nobody."""
        if place + 1 == len(self._words) or not self._are_joined(place):
            return True
        return len(self._words[place + 1].written) > 1 and self._words[place + 1].is_capital

    def _is_called_out(self, place: int) -> bool:
        """Whether it has a capital, and a sign or a family name right behind it, as what somebody is greeted by."""
        word = self._words[place]
        if not word.is_capital or self._means_more(place):
            return False
        ends = self._text[word.end : word.end + 1] in {"!", ",", "."}
        return ends or (self._are_joined(place) and self._is_written_as_one(place + 1))

    def _means_more(self, place: int) -> bool:
        """Whether it is sold, or said to people instead of their names."""
        return self._is_sold(place) or self._words[place].folded in self._lists.greetings | self._lists.roles

    def _comes_after(self, phrases: frozenset[str], place: int, *, is_name: bool = False) -> bool:
        if self._names_a_thing(place) or (self._is_thing(place) and not is_name):
            return False
        return any(before in phrases for before in self._phrases_before(place))

    def _is_whom_it_is_about(self, place: int) -> bool:
        before, word = place - 1, self._words[place]
        is_role = before >= 0 and self._words[before].folded in self._lists.roles and self._follows(before)
        return is_role and word.is_capital and not word.opens and not self._is_thing(place)

    def _is_one_of_two(self, place: int) -> bool:
        """Two words with capitals side by side, of which the content knows neither."""
        both = place, place + 1
        if place + 1 >= len(self._words) or not self._are_joined(place):
            return False
        return all(self._words[each].is_capital and not self._is_thing(each) for each in both) and not (
            self._names_a_thing(place)
        )

    def _signs_off(self, place: int) -> bool:
        """Whether nothing but a name is left after the end of a letter."""
        left = range(place, len(self._words))
        if len(left) > LONGEST_PHRASE:
            return False
        is_product = len(left) == 1 and self._is_sold(place)
        are_capital = all(self._words[each].is_capital for each in left) and not is_product
        if not are_capital and any(self._is_thing(each) for each in left):
            return False
        return self._is_slashed(place) or self._comes_after(self._lists.closings, place, is_name=are_capital)

    def _is_slashed(self, place: int) -> bool:
        """Whether it stands right behind a slash that begins a line or a word: /Anna."""
        start = self._words[place].start
        return self._text[start - 1 : start] == "/" and not self._text[: start - 1].rstrip(" ")[-1:].isalnum()

    def _is_sold(self, place: int) -> bool:
        return self._is_product(place) or any(part.isupper() and len(part) > 1 for part in self._words[place].parts)

    def _names_a_thing(self, place: int) -> bool:
        around = self._words[max(0, place - LONGEST_PHRASE - AROUND) : place]
        return any(word.folded in self._lists.things for word in around)

    def _phrases_before(self, place: int) -> Iterator[str]:
        """What stands directly before: the last word, the last two, the last three."""
        if place == 0 or not self._follows(place - 1):
            return
        for length in range(1, min(LONGEST_PHRASE, place) + 1):
            if length > 1 and not self._follows(place - length):
                return
            yield " ".join(word.folded for word in self._words[place - length : place])

    def _follows(self, place: int) -> bool:
        """Whether the next word follows without the end of a sentence between."""
        between = self._text[self._words[place].end : self._words[place + 1].start]
        return _BEFORE_NAME.fullmatch(between) is not None

    def _are_joined(self, place: int) -> bool:
        if place + 1 >= len(self._words):
            return False
        between = self._text[self._words[place].end : self._words[place + 1].start]
        return _JOINS.fullmatch(between) is not None

    def _is_product(self, place: int) -> bool:
        word = self._words[place]
        return any(name in self._lists.products for name in (*word.stems, word.parts[0].casefold()))

    def _is_thing(self, place: int) -> bool:
        """Whether the word means no person: the content uses it, or it is something that is sold."""
        word = self._words[place]
        is_acronym = any(part.isupper() and len(part) > 1 for part in word.parts)
        is_name = any(stem in self._lists.first_names | self._lists.last_names for stem in word.stems)
        if (is_name and word.is_capital and not word.opens) or self._is_listed(place):
            return False
        is_said_to_people = word.folded in self._lists.greetings | self._lists.roles
        return is_acronym or is_said_to_people or self._is_product(place) or self._is_known(word.folded)


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0\"'\u201d\u201c\u2019(-\u2013*")
    return not before or before[-1] in ".!?\n:;"
