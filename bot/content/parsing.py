"""From bytes to a tree of texts, lists and mappings. Everything YAML could do beyond that is refused, with its line."""

from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    ScalarEvent,
    SequenceStartEvent,
)

from bot.content.codes import Code
from bot.content.problems import Fault
from bot.content.tree import Node

LARGEST = 1_000_000
"""Bytes of a file."""

DEEPEST = 20

LIBRARY_TOO_DEEP = "nesting depth"
"""What newer versions of the YAML library say of far deeper nesting, before we can count it."""
UNCLOSED = ("flow sequence", "flow mapping", "quoted scalar", "simple key")
"""Where one of these is not closed, the fault is where it begins, not where the next thing does not fit."""

MOST_VALUES = 200_000


def text_of(raw: bytes) -> str:
    """The text of a file.

    Raises:
        Fault: the bytes are no UTF-8, or hold characters that text does not have.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Fault(Code.NOT_TEXT, line, "is not UTF-8 text.", "Save the file as UTF-8.") from error
    for number, line_of_text in enumerate(text.splitlines(), 1):
        if not line_of_text.isprintable() and any(ord(sign) < ord(" ") and sign != "\t" for sign in line_of_text):
            raise Fault(Code.NOT_TEXT, number, "holds a character that text does not have.", "Save it as plain text.")
    return text


def tree(text: str) -> Node:
    """The YAML as a tree.

    Raises:
        Fault: it is no YAML, or uses something that content does not.
    """
    _refuse_tabs(text)
    try:
        return _Reading(yaml.parse(text, yaml.CSafeLoader)).whole()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context and error.context_mark and any(part in error.context for part in UNCLOSED):
            mark = error.context_mark
        if LIBRARY_TOO_DEEP in (error.problem or ""):
            raise _too_deep((mark.line + 1) if mark else 1) from error
        said = (error.problem or "does not fit together").capitalize()
        remedy = "Check indentation, quotes and colons there; a text with a colon or # in it needs quotes."
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
        raise Fault(Code.YAML_WRONG, line, f"{said}.", remedy, column) from error
    except yaml.YAMLError as error:
        raise Fault(Code.YAML_WRONG, 1, "is not YAML.", "Write it as the format guide shows.") from error


def _too_deep(line: int) -> Fault:
    said = f"is nested deeper than {DEEPEST} levels."
    return Fault(Code.TOO_DEEP, line, said, "Write it as the format guide shows.")


def _refuse_tabs(text: str) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            column = line.index("\t") + 1
            raise Fault(Code.TAB, number, "begins with a tab.", "Indent with two spaces instead.", column)


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _column(event: Event) -> int:
    return event.start_mark.column + 1 if event.start_mark else 0


class _Reading:
    """One pass over the events of a document; depth and size are bounded before anything is built."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._values = 0

    def whole(self) -> Node:
        root = Node(1, "")
        documents = 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._refuse_second(event, documents)
                root = self._node(next(self._events), 0)
        if documents == 0:
            raise Fault(Code.EMPTY_FILE, 1, "is empty.", "Write its content, or delete the file.")
        return root

    def _refuse_second(self, event: Event, documents: int) -> None:
        if documents > 1:
            line = _line(event)
            raise Fault(Code.SEVERAL_DOCUMENTS, line, "begins a second document with ---.", "Remove the --- line.")

    def _node(self, event: Event, depth: int) -> Node:
        line = _line(event)
        self._refuse_extras(event, line, depth)
        if isinstance(event, ScalarEvent):
            return Node(line, event.value)
        if isinstance(event, SequenceStartEvent):
            return Node(line, tuple(self._items(depth + 1)))
        return self._mapping(line, depth + 1)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), CollectionEndEvent):
            yield self._node(event, depth)

    def _mapping(self, line: int, depth: int) -> Node:
        pairs: dict[str, Node] = {}
        while not isinstance(event := next(self._events), CollectionEndEvent):
            key = self._node(event, depth)
            if not isinstance(key.value, str):
                raise Fault(
                    Code.WRONG_SHAPE, key.line, "has a key that is no text.", "Write a plain word before the colon."
                )
            if key.value == "<<":
                raise Fault(Code.ALIAS, key.line, "uses a merge key (<<).", "Write the keys out.")
            if key.value in pairs:
                first = pairs[key.value].line
                raise Fault(
                    Code.KEY_TWICE, key.line, f"{key.value} stands twice, first on line {first}.", "Keep one of them."
                )
            pairs[key.value] = Node(key.line, self._node(next(self._events), depth).value)
        return Node(line, pairs)

    def _refuse_extras(self, event: Event, line: int, depth: int) -> None:
        self._values += 1
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            remedy = "Write the text out, or quote it."
            raise Fault(Code.ALIAS, line, "uses an anchor or alias (& or *).", remedy, _column(event))
        if getattr(event, "tag", None):
            raise Fault(Code.TAG, line, "uses a tag (!).", "Remove the tag, or quote the text.", _column(event))
        if depth > DEEPEST:
            raise _too_deep(line)
        if self._values > MOST_VALUES:
            raise Fault(Code.TOO_LARGE, line, f"holds more than {MOST_VALUES} values.", "Split the file.")
