"""Drafts as YAML in the content format: everything but what only the policy team can write."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from dialogs.gaps import Draft, Entry, Utterances

UNTIL_REVIEW = timedelta(days=182)
LANGUAGES = {"sv": "Swedish", "en": "English"}
_PLAIN = re.compile(r"[\wåäöÅÄÖ][\w åäöÅÄÖ?!.,()/-]*")
"""What YAML reads as it stands, whatever it may be; the content's YAML has nothing but text."""


def draft_file(drafts: Iterable[Draft], today: date, place_of: Callable[[str], str]) -> str:
    """The drafts as a file for faq/; `place_of` tells in which file the utterances of an entry stand."""
    made = tuple(drafts)
    entries = [draft for draft in made if isinstance(draft, Entry)]
    more = [draft for draft in made if isinstance(draft, Utterances)]
    lines = ["# Drafts from what staff asked in vain. Write what TODO says; policybot check names whatever is missing."]
    for entry in entries:
        lines += ["", *_entry(entry, today)]
    for utterances in more:
        lines += ["", *_utterances(utterances, place_of(utterances.entry))]
    return "\n".join((*lines, ""))


def _entry(entry: Entry, today: date) -> Iterator[str]:
    other = entry.language.other
    who = "A person has answered this" if entry.answer else f"Asked {entry.asked} times"
    yield f"# {who}. TODO: a better id, what it cites, and whether the nearest entries are related."
    yield f"- id: {entry.id}"
    yield f"  topic: {entry.topic}"
    yield "  questions:"
    for language in ("sv", "en"):
        if language == entry.language:
            yield f"    {language}:"
            yield from (f"      - {_text(text)}" for text in entry.questions)
        else:
            yield f"    {language}:  # TODO: the same in {LANGUAGES[other]}"
    for text in entry.others:
        yield f"      # also asked: {_text(text)}"
    yield "  answer:"
    for language in ("sv", "en"):
        yield from _answer(language, entry.answer if language == entry.language else "")
    yield f"  cites: [{', '.join(entry.cites)}]"
    yield f"  related: [{', '.join(entry.related)}]"
    yield f"  owner: {entry.owner}"
    yield f"  reviewed: {today}"
    yield f"  review_by: {today + UNTIL_REVIEW}"


def _answer(language: str, words: str) -> Iterator[str]:
    if not words:
        yield f"    {language}:  # TODO: the answer in {LANGUAGES[language]}"
        return
    yield f"    {language}: |"
    plain = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in words)
    yield from (f"      {line.strip()}".rstrip() for line in plain.splitlines())


def _utterances(utterances: Utterances, place: str) -> Iterator[str]:
    yield f"# Asked {utterances.asked} times, and {utterances.entry} lies near. If it answers them, add these to it in"
    yield f"# {place}:"
    yield f"# {utterances.entry}:"
    yield f"#   {utterances.language}:"
    yield from (f"#     - {_text(text)}" for text in utterances.texts)


def _text(text: str) -> str:
    """The text as YAML reads it back, in one line."""
    return text if _PLAIN.fullmatch(text) and text == text.strip() else json.dumps(text, ensure_ascii=False)
