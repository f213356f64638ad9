import re
from collections.abc import Iterator

from bot.content.codes import Code
from bot.content.kinds import Kind
from bot.content.problems import Fault, Problem
from bot.content.tree import Node
from bot.content.written import Item, Section, Written
from dialogs.language import Language

_PLACEHOLDER = re.compile(r"\{\w+\}")


def language_problems(written: Written) -> Iterator[Problem]:
    """Anchors given twice, and sections that differ between the languages in more than their words."""
    for language in Language:
        yield from _twice(written.sections_in(language))
        yield from _numbers(written.sections_in(language))
    swedish = {section.name: section for section in written.sections_in(Language.SV)}
    english = {section.name: section for section in written.sections_in(Language.EN)}
    for name in sorted(swedish.keys() | english.keys()) if written.knows(Kind.SECTION) else ():
        yield from _differing(name, swedish.get(name), english.get(name))
    for section in written.sections:
        yield from _titles(section)
    for item in written.items:
        for node in _both(item.node):
            yield from _placeholders(item, node)


def _both(node: Node) -> Iterator[Node]:
    """Every place where a text is written in both languages."""
    if node.at("sv").text and node.at("en").text:
        yield node
    for child in (*node.items, *node.pairs.values()):
        yield from _both(child)


def _placeholders(item: Item[object], node: Node) -> Iterator[Problem]:
    swedish, english = (set(_PLACEHOLDER.findall(node.at(language).text)) for language in ("sv", "en"))
    if swedish != english:
        message = f"{' and '.join(sorted(swedish ^ english))} stands in one language alone."
        yield item.problem(Code.PLACEHOLDERS_DIFFER, node.at("en"), message, "Write the same in both languages.")


def _twice(sections: tuple[Section, ...]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for section in sections:
        for heading in section.headings:
            place = f"{section.file}:{heading.line}"
            if first.setdefault(heading.anchor, place) != place:
                message = f"The anchor {heading.anchor} stands already in {first[heading.anchor]}."
                yield Fault(Code.ID_TWICE, heading.line, message, "Give one of the two another anchor.").of(
                    section.file
                )


def _numbers(sections: tuple[Section, ...]) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for section in sections:
        if first.setdefault(section.number, section.file) != section.file:
            message = f"{first[section.number]} has the number {section.number} too."
            yield Fault(Code.SECTION_NAME, 0, message, "Give each section its own number.").of(section.file)


def _differing(name: str, swedish: Section | None, english: Section | None) -> Iterator[Problem]:
    if swedish is None or english is None:
        there, missing = ("en", "sv") if swedish is None else ("sv", "en")
        message = f"There is no such section, but policy_text/{there}/{name} has it."
        remedy = "Write it with the same anchors in the same order."
        yield Fault(Code.LANGUAGES_DIFFER, 0, message, remedy).of(f"policy_text/{missing}/{name}")
        return
    pairs = zip(swedish.headings, english.headings, strict=False)
    differing = next(((sv, en) for sv, en in pairs if sv.anchor != en.anchor), None)
    remedy = "Write the same anchors in the same order in both languages."
    if differing:
        message = f"has the anchor {differing[1].anchor} where {swedish.file} has {differing[0].anchor}."
        yield Fault(Code.LANGUAGES_DIFFER, differing[1].line, message, remedy).of(english.file)
    elif len(swedish.headings) != len(english.headings):
        message = f"has {len(english.written.clauses)} clauses where {swedish.file} has {len(swedish.written.clauses)}."
        yield Fault(Code.LANGUAGES_DIFFER, english.written.heading.line, message, remedy).of(english.file)


def _titles(section: Section) -> Iterator[Problem]:
    heading, title = section.written.heading, section.front_matter.title
    if heading.title != title:
        message = f"The title is “{title}” above and “{heading.title}” here."
        yield Fault(Code.TITLES_DIFFER, heading.line, message, "Write the same in both places.").of(section.file)
