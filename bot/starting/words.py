"""What is asked and said while a municipality begins, in its language."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from bot.content.parsing import tree
from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences by name, in one language."""

    language: Language
    sentences: Mapping[str, str]

    def say(self, name: str, **values: object) -> str:
        """The sentence of the name, with the values in it."""
        return self.sentences[name].format(**values).rstrip("\n")


def words(language: Language) -> Words:
    """The words in the language."""
    written: Any = tree((files("bot.starting") / f"{language}.yaml").read_text(encoding="utf-8")).plain()
    return Words(language, written)
