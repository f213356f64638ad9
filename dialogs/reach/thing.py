"""What can differ between two libraries: something written that has an id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialogs.reach.parts import Words


class Kind(StrEnum):
    """What a thing is, in the order they are told of."""

    CLAUSE = "clause"
    SECTION = "section"
    SOURCE = "source"
    ENTRY = "answer"
    ELSEWHERE = "matter of others"
    SYNONYMS = "synonyms"
    QUESTION = "question of the risk check"
    OPTION = "option of the risk check"
    RULE = "rule of the risk check"
    LEVEL = "level of risk"
    CONDITION = "condition"
    CHECK = "risk check"
    TOOL = "tool"
    ROLE = "role"
    ORGANISATION = "organisation"

    @property
    def plural(self) -> str:
        """Several of the kind."""
        first, *rest = self.split(" of ")
        many = {"answer": "answers", "matter": "matters", "synonyms": "synonyms"}.get(first, f"{first}s")
        return " of ".join((many, *rest))


@dataclass(frozen=True, slots=True)
class Thing:
    """Something written that has an id."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Written:
    """A thing as it is written: what people know it by, and its parts by name."""

    title: str
    parts: Mapping[str, Words]


Found = Iterator[tuple[Thing, Written]]
