"""YAML as written: texts, lists and mappings, each with its line. What is not there reads as empty."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

_NO_PAIRS: Mapping[str, "Node"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Node:
    """A text, a list or a mapping. Under a key the line is the key's."""

    line: int
    value: "str | tuple[Node, ...] | dict[str, Node]"

    @property
    def text(self) -> str:
        """The text; empty where this is none."""
        return self.value if isinstance(self.value, str) else ""

    def line_of(self, place: int) -> int:
        """The line of a place in the text, seen as written below its key after a |; else the key's."""
        above = self.text.count("\n", 0, place)
        return self.line + 1 + above if "\n" in self.text else self.line

    @property
    def items(self) -> "tuple[Node, ...]":
        """The items of the list; none where this is no list."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def pairs(self) -> "Mapping[str, Node]":
        """The keys and values of the mapping; none where this is no mapping."""
        return self.value if isinstance(self.value, dict) else _NO_PAIRS

    def at(self, *keys: str) -> "Node":
        """What stands under the keys, one inside the other; an empty text where nothing does."""
        node = self
        for key in keys:
            node = node.pairs.get(key) or Node(node.line, "")
        return node

    def everywhere(self, key: str) -> "Iterator[Node]":
        """Everything that stands under the key, however deep."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if key in node.pairs:
                yield node.pairs[key]
            waiting += reversed((*node.items, *node.pairs.values()))

    def plain(self) -> object:
        """The same as plain strings, lists and dictionaries."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, tuple):
            return [item.plain() for item in self.value]
        return {key: value.plain() for key, value in self.value.items()}

    def nearest(self, path: Sequence[str | int]) -> "Node":
        """What stands at the path of keys and places, or as far along it as there is something."""
        node = self
        for step in path:
            found = node.items[step : step + 1] if isinstance(step, int) else ()
            child = found[0] if found else node.pairs.get(str(step))
            if child is None:
                return node
            node = child
        return node
