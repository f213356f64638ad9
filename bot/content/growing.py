"""A tree of texts, lists and mappings grows from the events of a document; nothing is built that is too large."""

from collections.abc import Iterator

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

DEEPEST = 20
MOST_VALUES = 200_000


def too_deep(line: int) -> Fault:
    """What is said of nesting that nobody can follow."""
    said = f"is nested deeper than {DEEPEST} levels."
    return Fault(Code.TOO_DEEP, line, said, "Write it as the format guide shows.")


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _column(event: Event) -> int:
    return event.start_mark.column + 1 if event.start_mark else 0


class Growing:
    """One pass over the events of a document; depth and size are bounded before anything is built."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._values = 0

    def whole(self) -> Node:
        """The tree of the only document there is.

        Raises:
            Fault: there is none, or there are several, or something in it is refused.
        """
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
            raise too_deep(line)
        if self._values > MOST_VALUES:
            raise Fault(Code.TOO_LARGE, line, f"holds more than {MOST_VALUES} values.", "Split the file.")
