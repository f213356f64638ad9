"""Names of people: those known as names, and those that stand where names stand."""

from collections.abc import Iterator

from dialogs.redaction.wording import LONGEST_PHRASE, Wording
from dialogs.redaction.words import IsKnown, Mark, PrivateWords

PARTICLES = frozenset({"von", "af", "de", "van", "der", "al", "el", "da", "dos", "bin", "ibn"})


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
        self._said = Wording(text, words, is_known)
        self._words = self._said.words

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
        while end < len(self._words) and self._said.are_joined(end - 1):
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
        is_sure = is_told or (stem in self._lists.first_names and self._said.is_listed(first))
        return is_sure and not self._said.is_thing(place)

    def _goes_on(self, place: int) -> bool:
        if place >= len(self._words):
            return False
        word = self._words[place]
        is_family = self._said.is_family(place) or self._said.is_patronymic(place)
        return is_family if not word.is_capital else is_family or not self._said.is_thing(place)

    def _is_first_name(self, place: int) -> bool:
        word = self._words[place]
        if self._said.is_product(place) or not any(stem in self._lists.first_names for stem in word.stems):
            return False
        stands_out = self._said.is_listed(place) or (word.is_capital and not word.opens)
        return stands_out or (self._said.are_joined(place) and self._is_surely_family(place))

    def _is_surely_family(self, place: int) -> bool:
        """Whether the word after one that may be a first name tells that it is."""
        first, second = self._words[place], self._words[place + 1]
        if first.is_capital and second.is_capital and not self._said.is_thing(place + 1):
            return True
        return second.is_capital == first.is_capital and self._said.is_family(place + 1)

    def _is_last_name(self, place: int) -> bool:
        word = self._words[place]
        if self._said.is_patronymic(place):
            return True
        return self._said.is_family(place) and word.is_capital and not (word.opens or self._said.is_product(place))

    def _is_told(self, place: int) -> bool:
        """Whether words before say outright that a name comes."""
        may_be_one = self._words[place].is_capital and not self._said.means_more(place)
        is_name = self._said.is_written_as_one(place) or may_be_one
        return self._comes_after(self._lists.introductions, place, is_name=is_name)

    def _is_greeted(self, place: int) -> bool:
        """Whether words before say that a name may come, and it is written like one."""
        looks_like_one = self._words[place].is_capital or self._said.is_listed(place)
        is_word_too = any(stem in self._lists.words_too for stem in self._words[place].stems)
        is_name = self._said.is_written_as_one(place) and (not is_word_too or self._ends_there(place))
        is_name = is_name or self._is_called_out(place)
        return looks_like_one and self._comes_after(self._lists.greetings, place, is_name=is_name)

    def _ends_there(self, place: int) -> bool:
        """Whether no small letters go on after the word: "Hi May, ..." greets somebody, "Hi, May I ..." nobody."""
        if place + 1 == len(self._words) or not self._said.are_joined(place):
            return True
        return len(self._words[place + 1].written) > 1 and self._words[place + 1].is_capital

    def _is_called_out(self, place: int) -> bool:
        """Whether it has a capital, and a sign or a family name right behind it, as what somebody is greeted by."""
        word = self._words[place]
        if not word.is_capital or self._said.means_more(place):
            return False
        ends = self._text[word.end : word.end + 1] in {"!", ",", "."}
        return ends or (self._said.are_joined(place) and self._said.is_written_as_one(place + 1))

    def _comes_after(self, phrases: frozenset[str], place: int, *, is_name: bool) -> bool:
        if self._said.names_a_thing(place) or (self._said.is_thing(place) and not is_name):
            return False
        return any(before in phrases for before in self._said.phrases_before(place))

    def _is_whom_it_is_about(self, place: int) -> bool:
        before, word = place - 1, self._words[place]
        is_role = before >= 0 and self._words[before].folded in self._lists.roles and self._said.follows(before)
        return is_role and word.is_capital and not word.opens and not self._said.is_thing(place)

    def _is_one_of_two(self, place: int) -> bool:
        """Two words with capitals side by side, of which the content knows neither."""
        both = place, place + 1
        if place + 1 >= len(self._words) or not self._said.are_joined(place):
            return False
        are_names = all(self._words[each].is_capital and not self._said.is_thing(each) for each in both)
        return are_names and not self._said.names_a_thing(place)

    def _signs_off(self, place: int) -> bool:
        """Whether nothing but a name is left after the end of a letter."""
        left = range(place, len(self._words))
        if len(left) > LONGEST_PHRASE:
            return False
        is_product = len(left) == 1 and self._said.is_sold(place)
        are_capital = all(self._words[each].is_capital for each in left) and not is_product
        if not are_capital and any(self._said.is_thing(each) for each in left):
            return False
        return self._is_slashed(place) or self._comes_after(self._lists.closings, place, is_name=are_capital)

    def _is_slashed(self, place: int) -> bool:
        """Whether it stands right behind a slash that begins a line or a word: /Anna."""
        start = self._words[place].start
        return self._text[start - 1 : start] == "/" and not self._text[: start - 1].rstrip(" ")[-1:].isalnum()
