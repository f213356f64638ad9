"""Tools that somebody has to decide on anew."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dialogs.library import Library
from dialogs.reach.changes import Change, How
from dialogs.reach.thing import Kind
from dialogs.tools import Tool

DECIDED_ON = (
    "status",
    "is ai",
    "max data class",
    "login",
    "children",
    "secret",
    "training",
    "approved for",
    "not for",
    "details",
    "cites",
    "review by",
    "facts",
)
"""How the parts of a tool begin that its decision rests on."""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A tool of which something has changed that its decision rests on: `parts` of it, or `clauses` it cites.

    `is_taken`: it carries a later day of decision than before.
    """

    id: str
    name: str
    parts: tuple[str, ...]
    clauses: tuple[str, ...]
    is_taken: bool


def decisions(old: Library, new: Library, found: Iterable[Change], moved: Sequence[str]) -> tuple[NewDecision, ...]:
    """The tools on both sides that need a new decision, or have had it; `moved` are clauses and laws that changed."""
    changed = {change.thing.id: change for change in found if change.thing.kind is Kind.TOOL}
    pairs = ((old.tools[key], tool, changed.get(key)) for key, tool in sorted(new.tools.items()) if key in old.tools)
    asked = (_decision(before, after, change, moved) for before, after, change in pairs)
    return tuple(decision for decision in asked if decision.parts or decision.clauses)


def _decision(before: Tool, after: Tool, change: Change | None, moved: Sequence[str]) -> NewDecision:
    parts = tuple(_parts(change)) if change else ()
    clauses = tuple(cited for cited in after.cites if cited in moved)
    return NewDecision(after.id, after.name, parts, clauses, after.decided.on > before.decided.on)


def _parts(change: Change) -> Iterator[str]:
    if change.how is How.CHANGED:
        yield from (part.name for part in change.parts if part.name.startswith(DECIDED_ON))
