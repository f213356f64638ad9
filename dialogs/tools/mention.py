from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import utils
from rapidfuzz.distance import OSA

from dialogs.tools.tool import Register, Tool

LONGEST_ALIAS = 5
"""Words."""

SLIP_FROM = (6, 9)
"""Letters from which a name may be one slip away, and two."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A tool named in a message, and the words around its name."""

    tool: Tool
    others: tuple[str, ...]


def mentioned(text: str, register: Register) -> Mention | None:
    """The tool named in the text, the longest name first; a slip in a longer name is forgiven."""
    words = tuple(utils.default_process(text).split())
    names = _names(register)
    for forgiving in (False, True):
        for start, end in _windows(len(words)):
            tool = _tool_of(" ".join(words[start:end]), names, forgiving=forgiving)
            if tool:
                return Mention(tool, words[:start] + words[end:])
    return None


def _windows(count: int) -> Iterator[tuple[int, int]]:
    for length in range(min(LONGEST_ALIAS, count), 0, -1):
        for start in range(count - length + 1):
            yield start, start + length


def _names(register: Register) -> dict[str, Tool]:
    return {
        " ".join(utils.default_process(name).split()): tool
        for tool in register.values()
        for name in (*tool.aliases, tool.name)
    }


def _tool_of(said: str, names: dict[str, Tool], *, forgiving: bool) -> Tool | None:
    if not forgiving:
        return names.get(said)
    near = (tool for name, tool in names.items() if OSA.distance(said, name, score_cutoff=_slips(name)) <= _slips(name))
    return next(near, None)


def _slips(name: str) -> int:
    """How many slips are forgiven: none in short names, which are too close to ordinary words."""
    return sum(len(name) >= length for length in SLIP_FROM)
