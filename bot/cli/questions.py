"""Questions given to a command as files, and how far it has come with them."""

import sys
from collections.abc import Callable
from pathlib import Path

from bot.cli.content import stop
from bot.evaluation import FaultyQuestions, Question, read_questions


def questions_in(files: tuple[Path, ...]) -> tuple[Question, ...]:
    """The questions of all files; with a faulty one the command ends and says where the fault is."""
    try:
        return tuple(question for file in files for question in read_questions(file))
    except (FaultyQuestions, OSError) as error:
        stop(str(error))


def progress(of: int) -> Callable[[int], None]:
    """Counts in a terminal; says nothing where nobody watches."""

    def told(number: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if number == of else ""
            print(f"\r{number} of {of}", end=end, file=sys.stderr, flush=True)

    return told
