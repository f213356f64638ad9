"""Languages out of step, as far as the files themselves can tell: by their days, their figures and their links."""

import re
from collections.abc import Iterator

from bot.content.codes import Code
from bot.content.problems import Fault, Problem
from bot.content.written import Item, Section, Written
from dialogs.language import Language

_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0,.](?=\d{3}(?!\d))")
_FIGURE = re.compile(r"\d+")
_LINK = re.compile(r"\]\(\s*([^)\s]*)")
_ADDRESS = re.compile(r"\]\([^()\[\]\n]*\)|\{#[^{}\n]*\}")
"""An address ends before another begins, so that a text of nothing but beginnings is read once."""

_ORIGINAL, _TRANSLATION = Language.SV, Language.EN

KEYS = ("answer", "text", "approved_for", "not_for", "turn_to")
"""Texts of which each language says the same."""


def translation_problems(written: Written) -> Iterator[Problem]:
    """English that is older than its Swedish, and figures and links that stand in one language alone."""
    for entry in written.entries:
        if entry.value.translated and entry.value.translated < entry.value.reviewed:
            message = (
                f"The English of {entry.id} is of {entry.value.translated}, the Swedish of {entry.value.reviewed}."
            )
            remedy = "Set the English against the Swedish, then write translated anew or remove it."
            yield entry.problem(Code.TRANSLATION_OLDER, entry.node.at("translated"), message, remedy)
    items: tuple[Item[object], ...] = (*written.entries, *written.tools, *written.elsewhere)
    for item in items:
        yield from _items(item)
    swedish = {section.name: section for section in written.sections_in(_ORIGINAL)}
    for section in written.sections_in(_TRANSLATION):
        if original := swedish.get(section.name):
            yield from _sections(original, section)


def _items(item: Item[object]) -> Iterator[Problem]:
    for key in KEYS:
        node = item.node.at(key)
        sv, en = node.at("sv"), node.at("en")
        for code, message, remedy in _differing(sv.text, en.text) if sv.text and en.text else ():
            yield item.problem(code, en, message, remedy)


def _sections(original: Section, section: Section) -> Iterator[Problem]:
    older, newer = section.front_matter.reviewed, original.front_matter.reviewed
    if older < newer:
        line = section.written.front_matter.at("reviewed").line
        message = f"The English was reviewed on {older}, {original.file} on {newer}."
        remedy = "Set the English against the Swedish, then write the day you did."
        yield Fault(Code.TRANSLATION_OLDER, line, message, remedy).of(section.file)
    there = {heading.anchor: heading.text for heading in original.headings}
    for heading in section.headings:
        for code, message, remedy in _differing(there.get(heading.anchor, heading.text), heading.text):
            yield Fault(code, heading.line, message, remedy).of(section.file)


def _differing(swedish: str, english: str) -> Iterator[tuple[Code, str, str]]:
    for alone in _alone(_figures(swedish), _figures(english)):
        yield Code.FIGURES_DIFFER, alone, "Write the same figures in both languages."
    for alone in _alone(set(_LINK.findall(swedish)), set(_LINK.findall(english))):
        yield Code.LINKS_DIFFER, alone, "Write the same links in both languages."


def _figures(text: str) -> set[str]:
    return set(_FIGURE.findall(_BETWEEN_THOUSANDS.sub("", _ADDRESS.sub("", text))))


def _alone(swedish: set[str], english: set[str]) -> Iterator[str]:
    for alone, language in ((swedish - english, "Swedish"), (english - swedish, "English")):
        if alone:
            yield f"{', '.join(sorted(alone))} stands in {language} alone."
