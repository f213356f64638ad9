from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from dialogs.faq import Lexicons
from dialogs.language import Language, Phrasings, Text
from dialogs.phrases.phrase import Command, Phrase
from dialogs.redaction import PrivateWords


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Everything the bot says by itself, and the short things it understands by themselves. Each is its own value.

    The words of tool questions are in small letters without accents.
    """

    says: Mapping[Phrase, Text]
    commands: Mapping[Command, Phrasings]
    tool_question_words: frozenset[str]
    tool_permission_words: frozenset[str]
    lexicons: Lexicons
    private: PrivateWords

    def say(self, phrase: Phrase, language: Language, **values: object) -> str:
        """The phrase in the language with its placeholders filled."""
        return self.says[phrase].to(language).format(**values).strip()

    def spoken(self, command: Command) -> tuple[str, ...]:
        """All ways to type the command, in both languages."""
        return (*self.commands[command].sv, *self.commands[command].en)


def placeholders(text: str) -> frozenset[str]:
    """The names in braces that a phrase wants filled."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)
