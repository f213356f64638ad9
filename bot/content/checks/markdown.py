import re
from collections.abc import Iterator

from bot.content.codes import Code
from bot.content.problems import Fault, Problem
from bot.content.tree import Node
from bot.content.written import Written

_LINK = re.compile(r"(?:\]\(|^\s{0,3}\[[^\]\n]{1,100}\]:)\s*([^)\s]*)", re.MULTILINE)
"""Where a link leads, written in place or further down. It asks for no end, so that it takes linear time."""

_HTML = re.compile(r"<[a-zA-Z/!?][^>\s]{0,40}>?")
_WEB = re.compile(r"https://\S+")


def markdown_problems(written: Written) -> Iterator[Problem]:
    """Links that lead nowhere, and HTML."""
    anchors = {heading.anchor for section in written.sections for heading in section.headings}
    for item in written.items:
        for node in _texts(item.node):
            yield from (fault.of(item.file) for fault in _faults(node.text, node.line, anchors))
    for section in written.sections:
        for heading in section.headings:
            for at, line in enumerate([heading.title, *heading.lines]):
                yield from (fault.of(section.file) for fault in _faults(line, heading.line + at, anchors))


def _texts(node: Node) -> Iterator[Node]:
    """Texts that are shown: everything written in a language, wordings to match by apart."""
    for language in ("sv", "en"):
        yield from (text for text in node.everywhere(language) if text.text)
        yield from node.at("questions", language).items
    yield from (node.at(key) for key in ("name", "vendor"))


def _faults(text: str, line: int, anchors: set[str]) -> Iterator[Fault]:
    for link in _LINK.findall(text):
        if not _WEB.fullmatch(link) and not (link.startswith("#") and link[1:] in anchors):
            remedy = "Write a full address that begins with https://, or # and an anchor of the policy."
            yield Fault(Code.MARKDOWN_LINK, line, f"A link leads to “{link[:60]}”.", remedy)
    if html := _HTML.search(text):
        yield Fault(
            Code.RAW_HTML, line, f"{html.group()[:40]} is HTML.", "Write Markdown: *emphasis*, **strong**, - lists."
        )
