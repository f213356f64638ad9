"""Where in its line a problem is: told by the words that its message takes from there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.content.problems import Problem

_QUOTED = re.compile(r"“([^”]+)”")
_LAST_STEP = re.compile(r"› ([\w.-]+)\b(?! ›)")
_NAMELIKE = re.compile(r"[<{]?\w+(?:[-_:]\w+)+[>}]?|[<{]\w+[>}]?")
_WORD = re.compile(r"\w{3,}")
_KEY = re.compile(r"[\w-]+:(?=\s|$)")
MOST_LINES_BELOW = 60
"""Of a text that is written below its key."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line as written, and the part of it that is meant: its column, from 1, and its length in characters.

    Length 0 means that only the line is known.
    """

    line: int
    written: str
    column: int = 1
    length: int = 0


def spot_of(problem: Problem, lines: Sequence[str]) -> Spot | None:
    """The spot in the lines of the problem's file; none where the problem is one of the whole file."""
    if not 0 < problem.line <= len(lines):
        return None
    written = lines[problem.line - 1]
    if 0 < problem.column <= len(written):
        return Spot(problem.line, written, problem.column, 1)
    return next(_spots(problem, written, lines), Spot(problem.line, written))


def _spots(problem: Problem, written: str, lines: Sequence[str]) -> Iterator[Spot]:
    """Where the message's words stand, the likeliest first: what it quotes, here or in the text below, then names."""
    message, here = problem.message, (problem.line, written)
    yield from _found(_taken(message), [here, *_below(problem, lines)])
    yield from _found(reversed(_LAST_STEP.findall(message)), [here])
    names = list(_found(_NAMELIKE.findall(message), [here]))
    yield from sorted(names, key=_is_key)
    yield from _found(_WORD.findall(message), [here])


def _taken(message: str) -> Iterator[str]:
    """What the message says in the words of the line: what it quotes, or begins with where that is HTML."""
    yield from _QUOTED.findall(message)
    if message.startswith(("<", "{")):
        yield message.split(" ", 1)[0]


def _below(problem: Problem, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines of the text that stands below the problem's key."""
    indent = _indent(lines[problem.line - 1])
    for at, line in enumerate(lines[problem.line : problem.line + MOST_LINES_BELOW], problem.line + 1):
        if line.strip() and _indent(line) <= indent:
            return
        yield at, line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _found(words: Iterable[str], lines: Sequence[tuple[int, str]]) -> Iterator[Spot]:
    for word in words:
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])" if word.isalnum() else re.escape(word))
        for number, line in lines:
            if match := whole.search(line):
                yield Spot(number, line, match.start() + 1, len(match[0]))


def _is_key(spot: Spot) -> bool:
    return _KEY.match(spot.written, spot.column - 1) is not None
