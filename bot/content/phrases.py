"""The bot's own words, read from the files beside dialogs/phrases/. A fault in them is a programmer's."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from bot.content.parsing import tree
from dialogs.faq import Lexicon, Lexicons
from dialogs.faq.writing import folded
from dialogs.language import Language, Phrasings, Text
from dialogs.phrases import Command, Phrase, Phrases, placeholders
from dialogs.redaction import Mark, PrivateWords

REDACTION = "redaction.yaml"
IN_ORDER = ("streets", "streets_in_capitals", "english_streets", "reached_by")
"""Words that patterns are made of, as they are written."""

AS_WRITTEN = ("first_names", "last_names", "words_too", "products", "measures")
"""Words whose accents count: a hole (håla) is no Hala."""


class FaultyPhrases(Exception):
    """The bot's own words do not fit the code, or each other."""


def phrase_files() -> dict[str, str]:
    """The texts of all phrase files, by name."""
    folder = files("dialogs.phrases")
    names = [f"{kind}{language}.yaml" for kind in ("", "matching.") for language in Language]
    return {name: (folder / name).read_text(encoding="utf-8") for name in names}


def shipped_phrases() -> Phrases:
    """The bot's own words.

    Raises:
        FaultyPhrases: a phrase is missing or unknown in a language, or wants other values than in the other.
    """
    read: dict[str, Any] = {name: tree(text).plain() for name, text in phrase_files().items()}
    sv, en = read["sv.yaml"], read["en.yaml"]
    return Phrases(
        says=_says(sv["says"], en["says"]),
        commands=_commands(sv["commands"], en["commands"]),
        tool_question_words=_folded(*sv["tool_question_words"], *en["tool_question_words"]),
        tool_permission_words=_folded(*sv["tool_permission_words"], *en["tool_permission_words"]),
        lexicons=Lexicons(_lexicon(read["matching.sv.yaml"]), _lexicon(read["matching.en.yaml"])),
        private=private_words(),
    )


def private_words() -> PrivateWords:
    """The words by which what is personal is recognised."""
    written: Any = tree((files("dialogs.phrases") / REDACTION).read_text(encoding="utf-8")).plain()
    lists: dict[str, Any] = {}
    lists["marks"] = {Mark(name): mark for name, mark in written.pop("marks").items()}
    lists |= {name: tuple(written.pop(name)) for name in IN_ORDER}
    lists |= {name: frozenset(word.casefold() for word in written.pop(name)) for name in AS_WRITTEN}
    lists |= {name: _folded(*words) for name, words in written.items()}
    return PrivateWords(**lists)


def _says(sv: Mapping[str, str], en: Mapping[str, str]) -> dict[Phrase, Text]:
    _refuse_strange({str(phrase) for phrase in Phrase}, sv, en)
    says = {phrase: Text(sv[phrase], en[phrase]) for phrase in Phrase}
    differing = [phrase for phrase, text in says.items() if placeholders(text.sv) != placeholders(text.en)]
    if differing:
        raise FaultyPhrases(f"The languages want different values in: {', '.join(differing)}.")
    return says


def _commands(sv: Mapping[str, list[str]], en: Mapping[str, list[str]]) -> dict[Command, Phrasings]:
    _refuse_strange({str(command) for command in Command}, sv, en)
    return {command: Phrasings(tuple(sv[command]), tuple(en[command])) for command in Command}


def _refuse_strange(wanted: set[str], *languages: Mapping[str, object]) -> None:
    strange = sorted(set[str]().union(*(wanted ^ language.keys() for language in languages)))
    if strange:
        raise FaultyPhrases(f"Phrases missing or unknown: {', '.join(strange)}.")


def _folded(*words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


def _lexicon(written: dict[str, Any]) -> Lexicon:
    abbreviations = tuple(written.pop("abbreviations", {}).items())
    return Lexicon(abbreviations=abbreviations, **{name: tuple(words) for name, words in written.items()})
