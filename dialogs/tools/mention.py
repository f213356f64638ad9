from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import utils
from rapidfuzz.distance import OSA

from dialogs.tools.tool import Register, Tool

LONGEST_ALIAS = 5
"""Words."""

LETTERS_TO_A_SLIP = 4
"""Of a word in a name of several; one slip is forgiven in the shortest, too."""

SLIP_FROM = (6, 9)
"""Letters from which a name may be one slip away, and two."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A tool named in a message, and the words around its name."""

    tool: Tool
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of the register's tools, and for what is said of a length the names it could be a slip of."""

    tools: Mapping[str, Tool]
    near: Mapping[int, tuple[tuple[str, int], ...]]

    def exactly(self, said: str) -> Tool | None:
        """The tool of the name."""
        return self.tools.get(said)

    def nearly(self, said: str) -> Tool | None:
        """The tool of the first name that is as good as said."""
        names = self.near.get(len(said), ())
        near = (name for name, slips in names if OSA.distance(said, name, score_cutoff=slips) <= slips)
        return self.tools.get(next((name for name in near if _is_word_by_word(said, name)), ""))


def names_of(register: Register) -> Names:
    """The names of the register, made once so that a message is compared with few of them."""
    tools = {
        " ".join(utils.default_process(name).split()): tool
        for tool in register.values()
        for name in (*tool.aliases, tool.name)
    }
    near: dict[int, list[tuple[str, int]]] = {}
    for name in tools:
        slips = _slips(name)
        for length in range(len(name) - slips, len(name) + slips + 1):
            near.setdefault(length, []).append((name, slips))
    return Names(tools, {length: tuple(found) for length, found in near.items()})


def _slips(name: str) -> int:
    """How many slips are forgiven: none in short names, which are too close to ordinary words."""
    return sum(len(name) >= length for length in SLIP_FROM)


def _is_word_by_word(said: str, name: str) -> bool:
    """Whether every word is as good as the name's, where there are as many: "Copilot at work" is no Copilot Chat."""
    words, meant = said.split(), name.split()
    if len(words) != len(meant):
        return True
    slips = (
        OSA.distance(word, of) <= max(1, len(of) // LETTERS_TO_A_SLIP) for word, of in zip(words, meant, strict=True)
    )
    return all(slips)


def mentioned(text: str, names: Names) -> Mention | None:
    """The tool named in the text, the longest name first; a slip in a longer name is forgiven."""
    words = tuple(utils.default_process(text).split())
    exact = _found(words, names.exactly)
    longer = len(words) - len(exact.others) if exact else 0
    return _found(words, names.nearly, longer) or exact


def _found(words: tuple[str, ...], tool_of: Callable[[str], Tool | None], longer: int = 0) -> Mention | None:
    """The first name of more words than that."""
    for start, end in _windows(len(words), longer):
        tool = tool_of(" ".join(words[start:end]))
        if tool:
            return Mention(tool, words[:start] + words[end:])
    return None


def _windows(count: int, longer: int) -> Iterator[tuple[int, int]]:
    for length in range(min(LONGEST_ALIAS, count), longer, -1):
        for start in range(count - length + 1):
            yield start, start + length
