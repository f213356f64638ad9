from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.content.models.texts import Line, Model
from bot.content.problems import Problem
from bot.content.validation import written_in
from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Question:
    """Something staff might write. `expect` are the ids that answer it, best first; none where nothing does."""

    text: str
    language: Language
    expect: tuple[str, ...]
    kind: str

    @property
    def in_scope(self) -> bool:
        """Whether there is an answer to it."""
        return bool(self.expect)


class QuestionModel(Model):
    """A question as it is written in a file."""

    text: Line
    lang: Literal["sv", "en"]
    expect: tuple[str, ...] = ()
    kind: str = "plain"


class FaultyQuestions(Exception):
    """The file of questions cannot be used; the message names each fault with its line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))


_MODEL = TypeAdapter(Annotated[tuple[QuestionModel, ...], Field(min_length=1)])


def read_questions(file: Path) -> tuple[Question, ...]:
    """The questions in the file.

    Raises:
        FaultyQuestions: the file is not what it should be.
        OSError: the file cannot be read.
    """
    written, problems = written_in(file, _MODEL)
    if problems:
        raise FaultyQuestions(problems)
    return tuple(Question(one.text, Language(one.lang), one.expect, one.kind) for one in written)
