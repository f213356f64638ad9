"""Where each thing is written. Told from the lines alone, so that it is found in files that are broken too."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.content.files import File
from bot.content.kinds import Kind as FileKind
from bot.content.problems import Problem
from bot.preview.subjects import Kind

_ITEM = re.compile(r"""\s{0,4}-\s+id:\s*["']?([a-z0-9][a-z0-9_-]*)""")
_KEY = re.compile(r"([a-z0-9][a-z0-9_-]*):")
_ANCHOR = re.compile(r"#\s.*\{#([a-z0-9-]+)\}")
_BEGINNINGS = {
    FileKind.ENTRIES: (Kind.ENTRY, _ITEM),
    FileKind.UTTERANCES: (Kind.ENTRY, _KEY),
    FileKind.RISK_CHECK: (Kind.QUESTION, _ITEM),
    FileKind.TOOLS: (Kind.TOOL, _ITEM),
    FileKind.SECTION: (Kind.SECTION, _ANCHOR),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a file, both ends included."""

    file: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.file}:{self.first}"

    def holds(self, problem: Problem) -> bool:
        """Whether the problem lies here."""
        return problem.file == self.file and self.first <= problem.line <= self.last

    def of_line(self, number: int) -> "Place":
        """One line of it."""
        return Place(self.file, number, number)


Places = Mapping[tuple[Kind, str], tuple[Place, ...]]


def places_in(files: Iterable[File]) -> Places:
    """Every place that something is written at: an entry before its utterances, Swedish before English."""
    places: dict[tuple[Kind, str], tuple[Place, ...]] = {}
    for file in sorted(files, key=lambda file: (file.kind is FileKind.UTTERANCES, "/en/" in file.name, file.name)):
        for key, place in _places(file):
            places[key] = (*places.get(key, ()), place)
    return places


def _places(file: File) -> Iterator[tuple[tuple[Kind, str], Place]]:
    if file.kind not in _BEGINNINGS:
        return
    kind, pattern = _BEGINNINGS[file.kind]
    lines = file.text.splitlines()
    found = [(at, match[1]) for at, line in enumerate(lines, 1) if (match := pattern.match(line))]
    if kind is Kind.SECTION:
        found = [(1, anchor) for _, anchor in found[:1]]
    ends = [at - 1 for at, _ in found[1:]] + [len(lines)]
    for (first, name), last in zip(found, ends, strict=False):
        yield (kind, name), Place(file.name, first, last)


def written_at(text: str, places: Iterable[Place], files: Iterable[File]) -> Place | None:
    """The first line of the places that holds the text; None where it is broken over several, or not there."""
    lines = {file.name: file.text.splitlines() for file in files}
    for place in places:
        for number in range(place.first, place.last + 1):
            if text in lines[place.file][number - 1]:
                return place.of_line(number)
    return None
