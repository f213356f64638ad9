"""Each file by itself: parsed, checked against its model, and taken apart into pieces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.content.codes import Code
from bot.content.files import File
from bot.content.kinds import Kind
from bot.content.parsing import tree
from bot.content.problems import Fault, Problem
from bot.content.sections import section_of
from bot.content.tree import Node
from bot.content.validation import validated
from bot.content.written import Item, Section, Written
from dialogs.language import Language

_NAME = re.compile(r"(\d{2})-[a-z0-9-]+\.md")
MOST_LISTED = 50
"""Problems of one file; more than these are no help."""


@dataclass(slots=True)
class Gathering:
    """The pieces found so far, by kind, and everything wrong with single files."""

    items: dict[Kind, list[Item[Any]]] = field(default_factory=lambda: {kind: [] for kind in Kind})
    sections: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    faulty: set[Kind] = field(default_factory=set)

    def add(self, file: File) -> None:
        """Take the file apart."""
        try:
            if file.kind is Kind.SECTION:
                self._add_section(file)
            else:
                self._add_yaml(file, tree(file.text))
        except Fault as fault:
            self._note(file, (fault,))

    def _add_yaml(self, file: File, node: Node) -> None:
        value, faults = validated(file.kind, node)
        self._note(file, faults)
        if value is not None:
            self.items[file.kind] += _pieces(file, node, value)

    def _add_section(self, file: File) -> None:
        _, language, name = file.name.split("/")
        match = _NAME.fullmatch(name)
        if match is None:
            raise Fault(Code.SECTION_NAME, 0, f"{name} is no name of a section.", "Name it like 05-verktyg.md.")
        written = section_of(file.text)
        front_matter, faults = validated(Kind.SECTION, written.front_matter)
        self._note(file, faults)
        if front_matter is not None:
            section = Section(file.name, name, int(match[1]), Language(language), written, front_matter)
            self.sections.append(section)

    def _note(self, file: File, faults: tuple[Fault, ...]) -> None:
        self.faulty |= {file.kind} if faults else set()
        self.problems += [fault.of(file.name) for fault in faults[:MOST_LISTED]]
        if len(faults) > MOST_LISTED:
            message = f"has {len(faults) - MOST_LISTED} more problems."
            self.problems.append(Fault(Code.MORE_PROBLEMS, 0, message, "Mend those listed first.").of(file.name))

    def whole(self) -> Written:
        """All pieces together."""
        return Written(
            organisation=next(iter(self.items[Kind.ORGANISATION]), None),
            risk_check=next(iter(self.items[Kind.RISK_CHECK]), None),
            sources=tuple(self.items[Kind.SOURCES]),
            tools=tuple(self.items[Kind.TOOLS]),
            entries=tuple(self.items[Kind.ENTRIES]),
            utterances=tuple(self.items[Kind.UTTERANCES]),
            elsewhere=tuple(self.items[Kind.ELSEWHERE]),
            synonyms=tuple(self.items[Kind.SYNONYMS]),
            sections=tuple(self.sections),
            faulty=frozenset(self.faulty),
        )


def _pieces(file: File, node: Node, value: Any) -> Iterator[Item[Any]]:  # noqa: ANN401 - one of the models
    if isinstance(value, tuple):
        for piece, written in zip(node.items, value, strict=True):
            yield Item(file.name, getattr(written, "id", ""), piece, written)
    elif isinstance(value, dict):
        for key, written in value.items():
            yield Item(file.name, key, node.at(key), written)
    else:
        yield Item(file.name, "", node, value)
