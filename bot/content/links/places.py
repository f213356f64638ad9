import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content.codes import Code
from bot.content.files import files_in
from bot.content.gathering import Gathering
from bot.content.kinds import Kind
from bot.content.links.following import Asked
from bot.content.problems import Fault, Problem
from bot.content.tree import Node
from bot.content.written import Written

_WEB = re.compile(r"\]\(\s*(https://[^)\s]+)|^\s{0,3}\[[^\]\n]{1,100}\]:\s*(https://\S+)", re.MULTILINE)
_UTTERANCES = (Kind.UTTERANCES, Kind.SYNONYMS)


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a line where an address stands."""

    file: str
    line: int


def links_in(folder: Path) -> Mapping[str, tuple[Place, ...]]:
    """Every web address of the content, with the places where it stands; files with errors are left out."""
    gathering = Gathering()
    for file in files_in(folder).files:
        if file.kind not in _UTTERANCES:
            gathering.add(file)
    found: dict[str, tuple[Place, ...]] = {}
    for address, place in _links(gathering.whole()):
        found[address] = (*found.get(address, ()), place)
    return found


def _links(written: Written) -> Iterator[tuple[str, Place]]:
    for source in written.sources:
        node = source.node.at("link")
        yield node.text, Place(source.file, node.line)
    for tool in written.tools:
        for fact in tool.node.at("facts").items:
            yield fact.at("source").text, Place(tool.file, fact.at("source").line)
    for item in written.items:
        for language in ("sv", "en"):
            for node in item.node.everywhere(language):
                yield from _in_text(item.file, node)
    for section in written.sections:
        for heading in section.headings:
            yield from _in_text(section.file, Node(heading.line, "\n".join(heading.lines) + "\n"))


def _in_text(file: str, node: Node) -> Iterator[tuple[str, Place]]:
    for found in _WEB.finditer(node.text):
        yield found[1] or found[2], Place(file, node.line_of(found.start()))


def link_problems(links: Mapping[str, tuple[Place, ...]], asked: Mapping[str, Asked]) -> Iterator[Problem]:
    """The addresses that lead nowhere, or about which nobody knows, at every place where they stand."""
    if len(links) > 1 and all(asked[address].is_unheard for address in links):
        message = f"None of the {len(links)} web addresses could be followed, as if there were no network here."
        remedy = "Try again where there is one; HTTPS_PROXY is heeded."
        yield Fault(Code.LINK_UNCERTAIN, 0, message, remedy).of(".")
        return
    for address, places in links.items():
        if why := asked[address].why:
            for place in places:
                yield _fault(address, why, place, is_gone=asked[address].is_gone).of(place.file)


def _fault(address: str, why: str, place: Place, *, is_gone: bool) -> Fault:
    if is_gone:
        remedy = "Look up where the page is now, and write that address; or cite something else."
        return Fault(Code.LINK_GONE, place.line, f"“{address}” is gone: {why}.", remedy)
    remedy = "Open it in a browser: some sites refuse programs. Write another address where it fails there too."
    return Fault(Code.LINK_UNCERTAIN, place.line, f"“{address}” could not be followed: {why}.", remedy)
