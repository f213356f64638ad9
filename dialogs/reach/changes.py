"""What has been written anew, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dialogs.library import Library
from dialogs.reach.parts import Words
from dialogs.reach.thing import Kind, Thing, Written
from dialogs.reach.things import things

NUMBER = "number"
"""The part of a clause that changes by itself when another is put before it."""


class How(StrEnum):
    """What has happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that differs. Of several wordings only those stand here that are on one side alone."""

    name: str
    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that differs, by what people know it by now."""

    thing: Thing
    how: How
    title: str
    parts: tuple[Part, ...]

    @property
    def only_number(self) -> bool:
        """Whether nothing but the number of a clause differs."""
        return self.how is How.CHANGED and all(part.name == NUMBER for part in self.parts)


def changes(old: Library, new: Library) -> tuple[Change, ...]:
    """Everything that differs between the two, in the order of kinds; nothing where they say the same."""
    return tuple(_changes(things(old), things(new)))


def _changes(before: dict[Thing, Written], after: dict[Thing, Written]) -> Iterator[Change]:
    order = list(Kind)
    for thing in sorted(dict.fromkeys((*after, *before)), key=lambda thing: order.index(thing.kind)):
        old, new = before.get(thing), after.get(thing)
        parts = tuple(_parts(old, new))
        if parts or old is None or new is None:
            yield Change(thing, _how(old, new), (new or old or Written("", {})).title, parts)


def _how(old: Written | None, new: Written | None) -> How:
    if old is None:
        return How.ADDED
    return How.REMOVED if new is None else How.CHANGED


def _parts(old: Written | None, new: Written | None) -> Iterator[Part]:
    before, after = (side.parts if side else {} for side in (old, new))
    for name in dict.fromkeys((*after, *before)):
        said, says = before.get(name, ()), after.get(name, ())
        if said != says:
            gone, come = (
                tuple(word for word in here if word not in there) for here, there in ((said, says), (says, said))
            )
            yield Part(name, gone, come)
