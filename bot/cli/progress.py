"""How far long work has come: drawn on a terminal's standard error, wiped out at its end, and silent in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def counting(doing: str, of: int) -> Iterator[Callable[[int], None]]:
    """Shows work that is done piece by piece; call what is given with the number of pieces done so far.

    `doing` is said in a few words with a capital: "Putting questions".
    """
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not _is_watched()) as bar:
        task = bar.add_task(doing, total=of)
        yield lambda done: bar.update(task, completed=done)


@contextmanager
def working(doing: str) -> Iterator[None]:
    """Shows work whose length nobody knows."""
    if not _is_watched():
        yield
        return
    with Console(stderr=True).status(f"{doing} ..."):
        yield


def _is_watched() -> bool:
    return sys.stderr.isatty()
