"""Commands understood: short things typed that are the whole message, in either language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process, utils
from rapidfuzz.distance import OSA

from dialogs.faq.writing import folded
from dialogs.language import Language
from dialogs.phrases import Command, Phrases

SHORT = 60
"""Characters; anything longer is a question rather than a command or an answer."""

LONG_COMMAND = 6
"""Characters from which a command may have one letter wrong."""

LONG_WORD = 5
"""Characters from which a word beside a tool's name may have one letter wrong."""


def plain(text: str) -> str:
    """The words alone: no case, accents or punctuation, single spaces. A lone question mark stays: it is a command."""
    words = " ".join(utils.default_process(folded(text)).split())
    return words or ("?" if "?" in text else "")


@dataclass(frozen=True, slots=True)
class _Wordings:
    """What every wording of a command means, in which languages it is one, and the longer ones by their length."""

    commands: Mapping[str, frozenset[Command]]
    languages: Mapping[str, frozenset[Language]]
    long: Mapping[int, tuple[str, ...]]


@lru_cache(maxsize=4)
def _wordings(phrases: Phrases) -> _Wordings:
    commands: dict[str, frozenset[Command]] = {}
    languages: dict[str, frozenset[Language]] = {}
    for command, language, wording in _spoken(phrases):
        commands[wording] = commands.get(wording, frozenset()) | {command}
        languages[wording] = languages.get(wording, frozenset()) | {language}
    long: dict[int, tuple[str, ...]] = {}
    for wording in commands:
        if len(wording) >= LONG_COMMAND:
            long[len(wording)] = (*long.get(len(wording), ()), wording)
    return _Wordings(commands, languages, long)


def _spoken(phrases: Phrases) -> Iterable[tuple[Command, Language, str]]:
    for command, wordings in phrases.commands.items():
        for language in Language:
            yield from ((command, language, plain(wording)) for wording in wordings.to(language))


def command_in(text: str, phrases: Phrases, among: Iterable[Command]) -> Command | None:
    """The command that the whole text is, one slip of the finger allowed in a longer one."""
    said = plain(text)
    if not said or len(said) > SHORT:
        return None
    known, wanted = _wordings(phrases), tuple(among)
    meant = known.commands.get(said, frozenset()) or _nearly(said, known)
    return next((command for command in wanted if command in meant), None)


def _nearly(said: str, known: _Wordings) -> frozenset[Command]:
    """The commands of which a wording has one letter wrong; short ones are too close to other words."""
    near = (wording for length in range(len(said) - 1, len(said) + 2) for wording in known.long.get(length, ()))
    meant = (known.commands[wording] for wording in near if OSA.distance(said, wording, score_cutoff=1) == 1)
    return frozenset[Command]().union(*meant)


def is_among(word: str, words: frozenset[str]) -> bool:
    """Whether the word is one of the words, one slip of the finger allowed in a longer one."""
    if word in words or len(word) < LONG_WORD:
        return word in words
    near = _nearly_as_long(words).get(len(word), ())
    return process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1) is not None


@lru_cache(maxsize=16)
def _nearly_as_long(words: frozenset[str]) -> Mapping[int, tuple[str, ...]]:
    """For each length of a word, which of the longer words it could be a slip of; the words are the content's."""
    near: dict[int, list[str]] = {}
    for word in sorted(words):
        for length in range(len(word) - 1, len(word) + 2):
            if len(word) >= LONG_WORD:
                near.setdefault(length, []).append(word)
    return {length: tuple(found) for length, found in near.items()}


def language_named(text: str, phrases: Phrases) -> Language | None:
    """The language asked for, where the text is a wish to change it."""
    command = command_in(text, phrases, (Command.SWEDISH, Command.ENGLISH))
    return {Command.SWEDISH: Language.SV, Command.ENGLISH: Language.EN}.get(command) if command else None


def language_of_command(text: str, phrases: Phrases) -> Language | None:
    """The language of a text that is a command in one language only."""
    spoken = _wordings(phrases).languages.get(plain(text), frozenset())
    return next(iter(spoken)) if len(spoken) == 1 else None
