"""Words that readers stumble on. The lists are content: hard_words/, one file a language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.content.codes import Code
from bot.content.parsing import tree
from bot.content.problems import Fault, Problem
from bot.content.tree import Node
from bot.content.written import Written
from dialogs.language import Language

KEYS = ("answer", "text", "approved_for", "not_for", "turn_to", "help", "why", "because", "conditions", "reminder")
"""Texts that staff read as an answer."""

_QUOTE = re.compile(r"^\s*>.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HardWord:
    """A hard word, what to write instead, and where in a text it begins."""

    word: str
    plainer: str
    start: int


@dataclass(frozen=True, slots=True)
class HardWords:
    """Words of a language that readers stumble on, and what to write instead of each."""

    pattern: re.Pattern[str]
    plainer: Mapping[str, str]

    def found_in(self, text: str) -> Iterator[HardWord]:
        """The hard words of the text."""
        for match in self.pattern.finditer(text):
            word = " ".join(match.group().split())
            yield HardWord(word, self.plainer[word.casefold()], match.start())


@cache
def hard_words(language: Language) -> HardWords:
    """The shipped list of the language."""
    text = (files("bot.content") / "hard_words" / f"{language}.yaml").read_text(encoding="utf-8")
    written: Any = tree(text).plain()
    plainer = {word.casefold(): group["plainer"] for group in written for word in group["words"]}
    longest_first = sorted(plainer, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return HardWords(re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), plainer)


def wording_problems(written: Written) -> Iterator[Problem]:
    """Hard words in what staff read; a quotation is left as it is."""
    for item in (*written.entries, *written.tools, *written.elsewhere, *filter(None, [written.risk_check])):
        for language in Language:
            for node in _read(item.node, language):
                for hard in hard_words(language).found_in(_QUOTE.sub(_blank, node.text)):
                    message, remedy = (
                        f"Readers stumble on “{hard.word}”.",
                        f"Write {hard.plainer}, or put it otherwise.",
                    )
                    yield Fault(Code.HARD_WORD, node.line_of(hard.start), message, remedy).of(item.file)


def _blank(quoted: re.Match[str]) -> str:
    return " " * len(quoted.group())


def _read(node: Node, language: Language) -> Iterator[Node]:
    for key, child in node.pairs.items():
        yield from child.everywhere(language) if key in KEYS else _read(child, language)
    for child in node.items:
        yield from _read(child, language)
