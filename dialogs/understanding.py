"""Short typed things understood: picks by number or title, and answers to a question of the check."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dialogs.commands import SHORT, plain
from dialogs.phrases import Command, Phrases
from dialogs.risk_check.rules import UNSURE, Option, Question

SURE = 84.0
"""Similarity, 0 to 100, from which a typed answer is taken for a label: about two slips in a dozen letters."""

SHORTEST_LIKENESS = 4
"""Characters from which a typed answer is compared with labels it does not equal."""

CLEAR = 6.0
"""How far ahead of the next option it has to be."""


_SEVERAL_NUMBERS = re.compile(r"\d{1,2}(?:[\s,;+.]+\d{1,2})+")
"""Several options by their numbers, which is no question, whatever else it may be."""


def picked(text: str, titles: tuple[str, ...]) -> int | None:
    """Which of the titles is meant, by its number from 1 or by its words; None where none is."""
    said = plain(text)
    if said.isdecimal():
        return int(said) - 1 if 0 < int(said[:4]) <= len(titles) else None
    same = [index for index, title in enumerate(titles) if plain(title) == said]
    return same[0] if same else None


@dataclass(frozen=True, slots=True)
class Understood:
    """The options meant. `surely` says that they were typed as written in the content, not merely something close."""

    options: tuple[str, ...]
    surely: bool


def options_meant(text: str, question: Question, phrases: Phrases) -> Understood | None:
    """What the text answers to the question: numbers, labels, synonyms, slips of the pen, or "don't know"."""
    said = plain(text)
    if not said:
        return None
    whole = _option_meant(said, question, phrases)
    if whole or not (question.many or _SEVERAL_NUMBERS.fullmatch(text.strip())):
        return whole
    return _several_meant(text, question, phrases)


def _several_meant(text: str, question: Question, phrases: Phrases) -> Understood | None:
    """The options that the parts of the text mean, where each of them means one."""
    parts = [_option_meant(plain(part), question, phrases) for part in _split(text, phrases)]
    found = [part for part in parts if part]
    if not found or len(found) < len(parts):
        return None
    options = dict.fromkeys(option for part in found for option in part.options)
    return Understood(tuple(options), all(part.surely for part in found))


def _split(text: str, phrases: Phrases) -> list[str]:
    joins = "|".join(re.escape(word) for word in phrases.spoken(Command.JOINS))
    parts = re.split(rf"[,;/\n+]+|(?<!\S)(?:{joins})(?!\S)", text.casefold())
    digits = (part.split() if re.fullmatch(r"[\d\s.]+", part) else [part] for part in parts)
    return [part for group in digits for part in group if part.strip(" .")]


def _option_meant(said: str, question: Question, phrases: Phrases) -> Understood | None:
    if said.isdecimal():
        return _numbered(said, question)
    wordings = _wordings(question, phrases)
    if said in wordings:
        return Understood((wordings[said],), surely=True)
    return _begun(said, wordings) or _closest(said, wordings)


def _begun(said: str, wordings: Mapping[str, str]) -> Understood | None:
    """The only option whose wording begins with these words, of which there are two at least."""
    begun = {option for wording, option in wordings.items() if wording.startswith(f"{said} ")} if " " in said else set()
    return Understood(tuple(begun), surely=False) if len(begun) == 1 else None


def _numbered(said: str, question: Question) -> Understood | None:
    number = int(said[:4])
    if not 0 < number <= len(question.options):
        return None
    return Understood((question.options[number - 1].id,), surely=True)


def _wordings(question: Question, phrases: Phrases) -> dict[str, str]:
    """Every wording that means an option, and no other; the general words for "don't know" and "none" last."""
    wordings: dict[str, str] = {}
    unclear: set[str] = set()
    for option in question.options:
        for wording in _ways_to_say(option):
            if wordings.setdefault(wording, option.id) != option.id:
                unclear.add(wording)
    for command, option_id in _said_generally(question):
        for wording in phrases.spoken(command):
            wordings.setdefault(plain(wording), option_id)
    return {wording: option for wording, option in wordings.items() if wording not in unclear}


def _said_generally(question: Question) -> Iterator[tuple[Command, str]]:
    yield Command.UNSURE, UNSURE
    if question.many:
        yield from ((Command.NONE, option.id) for option in question.options if option.alone)


def _ways_to_say(option: Option) -> Iterable[str]:
    """Its labels, what its labels begin with up to a comma, and its synonyms."""
    labels = (option.label.sv, option.label.en)
    heads = (label.partition(",")[0] for label in labels if " " in label.partition(",")[0])
    return {plain(wording) for wording in (*labels, *heads, *option.synonyms.sv, *option.synonyms.en) if wording}


def _closest(said: str, wordings: Mapping[str, str]) -> Understood | None:
    """The option whose wording is closest, where it is close and no other option comes near."""
    if not SHORTEST_LIKENESS <= len(said) <= SHORT:
        return None
    ranked = process.extract(said, wordings.keys(), scorer=fuzz.ratio, limit=None, score_cutoff=SURE - CLEAR)
    best: dict[str, float] = {}
    for wording, score, _ in ranked:
        best[wordings[wording]] = max(score, best.get(wordings[wording], 0.0))
    first, *rest = sorted(best.items(), key=lambda pair: -pair[1]) or [("", 0.0)]
    clear = first[1] >= SURE and all(score <= first[1] - CLEAR for _, score in rest)
    return Understood((first[0],), surely=False) if clear else None
