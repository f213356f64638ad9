"""Problems as they are listed: with their line for somebody who reads, one to a line for programs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap

import click

from bot.content.problems import Problem
from bot.content.spots import Spot, spot_of

COLOURS = {"error": "red", "warning": "yellow"}
LEAST_WIDTH = 40
CUT = "…"


class Listing:
    """The problems of a folder."""

    def __init__(self, folder: Path, problems: Iterable[Problem]) -> None:
        self._folder = folder
        self._lines = cache(self._read)
        self.problems = tuple(problems)

    def short(self) -> Iterator[str]:
        """A line for each."""
        return (str(replace(problem, file=self.path(problem))) for problem in self.problems)

    def full(self) -> Iterator[str]:
        """A paragraph for each, with colours: the line as written, the spot in it and the remedy."""
        width = max(get_terminal_size().columns, LEAST_WIDTH)
        return (_paragraph(problem, self.path(problem), self.spot(problem), width) for problem in self.problems)

    def path(self, problem: Problem) -> str:
        """The problem's file, seen from the current folder where it lies below that, so that it can be opened."""
        folder, here = self._folder.resolve(), Path.cwd().resolve()
        below = folder.relative_to(here) if folder.is_relative_to(here) else Path()
        return (below / problem.file).as_posix()

    def spot(self, problem: Problem) -> Spot | None:
        """Where in its file the problem is; none where it is one of the whole file."""
        return spot_of(problem, self._lines(problem.file)) if problem.line else None

    def _read(self, file: str) -> tuple[str, ...]:
        try:
            return tuple((self._folder / file).read_text("utf-8-sig", "replace").splitlines())
        except OSError:
            return ()


def _paragraph(problem: Problem, path: str, spot: Spot | None, width: int) -> str:
    colour = COLOURS[problem.severity]
    place = f"{path}:{problem.line}" if problem.line else path
    head = f"{click.style(f'{problem.severity} {problem.code}', fg=colour, bold=True)} {click.style(place, bold=True)}"
    said = [f"  {line}" for line in wrap(problem.message, width - 2)]
    remedy = [f"  {click.style(line, fg='green')}" for line in wrap(problem.remedy, width - 2)]
    return "\n".join((head, *said, *(_excerpt(spot, colour, width) if spot else ()), *remedy, ""))


def _excerpt(spot: Spot, colour: str, width: int) -> Iterator[str]:
    """The line, cut around the spot where the terminal is narrow, and a caret under every character of the spot."""
    number = f"{spot.line:>6}"
    text, column = _fitting(spot, width - len(number) - 5)
    yield f"{click.style(f'{number} |', dim=True)} {text}"
    if spot.length:
        carets = click.style("^" * min(spot.length, len(text) - column), fg=colour, bold=True)
        yield f"{click.style(' ' * len(number) + ' |', dim=True)} {' ' * column}{carets}"


def _fitting(spot: Spot, room: int) -> tuple[str, int]:
    """So much of the line as there is room for, and where in it the spot begins, counted from 0."""
    line = "".join(sign if sign.isprintable() else " " for sign in spot.written)
    column = spot.column - 1
    if len(line) <= room:
        return line, column
    start = min(max(column - room // 3, 0), len(line) - room)
    shown = line[start : start + room]
    shown = (CUT + shown[1:]) if start else shown
    shown = shown if start + room == len(line) else shown[:-1] + CUT
    return shown, column - start
