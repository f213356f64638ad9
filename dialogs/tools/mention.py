from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import utils
from rapidfuzz.distance import OSA

from dialogs.tools.slips import LongNames, long_names
from dialogs.tools.tool import Register, Tool

LONGEST_ALIAS = 5
"""Words."""

LETTERS_TO_A_SLIP = 4
"""Of a word in a name of several: "get Copilot" is no "git copilot"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A tool named in a message, and the words around its name."""

    tool: Tool
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A name found: its first word, the word after its last, its place among the names it may be, and its tool."""

    start: int
    end: int
    place: int
    tool: Tool


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of the register's tools, with how many words may make one that begins with a word."""

    tools: Mapping[str, Tool]
    longest_from: Mapping[str, int]
    long: LongNames


def names_of(register: Register) -> Names:
    """The names of the register, made once so that a message is compared with few of them."""
    tools = {
        " ".join(utils.default_process(name).split()): tool
        for tool in register.values()
        for name in (*tool.aliases, tool.name)
    }
    longest_from: dict[str, int] = {}
    for first, *others in (name.split() for name in tools if name):
        longest_from[first] = max(1 + len(others), longest_from.get(first, 0))
    return Names(tools, longest_from, long_names(tools))


def _is_word_by_word(said: str, name: str) -> bool:
    """Whether every word is as good as the name's, where there are as many: "Copilot at work" is no Copilot Chat."""
    words, meant = said.split(), name.split()
    if len(words) != len(meant):
        return True
    slips = (OSA.distance(word, of) <= len(of) // LETTERS_TO_A_SLIP for word, of in zip(words, meant, strict=True))
    return all(slips)


def mentioned(text: str, names: Names) -> Mention | None:
    """The tool named in the text, the longest name first; a slip in a longer name is forgiven."""
    words = tuple(utils.default_process(text).split())
    exact = _longest(words, _exactly(words, names))
    longer = len(words) - len(exact.others) if exact else 0
    return _longest(words, _nearly(words, names, longer)) or exact


def _longest(words: tuple[str, ...], found: Iterable[Found]) -> Mention | None:
    """The find of the most words, the first of several; where one run may be several names, the first name."""
    first = min(found, key=lambda one: (one.start - one.end, one.start, one.place), default=None)
    return Mention(first.tool, words[: first.start] + words[first.end :]) if first else None


def _exactly(words: tuple[str, ...], names: Names) -> Iterator[Found]:
    for start, word in enumerate(words):
        for end, said in _runs(words, start, 0, names.longest_from.get(word, 0)):
            if said in names.tools:
                yield Found(start, end, 0, names.tools[said])


def _nearly(words: tuple[str, ...], names: Names, longer: int) -> Iterator[Found]:
    """The names that are as good as said, in more words than that."""
    for start in range(len(words)):
        perhaps = names.long.perhaps(" ".join(words[start : start + LONGEST_ALIAS]))
        for end, said in _runs(words, start, longer, LONGEST_ALIAS) if perhaps else ():
            for name in perhaps:
                if name.is_nearly(said) and _is_word_by_word(said, name.written):
                    yield Found(start, end, name.place, names.tools[name.written])


def _runs(words: tuple[str, ...], start: int, longer: int, longest: int) -> Iterator[tuple[int, str]]:
    """The runs from the word on, of more words than that and as many as a name may have, each with its end."""
    for end in range(start + longer + 1, min(start + min(longest, LONGEST_ALIAS), len(words)) + 1):
        yield end, " ".join(words[start:end])
