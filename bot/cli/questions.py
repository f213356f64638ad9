"""Questions given to a command as files."""

from pathlib import Path

from bot.cli.content import stop
from bot.evaluation import FaultyQuestions, Question, read_questions


def questions_in(files: tuple[Path, ...]) -> tuple[Question, ...]:
    """The questions of all files; with a faulty one the command ends and says where the fault is."""
    try:
        return tuple(question for file in files for question in read_questions(file))
    except (FaultyQuestions, OSError) as error:
        stop(str(error))
