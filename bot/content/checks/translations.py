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
_ORIGINAL, _TRANSLATION = Language.SV, Language.EN

Compared = tuple[Code, re.Pattern[str], str]
COMPARED: tuple[Compared, ...] = (
    (Code.FIGURES_DIFFER, _FIGURE, "Write the same figures in both languages."),
    (Code.LINKS_DIFFER, _LINK, "Write the same links in both languages."),
)
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
    for code, pattern, remedy in COMPARED:
        sv, en = (set(pattern.findall(_BETWEEN_THOUSANDS.sub("", text))) for text in (swedish, english))
        for alone, language in ((sv - en, "Swedish"), (en - sv, "English")):
            if alone:
                yield code, f"{', '.join(sorted(alone))} stands in {language} alone.", remedy
